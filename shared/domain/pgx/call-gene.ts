import type { GeneTable, NamedAllele, TablePosition } from './gene-table.ts'
import { lowestActivity } from './lowest-activity.ts'
import { pairOf, type CalledSeen, type Pair, type Usable } from './pair.ts'
import { OTHER, seenAt, type Seen } from './seen-at.ts'
import type { VariantRead } from './variant-read.ts'

/** Why a position that its file speaks of says nothing. */
export type Unusable = Exclude<Seen['is'], 'called' | 'absent'> | 'unnamed'

export interface GeneCall {
  readonly gene: string
  /** Day of the tables by which it was called. */
  readonly version: string
  /**
   * How the pairs were found: by names that fit all that was read; of a gene whose variants count one by one, by the
   * two that leave least; or by the one position that says most, where no names fit.
   */
  readonly by: 'names' | 'lowest-activity' | 'one-position' | 'none'
  /** Those that fit best: more than one where nothing that was read tells them apart. */
  readonly best: readonly Pair[]
  /** Those that fit as well, with more of them needed to explain the same: none is ruled out. */
  readonly others: readonly Pair[]
  /** What else it may mean, in the words of the tables: by other pairs, or by alleles of which nothing was read. */
  readonly notRuledOut: readonly string[]
  /** Positions of which the file says nothing, and the alleles that they would have shown. */
  readonly absent: ReadonlyArray<{ readonly position: string; readonly leavesOpen: readonly string[] }>
  readonly unusable: ReadonlyArray<{ readonly position: string; readonly why: Unusable }>
  /** Positions where a variation that no allele names was taken for the reference. */
  readonly asReference: readonly string[]
  readonly positions: number
}

export const positionName = ({ chromosome }: GeneTable, { rsid, at }: TablePosition): string =>
  rsid ?? `${chromosome}:${at}`

/** What must be read at a position for an allele to fit. */
function fitting(allele: NamedAllele, index: number, { positions }: GeneTable): readonly string[] {
  return allele.is[index]?.split('|') ?? [positions[index]!.ref]
}

/** Whether two alleles together explain all that was read, strand by strand where the strands are told. */
function explains(one: NamedAllele, other: NamedAllele, usable: Usable, table: GeneTable): boolean {
  const ways = new Map<string, { straight: boolean; swapped: boolean }>()
  for (const [index, { alleles, phaseSet }] of usable) {
    const [a, b] = alleles
    const [ofOne, ofOther] = [fitting(one, index, table), fitting(other, index, table)]
    const straight = ofOne.includes(a) && ofOther.includes(b)
    const swapped = ofOne.includes(b) && ofOther.includes(a)
    if (!straight && !swapped) return false
    // What is the same on both strands says nothing of which is which.
    if (phaseSet === undefined || a === b) continue
    const before = ways.get(phaseSet) ?? { straight: true, swapped: true }
    const way = { straight: before.straight && straight, swapped: before.swapped && swapped }
    if (!way.straight && !way.swapped) return false
    ways.set(phaseSet, way)
  }
  return true
}

/** How many of the positions that were read an allele is defined by. */
const weight = (allele: NamedAllele, usable: Usable) =>
  allele.isWhole ? usable.size : Object.keys(allele.is).filter(index => usable.has(Number(index))).length

function pairsIn(table: GeneTable, usable: Usable) {
  const candidates = table.alleles.filter(allele =>
    [...usable].every(([index, { alleles }]) =>
      fitting(allele, index, table).some(each => alleles.includes(each)),
    ),
  )
  const found = new Map<string, { pair: Pair; weight: number }>()
  const unread: Pair[] = []
  for (const [at, one] of candidates.entries())
    for (const other of candidates.slice(at)) {
      if (!explains(one, other, usable, table)) continue
      const pair = pairOf(one, other, table)
      const weights = [weight(one, usable), weight(other, usable)] as const
      if (weights.includes(0)) {
        unread.push(pair) // nobody looked where one of them would have shown
        continue
      }
      const weighs = weights[0] + weights[1]
      const key = pair.alleles.join('/')
      if (weighs > (found.get(key)?.weight ?? -1)) found.set(key, { pair, weight: weighs })
    }
  const all = [...found.values()].toSorted((one, other) => other.weight - one.weight)
  return {
    best: all.filter(each => each.weight === all[0]?.weight).map(({ pair }) => pair),
    others: all.filter(each => each.weight !== all[0]?.weight).map(({ pair }) => pair),
    unread,
  }
}

