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

/** The two variants that leave least activity, of what was read. */
function twoLowest(
  table: GeneTable,
  usable: Usable,
  reference: NamedAllele,
): readonly [NamedAllele, NamedAllele] {
  const differing = [...usable.values()].filter(({ alleles }) => alleles[0] !== alleles[1])
  const sets = new Set(differing.map(({ phaseSet }) => phaseSet))
  const isPhased = sets.size === 1 && !sets.has(undefined)
  if (isPhased)
    return [lowest(onStrand(table, usable, 0), reference), lowest(onStrand(table, usable, 1), reference)]
  const [one = reference, other = reference] = copies(table, usable).toSorted(
    (first, second) => activityOf(first) - activityOf(second),
  )
  return [other, one]
}

/**
 * The two variants of a gene that leave least activity: strand by strand where all of them are told on the same two
 * strands, else the two lowest, as if they lay on different ones. After CPIC's guideline for DPYD (Amstutz and others,
 * Clin Pharmacol Ther 2018;103:210-216). Beside them what they would be if an allele of which nothing was read lay on
 * either strand, or on both.
 */
export function lowestActivity(
  table: GeneTable,
  usable: Usable,
): { readonly best: readonly Pair[]; readonly unread: readonly Pair[] } {
  const reference = table.alleles.find(({ isWhole }) => isWhole)!
  const two = twoLowest(table, usable, reference)
  const [low, high] = two.toSorted((one, other) => activityOf(one) - activityOf(other)) as [
    NamedAllele,
    NamedAllele,
  ]
  const unread = table.alleles
    .filter(({ is, isWhole }) => !isWhole && Object.keys(is).every(index => !usable.has(Number(index))))
    .flatMap(allele => {
      // An allele that takes less than what was seen changes nothing: the two lowest still decide.
      const once = activityOf(allele) < activityOf(high) ? [pairOf(allele, low, table)] : []
      const twice = activityOf(allele) < activityOf(low) ? [pairOf(allele, allele, table)] : []
      return [...once, ...twice]
    })
  return { best: [pairOf(two[0], two[1], table)], unread }
}
