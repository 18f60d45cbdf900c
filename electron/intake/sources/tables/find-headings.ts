import { utils } from '@e965/xlsx'
import { headingsAt, type Heading } from './headings.ts'
import { numberIn } from './read-value.ts'
import { readDate } from './read-date.ts'
import type { Cell, Row } from './row.ts'
import type { Sample } from './samples.ts'

/** Where the headings of a table stand, and what they are. */
export interface FoundHeadings {
  /** The last row of them. */
  readonly headerRow: number
  readonly headerRows: 1 | 2
  readonly headings: readonly Heading[]
}

/** A heading is words: no number, no date. */
function isHeading({ text, kind }: Cell): boolean {
  if (kind !== undefined) return false
  const words = text.trim()
  if (words.length > 200 || numberIn(words, 'point') !== undefined) return false
  return readDate({ text: words }, { order: 'day-first', received: '2100-01-01' }) === undefined
}

const widthFrom = (rows: readonly Row[]) =>
  rows.reduce((most, { cells }) => Math.max(most, (cells.at(-1)?.column ?? -1) + 1), 0)

/** Whether cells of this row are joined over several columns, as the names of groups are. */
const hasGroups = (row: Row, merged: readonly string[]) =>
  merged.some(range => {
    const { s, e } = utils.decode_range(range)
    return s.r + 1 === row.row && e.r === s.r && e.c > s.c && row.cells.some(({ column }) => column === s.c)
  })

/** The headings that a row of a sample would give, by themselves or below the names of groups. */
export function headingsIn(sample: Sample, at: number, headerRows: 1 | 2): FoundHeadings | undefined {
  const row = sample.rows[at]
  const above = sample.rows[at - 1]
  if (!row || (headerRows === 2 && above?.row !== row.row - 1)) return undefined
  // Once for all columns: there may be sixteen thousand.
  const filled = new Set(sample.rows.slice(at).flatMap(each => each.cells.map(({ column }) => column)))
  const headings = headingsAt(row, {
    groups: headerRows === 2 ? above : undefined,
    merged: sample.merged,
    widest: widthFrom(sample.rows.slice(at + 1)),
  }).filter(({ at: column }) => filled.has(column))
  return { headerRow: row.row, headerRows, headings }
}

/**
 * Where the headings most likely stand: in the first row that is words throughout and about as wide as what follows it.
 * Undefined where no row is.
 */
export function guessHeadings(sample: Sample): FoundHeadings | undefined {
  for (const [at, row] of sample.rows.entries()) {
    const below = sample.rows.slice(at + 1)
    const width = median(below.map(({ cells }) => cells.length))
    if (row.cells.length < 2 || below.length === 0) continue
    const words = row.cells.filter(isHeading).length
    if (words < row.cells.length || row.cells.length < 0.6 * width) continue
    const above = sample.rows[at - 1]
    const isBelowGroups = above?.row === row.row - 1 && hasGroups(above, sample.merged)
    return headingsIn(sample, at, isBelowGroups ? 2 : 1)
  }
  return undefined
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
