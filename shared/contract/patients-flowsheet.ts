import { z } from 'zod'
import { analyteNames, resultGroups } from '../domain/chart/analytes.ts'
import { resultMarks } from '../domain/chart/result-marks.ts'
import { moment } from '../domain/moment.ts'
import { message } from '../words/message.ts'
import { method } from './define.ts'
import { said } from './fact-line.ts'

/** No more results of one person are shown by date than these, the newest. */
export const MOST_RESULTS = 20_000

const place = z.int().nonnegative()

/** One measurement of a flowsheet. Lists of one length: a cell is at one place of each. */
export const flowsheetRow = z.strictObject({
  label: z.string(),
  analyte: z.enum(analyteNames).optional(),
  group: z.enum(resultGroups),
  /** Of what is a number: as it is printed, '' of a pure one; absent where its source names none. */
  unit: z.string().optional(),
  reference: said.optional(),
  referenceBy: z.enum(['source', 'usual']).optional(),
  /** Which series it is of; absent where its results are words. */
  series: z.strictObject({ system: z.string(), code: z.string(), unit: z.string() }).optional(),
  /** The column of each cell, the newest first, and what stands there: the last result of that day. */
  column: z.array(place),
  fact: z.array(z.int().positive()),
  text: z.array(z.string()),
  mark: z.array(z.union([z.enum(resultMarks), z.literal('')])),
  /** How many more results there are on that day. */
  more: z.array(place),
  /** What else is to be said of a cell, by its place in the lists; of few cells anything is. */
  notes: z.array(
    z.strictObject({
      at: place,
      /** As its source wrote it, where that was in another unit. */
      written: z.string().optional(),
      check: message.optional(),
      undecided: z.boolean().optional(),
      /** Preliminary, or not said to be so. */
      uncertain: z.boolean().optional(),
      /** What it came from, where it stands on a chart of several sources. */
      source: message.optional(),
    }),
  ),
})
export const flowsheet = z.strictObject({
  /** The days on which something was measured, the newest first; of what is known to the month or year, that. */
  columns: z.array(moment),
  rows: z.array(flowsheetRow),
  /** There are older results than those that are shown. */
  isMore: z.boolean(),
})
export type Flowsheet = z.infer<typeof flowsheet>
export type FlowsheetRow = z.infer<typeof flowsheetRow>

/** The part of `patients` for results by date. */
export const flowsheetMethods = {
  /** What was measured, seen or asked, by measurement and day: the newest `most` facts that happened on a known day. */
  flowsheet: method({
    roles: ['clinician', 'assistant'],
    input: z.strictObject({ patient: z.int().positive(), most: z.int().min(1).max(MOST_RESULTS) }),
    output: flowsheet,
  }),
} as const
