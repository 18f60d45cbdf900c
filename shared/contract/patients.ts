import { z } from 'zod'
import { code, factKind } from '../domain/fact.ts'
import { medicineStates } from '../domain/facts/medicine-state.ts'
import { foundBy, foundCounts } from '../domain/found-by.ts'
import { moment } from '../domain/moment.ts'
import { most } from '../domain/most.ts'
import { sex } from '../domain/patient.ts'
import { message } from '../words/message.ts'
import { contract, method } from './define.ts'
import { factId, factLine } from './fact-line.ts'
import { knownAllergies } from './known-allergies.ts'
import { byHandMethods } from './patients-by-hand.ts'
import { criticalMethods } from './patients-critical.ts'
import { geneMethods } from './patients-genes.ts'
import { findingMethods } from './patients-findings.ts'
import { followUpMethods } from './patients-follow-up.ts'
import { decisionMethods } from './patients-decisions.ts'
import { flowsheetMethods } from './patients-flowsheet.ts'
import { logbookMethods } from './patients-logbook.ts'
import { measureMethods } from './patients-measures.ts'
import { peopleMethods } from './patients-people.ts'
import { noteToSign, signedNote } from './sign-note.ts'
import { summaryMethods } from './patients-summary.ts'

const patient = z.int().positive()
const name = z.string().max(most.nameCharacters)
const page = { offset: z.int().nonnegative(), limit: z.int().min(1).max(500) }
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
  /** Of a search hit that is not the name: the words of the code, or those around what was found in a text. */
  hit: z.string().optional(),
  /** By what she was found, where something was looked for. */
  by: foundBy.optional(),
})
export const banner = z.strictObject({
  patient,
  name: z.string(),
  otherNames: z.array(z.string()),
  birth: moment.optional(),
  /** It was reckoned from an age that somebody told. */
  birthIsAbout: z.literal(true).optional(),
  sex,
  death: z.union([moment, z.literal('deceased')]).optional(),
  identifiers: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  /** False where her source no longer keeps this record. */
  active: z.boolean(),
  ...knownAllergies,
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
export const noteLine = z.strictObject({
  note: z.int(),
  title: z.string(),
  written: moment,
  own: z.boolean(),
  versions: z.int(),
  status: z.enum(['draft', 'final', 'imported']),
  /** Written on the wrong chart, where it stands struck; or come from one. */
  moved: z.enum(['away', 'here']).optional(),
})
/** Who works with charts. What they say is a clinician's to write. */
const atCharts = ['clinician', 'assistant'] as const
const requestId = z.string().min(8).max(64)

/** records, to the window: what a clinician sees of her patients. */
export const patients = contract('patients', {
  /** Sorted by name; `query` searches names, identifiers, birth dates, codes and notes as you type. */
  list: method({
    roles: atCharts,
    input: z.strictObject({ query: z.string().max(200), ...page }),
    output: z.strictObject({
      total: z.int(),
      /** More were found than anybody reads: those beyond `total` are not listed. */
      isMore: z.boolean(),
      /** Where something was looked for; people are listed in this order. */
      counts: foundCounts.optional(),
      rows: z.array(patientLine),
    }),
  }),
  /** The banner. Every look is written to the audit log. */
  open: method({
    roles: atCharts,
    input: z.strictObject({ patient }),
    output: banner,
  }),
  /** Who stands on these charts, in their order; a chart that is no more is left out. */
  named: method({
    roles: atCharts,
    input: z.strictObject({ patients: z.array(patient).max(500) }),
    output: z.array(z.strictObject({ patient, name: z.string(), birth: moment.optional() })),
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
      z.strictObject({
        code,
        /** By which its series is asked for, and as it is printed. */
        unit: z.string(),
        printed: z.string(),
        n: z.int(),
        last: z.number(),
        lastTime: moment.optional(),
      }),
    ),
  }),
  series: method({
    roles: atCharts,
    input: z.strictObject({ patient, system: name, code: name, unit: name }),
    output: z.strictObject({
      label: z.string(),
      /** As it is printed. */
      unit: z.string(),
      reference: z.strictObject({ low: z.number().optional(), high: z.number().optional() }).optional(),
      points: z.array(
        z.strictObject({
          time: moment,
          value: z.number(),
          /** The number as it is shown, no more exact than its source was. */
          text: z.string(),
          comparator: z.string().optional(),
          /** As its source wrote it, where that was in another unit. */
          written: z.string().optional(),
          /** What it came from, where it stands on a chart of several sources. */
          source: message.optional(),
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
      moved: z.enum(['away', 'here']).optional(),
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
        why: z.string(),
      }),
    ),
  }),
  /**
   * Signs a note: a new one, or where `note` is given the next version of it, which amends the one before. `conflict`
   * when `version` is not the newest. Repeating a request id changes nothing. A note that also states facts is signed
   * by `enter` of intake.
   */
  signNote: method({ input: noteToSign.extend({ requestId, patient }), output: signedNote }),
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
      /** False where these bytes went with somebody who was erased; `text` is '' then. */
      isKept: z.boolean(),
      text: z.string(),
      /** What the file came from, where it stands on a chart of several sources. */
      source: message.optional(),
      /** Of what was found in a note and said yes to: the words it was found in, with those around them. */
      foundIn: z
        .strictObject({ document: patient, before: z.string(), words: z.string(), behind: z.string() })
        .optional(),
    }),
  }),
  history: method({
    roles: atCharts,
    input: factId,
    output: z.array(z.strictObject({ changed: z.string(), current: z.boolean(), text: z.string() })),
  }),
  ...byHandMethods,
  ...criticalMethods,
  ...peopleMethods,
  ...summaryMethods,
  ...geneMethods,
  ...flowsheetMethods,
  ...measureMethods,
  ...followUpMethods,
  ...decisionMethods,
  ...findingMethods,
  ...logbookMethods,
})
