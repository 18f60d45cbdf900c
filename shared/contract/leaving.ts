import { z } from 'zod'
import { contract, method } from './define.ts'

/**
 * A file that is about to leave the window: a figure, a sheet of paper (of a chart, a measure, or a form to be filled
 * in), the logbook, how the columns of a table are read, or what they mean. `chart`: whose it shows; absent where it
 * shows nobody.
 */
export const leavingFile = z.strictObject({
  what: z.enum([
    'figure',
    'summary',
    'letter',
    'referral',
    'recipe',
    'measure',
    'logbook',
    'dictionary',
    'form',
    'question',
  ]),
  as: z.enum(['svg', 'png', 'pdf', 'json', 'csv']),
  chart: z.int().positive().optional(),
})
export type LeavingFile = z.infer<typeof leavingFile>

const nothing = z.strictObject({})
/** `sha256`: of the bytes of the file, by which it is known when it turns up. */
const file = z.strictObject({ ...leavingFile.shape, sha256: z.string().regex(/^[0-9a-f]{64}$/u) })

/** main, to records: what it writes into files for the page, which can neither ask for such a line nor leave it out. */
export const leaving = contract('leaving', {
  /**
   * Before the file is there. Faults: `locked` where nobody has opened the casebook, `not-found` where there is no such
   * chart.
   */
  begin: method({ input: file, output: nothing }),
  /** It came to nothing. */
  failed: method({ input: file.pick({ sha256: true }), output: nothing }),
})
