import type { AlikeFrame } from '../../../../shared/domain/alike/alike.ts'
import { positionName } from '../../../../shared/domain/pgx/call-gene.ts'
import { geneTables, type GeneTable, type TablePosition } from '../../../../shared/domain/pgx/gene-table.ts'
import { OTHER, seenAt } from '../../../../shared/domain/pgx/seen-at.ts'
import type { VariantRead } from '../../../../shared/domain/pgx/variant-read.ts'
import { say } from '../../../../shared/words/message.ts'
import type { Store } from '../../open-store.ts'

type Column = AlikeFrame['traits'][number]
interface Rows {
  readonly rowOf: ReadonlyMap<number, number>
  readonly size: number
}

/** So many places are compared, those first at which most people differ: that all have the reference says nothing. */
const MOST_PLACES = 40

/**
 * How many of two strands differ from the reference at a place: 0, 1 or 2. NaN where it was not called, where two
 * samples contradict each other, and where what was read has no name: it is compared with nobody, and is not 0.
 */
export function copiesAt(at: TablePosition, lines: readonly VariantRead[]): number {
  const seen = seenAt(at, lines)
  if (seen.is !== 'called' || seen.alleles.includes(OTHER)) return NaN
  return seen.alleles.filter(each => each !== at.ref).length
}

const endOf = ({ at, ref, slidesTo = 0 }: TablePosition) => Math.max(at + ref.length - 1, slidesTo)
const differing = (values: Float32Array) => values.reduce((sum, each) => sum + Number(each > 0), 0)

/** What was read of everybody at the places of one gene at which somebody differs. */
function placesOf(
  { variantCalls }: Pick<Store, 'variantCalls'>,
  table: GeneTable,
  { rowOf, size }: Rows,
): Column[] {
  const { build, chromosome, positions } = table
  const from = Math.min(...positions.map(({ at }) => at))
  const last = Math.max(...positions.map(endOf))
  const columns = new Map<TablePosition, Column['values']>()
  for (const [person, lines] of variantCalls.across({ build, chromosome, from, last })) {
    const row = rowOf.get(person)
    if (row === undefined) continue
    for (const at of positions) {
      const copies = copiesAt(at, lines)
      if (Number.isNaN(copies)) continue
      const values = columns.get(at) ?? new Float32Array(size).fill(NaN)
      values[row] = copies
      columns.set(at, values)
    }
  }
  return [...columns]
    .filter(([, values]) => differing(values) > 0)
    .map(([at, values]) => ({
      label: say('alike.copies', { gene: table.gene, position: positionName(table, at) }),
      domain: 'genomic',
      kind: 'alleles',
      values,
    }))
}

/** The genotypes that people are compared in, by the places of the known genes at which most of them differ. */
export async function genotypesOf(
  store: Pick<Store, 'variantCalls'>,
  rows: Rows,
  breathe: () => Promise<void> | undefined,
): Promise<Column[]> {
  const found: Column[] = []
  for (const table of geneTables) {
    await breathe()
    found.push(...placesOf(store, table, rows))
  }
  return found.toSorted((one, other) => differing(other.values) - differing(one.values)).slice(0, MOST_PLACES)
}
