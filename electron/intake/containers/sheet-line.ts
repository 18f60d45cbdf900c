import { z } from 'zod'

/**
 * What a cell is: text where no letter stands; `n` a number, `d` a day or a moment, `t` a time of day or a length of
 * time, `b` yes or no, `e` an error of the program that wrote it, `f` a formula whose result was not saved.
 */
export const cellKinds = ['n', 'd', 't', 'b', 'e', 'f'] as const

/** Column letters, the text as shown, the kind, and the exact value where the text may say less. */
const sheetCell = z.union([
  z.tuple([z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.enum(cellKinds)]),
  z.tuple([z.string(), z.string(), z.enum(cellKinds), z.union([z.number(), z.string(), z.boolean()])]),
])
export type SheetCell = z.infer<typeof sheetCell>

/** A row of a workbook as one line: canonical, so that the same workbook is always the same text. */
export const sheetLine = z.strictObject({
  sheet: z.string(),
  row: z.int().positive(),
  cells: z.array(sheetCell),
})
export type SheetLine = z.infer<typeof sheetLine>

/** The first line: which sheets there are, and which cells of their first rows are one. */
export const sheetsOutline = z.strictObject({
  casebookSheets: z.literal(1),
  sheets: z.array(
    z.strictObject({ name: z.string(), isHidden: z.boolean(), merged: z.array(z.string()).max(2_000) }),
  ),
})
export type SheetsOutline = z.infer<typeof sheetsOutline>

/** How the text of a workbook begins. */
export const SHEETS_BEGIN = '{"casebookSheets":1,'
