import { z } from 'zod'
import { code, factKind } from '../domain/fact.ts'
import { moment } from '../domain/moment.ts'
import { sex } from '../domain/patient.ts'
import { message } from '../words/message.ts'
import { contract, method } from './define.ts'

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
  /** Names of recorded allergies; `allergiesRecorded` false means nobody recorded any, not that there are none. */
  allergies: z.array(z.strictObject({ label: z.string(), criticality: z.string().optional() })),
  allergiesRecorded: z.boolean(),
  lastChange: z.string(), // ISO minute at which this casebook last learned something
  counts,
})
export const factLine = z.strictObject({
  fact: factId,
  label: z.string(),
  codes: z.array(code),
  status: z.string(),
  start: moment.optional(),
  end: moment.optional(),
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
})
export const noteLine = z.strictObject({
  note: z.int(),
  title: z.string(),
  written: moment,
  own: z.boolean(),
  versions: z.int(),
  status: z.enum(['draft', 'final', 'imported']),
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
    output: z.strictObject({ total: z.int(), rows: z.array(patientLine) }),
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
      z.strictObject({ label: z.string(), start: moment, end: moment.optional(), status: z.string() }),
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
})
