import { geneTables } from '../../../../shared/domain/pgx/gene-table.ts'
import type { Build } from './builds.ts'

/** From where to where lines matter, on one chromosome. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** The positions of all tables by their chromosomes, in order, those that touch put together. */
const stretches: ReadonlyMap<string, readonly Stretch[]> = new Map(
  [...Map.groupBy(geneTables, ({ chromosome }) => chromosome)].map(([chromosome, tables]) => {
    const all = tables
      .flatMap(({ positions }) => positions)
      .map(({ at, ref, slidesTo = 0 }) => ({ from: at, to: Math.max(at + ref.length - 1, slidesTo) }))
      .toSorted((one, other) => one.from - other.from)
    const joined: Array<{ from: number; to: number }> = []
    for (const each of all) {
      const last = joined.at(-1)
      if (last && each.from <= last.to) last.to = Math.max(last.to, each.to)
      else joined.push({ ...each })
    }
    return [chromosome, joined]
  }),
)
const rsids: ReadonlySet<string> = new Set(
  geneTables.flatMap(({ positions }) => positions.flatMap(({ rsid }) => rsid ?? [])),
)

/**
 * Whether a line speaks of a position that a table names. On the other build, where the tables have no positions, it is
 * known by its number in dbSNP: such a line is kept, and no allele is told by it.
 */
export function isOfPanel(
  { chromosome, position, ids }: { chromosome: string; position: number; ids: readonly string[] },
  until: number,
  build: Build,
): boolean {
  if (build !== 'GRCh38') return ids.some(id => rsids.has(id))
  const known = stretches.get(chromosome)
  if (!known) return false
  let [low, high] = [0, known.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (known[middle]!.to < position) low = middle + 1
    else high = middle
  }
  return low < known.length && known[low]!.from <= until
}

/** What a line's own annotation says of what it means, where that is pathogenic or likely so; else nothing. */
export function pathogenicIn(info: string): string[] {
  if (!info.includes('athogenic')) return []
  return [
    ...new Set(
      info
        .split(/[;=,|&/()]/)
        .filter(word => /^(?:likely[_ ])?pathogenic(?:[_ ]?low[_ ]penetrance)?$/i.test(word.trim())),
    ),
  ]
}
