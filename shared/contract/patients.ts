import { z } from 'zod'
import { code, factKind } from '../domain/fact.ts'
import { medicineStates } from '../domain/facts/medicine-state.ts'
import { standing, subjects } from '../domain/facts/standing.ts'
import { moment } from '../domain/moment.ts'
import { sex } from '../domain/patient.ts'
import { message } from '../words/message.ts'
import { contract, method } from './define.ts'
import { peopleMethods } from './patients-people.ts'

const patient = z.int().positive()
const factId = z.strictObject({ kind: factKind, id: z.int().positive() })
const page = { offset: z.int().nonnegative(), limit: z.int().min(1).max(500) }
/** Words of the source, or a message of ours. */
const said = z.union([message, z.string()])
const counts = z.record(factKind, z.int())

export const patientLine = z.strictObject({
  patient,
  name: z.string(),
  birth: moment.optional(),
  sex,
  deceased: z.boolean(),
  identifier: z.string().optional(),
  lastActivity: moment.optional(),
  facts: z.int(),
  /** Where a search hit that is not the name was found, with the words around it. */
  hit: z.string().optional(),
})
export const banner = z.strictObject({
  patient,
  name: z.string(),
  otherNames: z.array(z.string()),
  birth: moment.optional(),
  sex,
  death: z.union([moment, z.literal('deceased')]).optional(),
  identifiers: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  /** False where her source no longer keeps this record. */
  active: z.boolean(),
  /** Allergies she has or may have: what is refuted, resolved or taken back is not among them. */
  allergies: z.array(
    z.strictObject({
      label: z.string(),
      /** False where nobody confirmed it, or its source does not say. */
      isCertain: z.boolean(),
      criticality: z.string().optional(),
      reactions: z.array(z.string()),
    }),
  ),
  /** Somebody asked and wrote down that there is none, such as "no known drug allergy". */
  noKnownAllergies: z.array(z.string()),
  /** False where nobody wrote anything down, which is not to say that there are none. */
  allergiesRecorded: z.boolean(),
  lastChange: z.string(), // ISO minute at which this casebook last learned something
  /** What her source says of her that could not be read, such as a birth date that is none. */
  unread: z.array(z.strictObject({ path: z.string(), text: z.string() })),
  /** The sources that describe her, as they are called, where there are several; else none. */
  joinedFrom: z.array(message),
  /** In what those sources differ, and which is shown. */
  differences: z.array(message),
  /** When something last happened to her, by now: how old the picture is. */
  upTo: moment.optional(),
  counts,
})
export const factLine = z.strictObject({
  fact: factId,
  label: z.string(),
  codes: z.array(code),
  /** Whether it is so, and about whom: what is not `happened` of the patient herself is marked, and never counted. */
  standing,
  about: z.enum(subjects),
  status: z.string(),
  /** The moment it is put in order by, and what it is the moment of. */
  start: moment.optional(),
  datedBy: z.enum(['happened', 'ended', 'known', 'recorded']).optional(),
  end: moment.optional(),
  /** When it happened, in the source's words, where they are no date. */
  when: z.string().optional(),
  value: said.optional(),
  unit: z.string().optional(),
  number: z.number().optional(),
  reference: said.optional(),
  interpretation: z.string().optional(),
  detail: said.optional(),
  components: z.array(z.strictObject({ label: z.string(), value: said, unit: z.string().optional() })),
  /** Well-formed but implausible, and why. */
  flag: message.optional(),
  changes: z.int(), // earlier versions kept in the history
  /** Nothing decides which of its versions is newer: the others stand in its history. */
  undecided: z.boolean().optional(),
  /** How many of its values this version has no place for; they stand in the source. */
  unread: z.int(),
  /** Facts that tell the same and are no lines of their own, each with what its source is called. */
  witnesses: z.array(z.strictObject({ fact: factId, source: message })).optional(),
})
export const noteLine = z.strictObject({
  note: z.int(),
  title: z.string(),
  written: moment,
  own: z.boolean(),
  versions: z.int(),
  status: z.enum(['draft', 'final', 'imported']),
})
/** A critical result that nobody has acknowledged. */
export const criticalLine = z.strictObject({
  /** Absent where no source has described her yet: it stands on nobody's chart. */
  patient: patient.optional(),
  name: z.string(),
  line: factLine,
  /** An earlier version of it was acknowledged, and it was corrected since. */
  again: z.boolean(),
})
/** Who works with charts. What they say is a clinician's to write. */
const atCharts = ['clinician', 'assistant'] as const
const requestId = z.string().min(8).max(64)

