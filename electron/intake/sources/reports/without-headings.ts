import { unitOf } from '../../border/units/unit-of.ts'
import type { Cells } from './cells.ts'
import type { Line, Segment } from './lines.ts'
import { flagOf, isWordResult, rangeIn } from './read-cells.ts'
import type { Draft } from './rows-under.ts'
import type { JudgedLine } from '../../../../shared/domain/reports/proposal.ts'

const textOf = ({ words }: Segment) => words.map(({ text }) => text).join(' ')
const isNumber = (text: string) => /^[<>≤≥]{0,2}\s?\d[\d.,]*$/.test(text)

/** What a part of a line can be by its words alone; undefined where it can be nothing or two things. */
function kindOf(text: string): 'unit' | 'range' | 'flag' | undefined {
  const range = rangeIn(text, { decimal: 'point', unit: undefined })
  const comma = rangeIn(text, { decimal: 'comma', unit: undefined })
  const isRange = [range, comma].some(each => each?.low !== undefined || each?.high !== undefined)
  const kinds = [
    ...(isRange ? (['range'] as const) : []),
    ...(unitOf({ unit: text }) !== undefined && !isNumber(text) ? (['unit'] as const) : []),
    ...(flagOf(text) ? (['flag'] as const) : []),
  ]
  // L is a litre to one and low to another; beside a unit of its own it is low.
  if (kinds.length === 2 && kinds.includes('flag') && text.length === 1) return 'flag'
  return kinds.length === 1 ? kinds[0] : undefined
}

/** A line that says a name, a number, and a unit or a range, each in a part of its own; undefined for any other. */
function draftOf(line: Line): (Draft & { at: Segment }) | undefined {
  const [first, second, ...rest] = line.segments
  if (!first || !second || rest.length === 0 || rest.length > 3 || line.isOverprinted) return undefined
  const [name, value] = [textOf(first), textOf(second)]
  if (!/^\p{L}/u.test(name) || name.includes(':') || !(isNumber(value) || isWordResult(value)))
    return undefined
  const found: Partial<Record<'unit' | 'range' | 'flag', string>> = {}
  for (const segment of rest) {
    const text = textOf(segment)
    const kind = kindOf(text)
    if (kind === undefined || found[kind] !== undefined) return undefined
    found[kind] = text
  }
  if (found.unit === undefined && found.range === undefined) return undefined
  const cells: Cells = {
    line,
    text: {},
    left: first.left,
    right: line.segments.at(-1)!.right,
    isUnclear: false,
  }
  const { unit = '', range = '', flag = '' } = found
  return { cells: [cells], name, value, unit, range, flag, section: '', isSure: true, at: second }
}

/** Values stand one below the other: by their left edges, their right edges or their middles. */
const areAligned = (one: Segment, other: Segment, size: number) =>
  Math.abs(one.left - other.left) < size / 2 ||
  Math.abs(one.right - other.right) < size / 2 ||
  Math.abs(one.left + one.right - other.left - other.right) < size

/** So many lines that look alike are a table, though no heading says so. */
const FEWEST = 3

/** The rows of a page on which no headings stand: lines of one shape whose values stand below each other. */
export function rowsWithoutHeadings(lines: readonly Line[]): {
  drafts: Draft[]
  fates: Map<Line, JudgedLine['fate']>
} {
  const found = lines.flatMap(line => {
    const draft = draftOf(line)
    return draft ? [{ line, draft }] : []
  })
  const isRow = ({ line, draft }: (typeof found)[number]) =>
    found.filter(other => areAligned(draft.at, other.draft.at, line.size)).length >= FEWEST
  const rows = found.filter(isRow)
  const fates = new Map<Line, JudgedLine['fate']>(rows.map(({ line }) => [line, 'row']))
  for (const line of lines) {
    const texts = line.segments.map(textOf)
    const looksSo = texts.length > 2 && /\p{L}/u.test(texts[0]!) && texts.slice(1).some(isNumber)
    if (looksSo && !fates.has(line)) fates.set(line, 'lost')
  }
  return {
    drafts: rows.map(({ draft: { at: _at, ...draft } }) => draft),
    fates,
  }
}
