import { z } from 'zod'
import { moment } from '../domain/moment.ts'
import { most } from '../domain/most.ts'
import { pageText } from '../domain/reports/page-text.ts'
import { dateOrders, decimals, proposal } from '../domain/reports/proposal.ts'
import { method, progress } from './define.ts'
import { fileReport } from './file-report.ts'

const source = z.int().positive()
/** How what is written in two ways is read; absent where the report says so itself. */
const reading = { order: z.enum(dateOrders).optional(), decimal: z.enum(decimals).optional() }
const MOST_ROWS = 5_000

/** Reports from outside as PDF: what each proposes, and what somebody said of it after looking. */
export const reportMethods = {
  /**
   * What a report says, each result at its place; of one that was read, with what was said yes to then. Faults:
   * `not-found` where no report is kept under this number.
   */
  reportOf: method({
    input: z.strictObject({ source, ...reading }),
    output: z.strictObject({
      path: z.string(),
      /** The letters of each page at their places. */
      pages: z.array(pageText),
      proposal,
      /** The rows that somebody said yes to; null while it waits. */
      read: z.array(z.string()).nullable(),
    }),
  }),
  /**
   * Says whose a waiting report is, when its specimen was taken, and which of its rows are right, and reads it: it
   * waits no more. Faults: `not-found` where it does not wait or no such patient is here; `unreadable-source` where
   * these are no rows of it, or how it is to be read was left open.
   */
  readReport: method({
    input: z.strictObject({
      source,
      ...reading,
      patient: z.int().positive(),
      collected: moment.nullable(),
      laboratory: z.string().max(most.lineCharacters).optional(),
      number: z.string().max(most.lineCharacters).optional(),
      rows: z.array(z.string().max(most.lineCharacters)).max(MOST_ROWS),
    }),
    output: fileReport,
    progress,
  }),
} as const
