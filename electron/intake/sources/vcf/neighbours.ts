import { shortest } from '../../../../shared/domain/pgx/shortest.ts'

/** What is wrong with a line beside those above it. */
export type BesideOthers = 'order' | 'twice'

/** Looks at the lines of a file one after the other, for what can be seen only beside others. */
export class Neighbours {
  readonly #chromosomes = new Set<string>()
  #chromosome = ''
  #position = 0
  #changes = new Set<string>()
  #furthest = 0

  /** `columns`: a line up to its fifth column at least. */
  take([name = '', pos, , reference = '', alternate = '']: readonly string[]): BesideOthers | undefined {
    // A contig of an assembly file stands in brackets.
    const chromosome = name.replace(/^<(.*)>$/, '$1')
    const position = Number(pos)
    if (!Number.isSafeInteger(position)) return undefined
    const isBack =
      chromosome === this.#chromosome ? position < this.#position : this.#chromosomes.has(chromosome)
    if (chromosome !== this.#chromosome || position > this.#furthest || isBack) this.#changes.clear()
    this.#chromosomes.add(chromosome)
    this.#chromosome = chromosome
    this.#position = position
    if (this.#isTwice(position, reference, alternate)) return 'twice'
    return isBack ? 'order' : undefined
  }

  #isTwice(position: number, reference: string, alternates: string): boolean {
    let isTwice = false
    for (const alternate of alternates.split(',')) {
      if (!/^[ACGTN]+$/i.test(alternate)) continue
      const { after, gone, come } = shortest(position, reference, alternate)
      const key = `${after} ${gone} ${come}`
      isTwice ||= this.#changes.has(key)
      this.#changes.add(key)
      this.#furthest = Math.max(this.#changes.size === 1 ? 0 : this.#furthest, after + 1)
    }
    return isTwice
  }
}
