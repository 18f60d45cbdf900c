import type { Column } from './columns.ts'
import type { ColumnRole } from './column-words.ts'
import type { Line, Word } from './lines.ts'

/** What of one line stands in each column of a table. */
export interface Cells {
  readonly line: Line
  readonly text: Partial<Record<ColumnRole, string>>
  readonly left: number
  readonly right: number
  /** Whether a word lies across the border of two columns, or two columns are no further apart than two words. */
  readonly isUnclear: boolean
}

/** Of a letter's height: what reaches no further over a border is ink, not place. */
const OVER = 0.3

const wordsText = (words: readonly Word[]) => words.map(({ text }) => text).join(' ')

/** The words of a line by their columns; undefined where none of it stands in the table. */
export function cellsOf(line: Line, columns: readonly Column[]): Cells | undefined {
  const [from, to] = [columns[0]!.from, columns.at(-1)!.to]
  const words = line.words.filter(({ left, right }) => (left + right) / 2 > from && (left + right) / 2 < to)
  if (words.length === 0) return undefined
  const byColumn = columns.map(column =>
    words.filter(({ left, right }) => (left + right) / 2 >= column.from && (left + right) / 2 < column.to),
  )
  const crosses = ({ left, right, size }: Word) =>
    columns.some(
      ({ to: border }) => left < border - OVER * size && right > border + OVER * size && border !== to,
    )
  // A value that follows its name as a word follows another belongs to the name, for all one can tell.
  const isTorn = columns.some(({ role }, n) => {
    const before = columns[n - 1]
    if (!before || (role !== 'value' && before.role !== 'value') || role === 'flag' || role === 'unit')
      return false
    const segment = line.segments.find(({ left, right }) => left < before.to && right > before.to)
    return segment !== undefined
  })
  const text: Partial<Record<ColumnRole, string>> = {}
  for (const [n, own] of byColumn.entries()) {
    const { role } = columns[n]!
    if (own.length > 0)
      text[role] = text[role] === undefined ? wordsText(own) : `${text[role]} ${wordsText(own)}`
  }
  return {
    line,
    text,
    left: words[0]!.left,
    right: words.at(-1)!.right,
    isUnclear: isTorn || line.isOverprinted || words.some(crosses),
  }
}
