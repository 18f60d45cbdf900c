import type { GeneTable, NamedAllele } from './gene-table.ts'
import type { Seen } from './seen-at.ts'

export type CalledSeen = Extract<Seen, { is: 'called' }>
/** What was read of a gene, by the place of the position in its table. */
export type Usable = ReadonlyMap<number, CalledSeen>

/** Two alleles of a gene, and what they mean together. */
export interface Pair {
  readonly alleles: readonly [string, string]
  readonly phenotype?: string
  readonly score?: number
}
/** What two alleles mean together, by activity or function of each. */
export function pairOf(one: NamedAllele, other: NamedAllele, { phenotypes }: GeneTable): Pair {
  const key = (allele: NamedAllele) => allele.activity ?? allele.function
  const [first, second] = [key(one), key(other)]
  const found = phenotypes.find(
    ({ of }) => (of[0] === first && of[1] === second) || (of[0] === second && of[1] === first),
  )
  return {
    alleles: [one.of ?? one.name, other.of ?? other.name],
    ...(found && { phenotype: found.phenotype }),
    ...(found?.score !== undefined && { score: found.score }),
  }
}
