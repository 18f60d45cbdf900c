import { z } from 'zod'
import { analyteNames, resultGroups } from '../domain/chart/analytes.ts'
import { drugMarks, drugStates } from '../domain/chart/drugs.ts'
import { timelineKinds } from '../domain/chart/timeline.ts'
import { problemStates } from '../domain/chart/problems.ts'
import { resultMarks } from '../domain/chart/result-marks.ts'
import { decisionChoices } from '../domain/decisions/decision.ts'
import { standing, subjects } from '../domain/facts/standing.ts'
import { moment } from '../domain/moment.ts'
import { message, term } from '../words/message.ts'
import { method } from './define.ts'
import { factId, factLine, said } from './fact-line.ts'

const patient = z.int().positive()
const atCharts = ['clinician', 'assistant'] as const
const limits = z.strictObject({ low: z.number().optional(), high: z.number().optional() })

/** What a line on a chart of several sources comes from, and what of it is in doubt. */
const doubts = {
  /** What it came from, where it stands on a chart of several sources. */
  source: message.optional(),
  /** Others tell the same: how many. */
  witnesses: z.int().optional(),
  /** Nothing decides which of its versions is newer. */
  undecided: z.boolean().optional(),
  /** Another delivery of its table tells another value of the same day. */
  otherwise: z.boolean().optional(),
}

export const problemLine = z.strictObject({
  label: z.string(),
  is: z.enum(problemStates),
  isFinding: z.boolean(),
  since: moment.optional(),
  until: moment.optional(),
  standing,
  about: z.enum(subjects),
  status: z.string(),
  times: z.int(),
  /** The one that decides first. */
  facts: z.array(factId),
  ...doubts,
})
export const drugLine = z.strictObject({
  name: z.string(),
  strength: z.string(),
  dose: z.string(),
  form: z.string(),
  is: z.enum(drugStates),
  mark: z.enum(drugMarks).optional(),
  because: z.string().optional(),
  since: moment.optional(),
  renewed: moment.optional(),
  changed: moment.optional(),
  end: moment.optional(),
  provenUntil: z.number().optional(),
  /** It ended within the last year. */
  isRecent: z.boolean(),
  facts: z.array(factId),
  ...doubts,
})
export const visitLine = z.strictObject({
  is: z.enum(timelineKinds),
  /** What its file or form says of it; none for a note, which is read with the notes. */
  facts: z.array(factId),
  /** Why or what kind of visit; of a note its title; else ''. */
  label: z.string(),
  start: moment.optional(),
  end: moment.optional(),
  standing,
  problems: z.array(z.string()),
  medicines: z.array(z.string()),
  /** What else a form or the entries of a day tell. */
  others: z.array(z.string()),
  /** Of a decision: what was chosen beside which answer. */
  decided: z.strictObject({ choice: z.enum(decisionChoices), treatment: term, title: term }).optional(),
  ...doubts,
})
/** Which series it is of: what `series` is asked for. */
const seriesKey = z.strictObject({ system: z.string(), code: z.string(), unit: z.string() })

export const resultLine = z.strictObject({
  /** As its source calls it, and by which name the chart knows it. */
  label: z.string(),
  analyte: z.enum(analyteNames).optional(),
  group: z.enum(resultGroups),
  /** The number as it is shown, of blood pressure both; with its comparator. */
  text: z.string(),
  /** As it is printed; '' of a pure number, absent where its source names none. */
  unit: z.string().optional(),
  start: moment,
  fact: factId,
  mark: z.enum(resultMarks).optional(),
  /** Hardly possible, or too far from the one before: a reason to look at the source. */
  check: message.optional(),
  /** As its source wrote it, where that was in another unit. */
  written: z.string().optional(),
  reference: said.optional(),
  /** Whether the reference is its laboratory's, or what is usual in adults. */
  referenceBy: z.enum(['source', 'usual']).optional(),
  before: z
    .strictObject({ text: z.string(), start: moment, fact: factId, written: z.string().optional() })
    .optional(),
  n: z.int(),
  series: seriesKey,
  /** Its course in the unit that is shown, the oldest first; clock milliseconds. Of blood pressure the systolic. */
  course: z.strictObject({ clock: z.array(z.number()), value: z.array(z.number()) }),
  band: limits.optional(),
  ...doubts,
})
export type ResultLine = z.infer<typeof resultLine>
export type DrugLine = z.infer<typeof drugLine>
export type ProblemLine = z.infer<typeof problemLine>
export type VisitLine = z.infer<typeof visitLine>

export const summary = z.strictObject({
  /** Today, or the death at which everything stands still; clock milliseconds. */
  asOf: z.number(),
  isAtDeath: z.boolean(),
  problems: z.array(problemLine),
  drugs: z.array(drugLine),
  /** The dozen that matter, in the order in which they are shown. */
  results: z.array(resultLine),
  /** The one time axis of all courses; clock milliseconds. */
  axis: z.strictObject({ from: z.number(), to: z.number() }).optional(),
  /** The latest visits, signed forms, notes and days of other entries; and how many there are. */
  visits: z.array(visitLine),
  /** The last visit, or, where none is known, the last day of which anything tells. */
  lastSeen: z.strictObject({ start: moment, isVisit: z.boolean() }).optional(),
  visitsInAll: z.int(),
  due: z.array(message),
})
export type Summary = z.infer<typeof summary>

/** The part of `patients` for the whole picture of one person. */
export const summaryMethods = {
  /** What stands on the first page of a chart. What is refuted, planned or a relative's counts nowhere. */
  summary: method({ roles: atCharts, input: z.strictObject({ patient }), output: summary }),
  /** Visits, what was signed by hand, and days of other entries, the newest first. */
  visits: method({
    roles: atCharts,
    input: z.strictObject({
      patient,
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(visitLine) }),
  }),
  /** One fact as the line it is on a chart. */
  line: method({ roles: atCharts, input: factId, output: factLine }),
} as const
