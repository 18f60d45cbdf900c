import { z } from 'zod'
import { recipe } from '../../../../shared/domain/recipe.ts'

/** The name of the question what the tables of a file are; its answer is a `BoundFile` as JSON, kept with the file. */
export const TABLES = 'tables'

/** One table of a file, and where its columns stand in it. */
export const boundTable = z.strictObject({
  /** '' where there are no sheets. */
  sheet: z.string(),
  /** The last row of its headings. */
  headerRow: z.int().positive(),
  /** The row below them that says their units, where there is one. */
  unitsRow: z.int().positive().optional(),
  /** The last row of it, where another table follows. */
  lastRow: z.int().positive().optional(),
  columns: z.array(z.strictObject({ at: z.int().nonnegative(), header: z.string() })),
  recipe,
})
export type BoundTable = z.infer<typeof boundTable>

/** What is known of a file's tables: with it one row can be read by itself. */
export const boundFile = z.strictObject({
  /** What parts the cells; absent in a workbook. */
  delimiter: z.enum(['\t', ';', '|', ',']).optional(),
  tables: z.array(boundTable),
})
export type BoundFile = z.infer<typeof boundFile>

let last: { readonly text: string; readonly file: BoundFile | undefined } | undefined

/** What a file's answers say of its tables; undefined where they say nothing. Asked with each row: it remembers. */
export function boundIn(answer: string | undefined): BoundFile | undefined {
  if (answer === undefined) return undefined
  if (last?.text !== answer) last = { text: answer, file: parsed(answer) }
  return last.file
}
function parsed(text: string): BoundFile | undefined {
  try {
    return boundFile.safeParse(JSON.parse(text)).data
  } catch {
    return undefined // no JSON
  }
}
