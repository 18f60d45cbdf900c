import { utils } from '@e965/xlsx'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import type { Row } from './row.ts'

export interface Heading {
  readonly at: number
  readonly header: string
}

const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
/** Cells that are one with others: the words of the first stand for all of them. `row` from 1. */
function spread(row: Row, merged: readonly string[]): ReadonlyMap<number, string> {
  const words = new Map(row.cells.map(({ column, text }) => [column, tidy(text)]))
  for (const range of merged) {
    const { s, e } = utils.decode_range(range)
    const first = s.r + 1 === row.row ? words.get(s.c) : undefined
    if (first === undefined) continue
    for (let at = s.c; at <= e.c && at - s.c < 1_000; at++) words.set(at, first)
  }
  return words
}

/**
 * The headings that a row gives, with those of the groups above it where `groups` is a row. What has no heading of its
 * own is called by its column's letters; of several that are called the same the later ones get numbers.
 *
 * `widest`: so many columns have something in them.
 */
export function headingsAt(
  row: Row,
  {
    groups,
    merged = [],
    widest = 0,
  }: { groups?: Row | undefined; merged?: readonly string[]; widest?: number },
): Heading[] {
  const own = spread(row, merged)
  const above = groups ? spread(groups, merged) : new Map<number, string>()
  const last = Math.max(widest - 1, row.cells.at(-1)?.column ?? -1)
  const seen = new Map<string, number>()
  const found: Heading[] = []
  for (let at = 0; at <= last; at++) {
    const words = [above.get(at), own.get(at)].filter(each => each !== undefined && each !== '')
    const name = words.length > 0 ? words.join(' ').slice(0, 450) : `Column ${utils.encode_col(at)}`
    const n = (seen.get(headingKey(name)) ?? 0) + 1
    seen.set(headingKey(name), n)
    found.push({ at, header: n === 1 ? name : `${name} (${n})` })
  }
  return found
}
