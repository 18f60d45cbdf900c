import type { GeneTable, NamedAllele } from './gene-table.ts'
import { pairOf, type Pair, type Usable } from './pair.ts'

const activityOf = ({ activity = Infinity }: NamedAllele) => activity

/** Whether an allele is a part of another: a variant of a haplotype. */
const isPart = (one: NamedAllele, other: NamedAllele) =>
  Object.keys(other.is).length > Object.keys(one.is).length &&
  Object.entries(one.is).every(([index, base]) => other.is[index] === base)

/** Alleles of which everything that was read of them is on a strand; at least one of their positions was read. */
function onStrand(table: GeneTable, usable: Usable, strand: 0 | 1): NamedAllele[] {
  return table.alleles.filter(allele => {
    const read = Object.keys(allele.is).filter(index => usable.has(Number(index)))
    return (
      read.length > 0 && read.every(index => usable.get(Number(index))!.alleles[strand] === allele.is[index])
    )
  })
}

const lowest = (found: readonly NamedAllele[], reference: NamedAllele) =>
  found.toSorted((one, other) => activityOf(one) - activityOf(other))[0] ?? reference

/** Each allele as often as it is seen, on whichever strand. */
function copies(table: GeneTable, usable: Usable): NamedAllele[] {
  const times = (allele: NamedAllele) => {
    const read = Object.keys(allele.is).filter(index => usable.has(Number(index)))
    const counts = read.map(
      index => usable.get(Number(index))!.alleles.filter(each => each === allele.is[index]).length,
    )
    return counts.length === 0 ? 0 : Math.min(...counts)
  }
  const seen = table.alleles.filter(allele => times(allele) > 0)
  return seen.flatMap(allele => {
    const inOthers = seen.filter(other => isPart(allele, other)).reduce((sum, other) => sum + times(other), 0)
    return Array<NamedAllele>(Math.max(0, times(allele) - inOthers)).fill(allele)
  })
}

/**
 * The two variants of a gene that leave least activity: strand by strand where all of them are told on the same two
 * strands, else the two lowest, as if they lay on different ones. After CPIC's guideline for DPYD (Amstutz and others,
 * Clin Pharmacol Ther 2018;103:210-216).
 */
export function lowestActivity(table: GeneTable, usable: Usable): Pair[] {
  const reference = table.alleles.find(({ isWhole }) => isWhole)!
  const differing = [...usable.values()].filter(({ alleles }) => alleles[0] !== alleles[1])
  const sets = new Set(differing.map(({ phaseSet }) => phaseSet))
  const isPhased = sets.size === 1 && !sets.has(undefined)
  if (isPhased) {
    const [one, other] = ([0, 1] as const).map(strand => lowest(onStrand(table, usable, strand), reference))
    return [pairOf(one!, other!, table)]
  }
  const [one = reference, other = reference] = copies(table, usable).toSorted(
    (first, second) => activityOf(first) - activityOf(second),
  )
  return [pairOf(other, one, table)]
}