/** records, to the window: what a clinician sees of her patients. */
export const patients = contract('patients', {
  /** Sorted by name; `query` searches names, identifiers, codes and notes as you type. */
  list: method({
    roles: atCharts,
    input: z.strictObject({ query: z.string().max(200), ...page }),
    output: z.strictObject({
      total: z.int(),
      /** More were found than anybody reads: those beyond `total` are not listed. */
      isMore: z.boolean(),
      rows: z.array(patientLine),
    }),
  }),
  /** The banner. Every look is written to the audit log. */
  open: method({
    roles: atCharts,
    input: z.strictObject({ patient }),
    output: banner,
  }),
  facts: method({
    roles: atCharts,
    input: z.strictObject({ patient, kind: factKind, ...page }),
    output: z.strictObject({ total: z.int(), rows: z.array(factLine) }),
  }),
  /** Everything that has been measured in numbers, components included, by code. */
  measured: method({
    roles: atCharts,
    input: z.strictObject({ patient }),
    output: z.array(
      z.strictObject({ code, unit: z.string(), n: z.int(), last: z.number(), lastTime: moment.optional() }),
    ),
  }),
  series: method({
    roles: atCharts,
    input: z.strictObject({ patient, system: z.string(), code: z.string(), unit: z.string() }),
    output: z.strictObject({
      label: z.string(),
      unit: z.string(),
      reference: z.strictObject({ low: z.number().optional(), high: z.number().optional() }).optional(),
      points: z.array(
        z.strictObject({
          time: moment,
          value: z.number(),
          comparator: z.string().optional(),
          /** As its source wrote it, where that was in another unit. */
          written: z.string().optional(),
          fact: factId,
          interpretation: z.string().optional(),
          flag: message.optional(),
        }),
      ),
    }),
  }),
  medicationSpans: method({
    roles: atCharts,
    input: z.strictObject({ patient }),
    output: z.array(
      z.strictObject({
        label: z.string(),
        start: moment,
        end: moment.optional(),
        is: z.enum(medicineStates),
        /** Clock milliseconds: the last moment that anything proves. */
        provenUntil: z.number().optional(),
      }),
    ),
  }),
  /**
   * Critical results that nobody has acknowledged, the newest first: those that their source itself calls so, by its
   * interpretation or by a range of its own.
   */
  critical: method({
    roles: atCharts,
    input: z.strictObject(page),
    output: z.strictObject({ total: z.int(), rows: z.array(criticalLine) }),
  }),
  /**
   * Says what was done about a critical result, which leaves the list until it is corrected. `conflict` where it was
   * corrected, taken back or acknowledged in the meantime. Repeating a request id changes nothing.
   */
  acknowledge: method({
    input: z.strictObject({ requestId, fact: factId, done: z.string().trim().min(1).max(2_000) }),
    output: z.strictObject({}),
  }),
  /** What was done about a result, in every version of it, the newest first. */
  acknowledgements: method({
    roles: atCharts,
    input: factId,
    output: z.array(
      z.strictObject({
        at: z.string(),
        person: z.string(),
        done: z.string(),
        /** It was about this version. */
        isOfThis: z.boolean(),
      }),
    ),
  }),
  notes: method({
    roles: atCharts,
    input: z.strictObject({ patient }),
    output: z.array(noteLine),
  }),
  readNote: method({
    roles: atCharts,
    input: z.strictObject({ note: z.int() }),
    output: z.strictObject({
      note: z.int(),
      version: z.int(),
      title: z.string(),
      text: z.string(),
      written: moment,
      status: z.enum(['draft', 'final', 'imported']),
      own: z.boolean(),
    }),
  }),
  noteVersions: method({
    roles: atCharts,
    input: z.strictObject({ note: z.int() }),
    output: z.array(
      z.strictObject({
        version: z.int(),
        title: z.string(),
        text: z.string(),
        written: moment,
        person: z.string(),
      }),
    ),
  }),
  /**
   * Saves a new version (or a new note when `note` is absent). `conflict` when `version` is not the newest.
   * Repeating a request id changes nothing.
   */
  writeNote: method({
    input: z.strictObject({
      requestId,
      patient,
      note: z.int().optional(),
      version: z.int().optional(),
      title: z.string().max(200),
      text: z.string().max(200_000),
      status: z.enum(['draft', 'final']),
    }),
    output: z.strictObject({ note: z.int(), version: z.int() }),
  }),
  /** The bytes a fact came from, as text, with the file and the place in it. */
  source: method({
    roles: atCharts,
    input: factId,
    output: z.strictObject({
      path: z.string(),
      sha256: z.string(),
      format: z.string(),
      position: z.string(),
      imported: z.string(),
      text: z.string(),
    }),
  }),
  history: method({
    roles: atCharts,
    input: factId,
    output: z.array(z.strictObject({ changed: z.string(), current: z.boolean(), text: z.string() })),
  }),
  ...peopleMethods,
})
