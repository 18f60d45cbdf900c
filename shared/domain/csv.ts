/** By which spreadsheets know that a file is UTF-8. */
const MARK = '\uFEFF'

export type Cell = string | number | null | undefined

/** A cell as RFC 4180 writes it: quoted where it holds a quote, a comma or an end of line. */
function cell(value: Cell): string {
  const text = value === null || value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const row = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\r\n`
/** The first line of a table. */
export const heading = (names: readonly string[]): string => MARK + row(names)
