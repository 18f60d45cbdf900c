/** A line of a file of variants, as it speaks of one sample. Positions are counted from 1. */
export interface VariantRead {
  readonly build: string
  /** Without `chr`. */
  readonly chromosome: string
  readonly position: number
  /** The last base it speaks of: that of `reference`, or of a block of lines that are all the same. */
  readonly until: number
  readonly reference: string
  readonly alternates: readonly string[]
  /** As written: `0/1`, `1|0`, `./.`, `1`. */
  readonly genotype: string
  /** Which genotypes that are written with `|` are told on the same two strands; '' for all of a chromosome. */
  readonly phaseSet: string
  /** What of its file's filters it failed; empty where it passed, or was not put to any. */
  readonly filters: readonly string[]
}

/** What a genotype names, strand by strand: `null` is not called. Undefined where it is no genotype. */
export function allelesIn(genotype: string): ReadonlyArray<number | null> | undefined {
  if (!/^[/|]?(?:\.|\d{1,4})(?:[/|](?:\.|\d{1,4}))*$/.test(genotype)) return undefined
  return genotype
    .replace(/^[/|]/, '')
    .split(/[/|]/)
    .map(each => (each === '.' ? null : Number(each)))
}

/** What a line says of a sample. A genotype of which a part was not called is not called. */
export const genotypeStates = ['reference', 'variant', 'no-call'] as const
export type GenotypeState = (typeof genotypeStates)[number]
export function stateOf(genotype: string): GenotypeState {
  const alleles = allelesIn(genotype)
  if (alleles === undefined || alleles.includes(null)) return 'no-call'
  return alleles.some(each => each !== 0) ? 'variant' : 'reference'
}

/** `10`, `X`, `MT`, whatever a file writes before it. */
export const chromosomeOf = (name: string): string => {
  const bare = name.replace(/^chr/i, '')
  return bare === 'M' ? 'MT' : bare
}