/** What other pairs would mean, each thing once, without what the best pairs mean. */
const meaningsBeside = (best: readonly Pair[], others: readonly Pair[]): string[] => {
  const told = new Set(best.map(({ phenotype }) => phenotype))
  const all = others.flatMap(({ phenotype }) =>
    phenotype === undefined || told.has(phenotype) ? [] : [phenotype],
  )
  return [...new Set(all)].toSorted()
}

/** Where no names fit: the position that says most of what the gene does, and the allele that it alone defines. */
const onePosition: Readonly<Record<string, { rsid: string; allele: string }>> = {
  SLCO1B1: { rsid: 'rs4149056', allele: '*5' },
}
function byOnePosition(table: GeneTable, usable: Usable): Pair | undefined {
  const chosen = onePosition[table.gene]
  const index = table.positions.findIndex(({ rsid }) => rsid === chosen?.rsid)
  const seen = usable.get(index)
  const allele = table.alleles.find(({ name }) => name === chosen?.allele)
  const reference = table.alleles.find(({ isWhole }) => isWhole)
  if (!chosen || !seen || !allele || !reference) return undefined
  const [one, other] = seen.alleles.map(each => (each === table.positions[index]!.ref ? reference : allele))
  const names = seen.alleles.map(each => `${chosen.rsid} ${each}`)
  return { ...pairOf(one!, other!, table), alleles: [names[0]!, names[1]!] }
}

/** Genes whose variants each count by themselves: the two that leave least activity decide. */
const countsOneByOne = new Set(['DPYD'])

/**
 * Which alleles of a gene a sample has, by the lines of its file, and what they mean together. All pairs that fit are
 * told, the best first; a position of which nothing is said leaves open what it would have shown. Undefined where the
 * file says nothing of the gene at all. After Sangkuhl and others, Clin Pharmacol Ther 2020;107:203-210.
 */
export function callGene(table: GeneTable, lines: readonly VariantRead[]): GeneCall | undefined {
  const own = lines.filter(
    ({ build, chromosome }) => build === table.build && chromosome === table.chromosome,
  )
  const seen = table.positions.map(position => seenAt(position, own))
  if (seen.every(({ is }) => is === 'absent')) return undefined
  const name = (index: number) => positionName(table, table.positions[index]!)
  const usable = new Map<number, CalledSeen>()
  const unusable: Array<GeneCall['unusable'][number]> = []
  const asReference: string[] = []
  for (const [index, each] of seen.entries()) {
    if (each.is === 'absent') continue
    if (each.is !== 'called') unusable.push({ position: name(index), why: each.is })
    else if (!each.alleles.includes(OTHER)) usable.set(index, each)
    else if (!table.otherIsReference) unusable.push({ position: name(index), why: 'unnamed' })
    else {
      const { ref } = table.positions[index]!
      const [one, other] = each.alleles.map(allele => (allele === OTHER ? ref : allele)) as [string, string]
      usable.set(index, { ...each, alleles: [one, other] })
      asReference.push(name(index))
    }
  }
  const common = {
    gene: table.gene,
    version: table.version,
    absent: seen.flatMap((each, index) =>
      each.is === 'absent' ? [{ position: name(index), leavesOpen: shownBy(table, index) }] : [],
    ),
    unusable,
    asReference,
    positions: table.positions.length,
  }
  // What no allele names at a position may be on either strand: then no names fit it.
  const isUnnamed = unusable.some(({ why }) => why === 'unnamed')
  const none = { ...common, by: 'none' as const, best: [], others: [], notRuledOut: [] }
  if (usable.size === 0) return none
  if (countsOneByOne.has(table.gene)) {
    const { best, unread } = lowestActivity(table, usable)
    const notRuledOut = meaningsBeside(best, unread)
    return { ...common, by: 'lowest-activity', best, others: [], notRuledOut }
  }
  const { best, others, unread } = isUnnamed ? { best: [], others: [], unread: [] } : pairsIn(table, usable)
  if (best.length > 0) {
    const notRuledOut = meaningsBeside(best, [...others, ...unread])
    return { ...common, by: 'names', best, others, notRuledOut }
  }
  const pair = byOnePosition(table, usable)
  return pair ? { ...common, by: 'one-position', best: [pair], others: [], notRuledOut: [] } : none
}

/** The alleles that a position tells from others. */
const shownBy = ({ alleles }: GeneTable, index: number): string[] => [
  ...new Set(alleles.filter(({ is }) => is[index] !== undefined).map(({ name, of }) => of ?? name)),
]
