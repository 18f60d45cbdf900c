import { chromosomeOf } from '../../../../shared/domain/pgx/variant-read.ts'
import { buildOfLength, buildOfWords, type Build } from './builds.ts'
import type { Declared } from './declared.ts'
import { declaredIn, metaLine } from './meta-line.ts'

const fixed = ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO']
/** A file names so many samples at most. */
export const MOST_SAMPLES = 10_000
/** What a program that does not say which version it writes is taken to write. */
const OLDEST = 4.1

/** What the lines of a file's head say, line by line. */
export class Header {
  version = OLDEST
  samples: readonly string[] = []
  readonly info = new Map<string, Declared>()
  readonly format = new Map<string, Declared>()
  /** Whether the line that names the columns has come. */
  isWhole = false
  #lines = 0
  readonly #said = new Set<Build>()

  /** The build it names, by lengths of chromosomes or in words; undefined for none, and for two that differ. */
  get build(): Build | undefined {
    return this.#said.size === 1 ? [...this.#said][0] : undefined
  }

  /** Takes the next line; answers what of it is not written as the specification asks, in its own terms. */
  take(text: string): string | undefined {
    const isFirst = this.#lines++ === 0
    if (text.startsWith('##fileformat=')) return this.#format(text, isFirst)
    const missing = isFirst ? 'fileformat' : undefined
    if (!text.startsWith('##')) return this.#columns(text) ?? missing
    const line = metaLine(text, this.version)
    const { key, members, value } = line
    if (key === 'contig') this.#contig(members)
    else if (/^(?:reference|assembly|contig)$/i.test(key)) this.#words(value)
    const id = members.get('ID')
    const declared = declaredIn(line)
    if (id !== undefined && declared && line.fault === undefined) {
      if (key === 'INFO') this.info.set(id, declared)
      if (key === 'FORMAT') this.format.set(id, declared)
    }
    return line.fault ?? missing
  }

  #format(text: string, isFirst: boolean): string | undefined {
    const found = /^##fileformat=VCFv(4\.\d)$/.exec(text)
    if (found) this.version = Number(found[1])
    return found && isFirst ? undefined : 'fileformat'
  }
  #words(words: string): void {
    const build = buildOfWords(words)
    if (build) this.#said.add(build)
  }
  #contig(members: ReadonlyMap<string, string>): void {
    const build = buildOfLength(chromosomeOf(members.get('ID') ?? ''), Number(members.get('length')))
    if (build) this.#said.add(build)
    this.#words(members.get('assembly') ?? '')
  }
  #columns(text: string): string | undefined {
    const columns = text.split('\t')
    this.isWhole = fixed.every((name, at) => columns[at] === name)
    const missing = fixed.find((name, at) => columns[at] !== name)
    if (missing !== undefined) return missing
    if (columns.length > fixed.length && columns[fixed.length] !== 'FORMAT') return 'FORMAT'
    if (columns.length === fixed.length + 1) return 'FORMAT'
    this.samples = columns.slice(fixed.length + 1, fixed.length + 1 + MOST_SAMPLES)
    const isTwice = new Set(this.samples).size < this.samples.length || this.samples.includes('')
    return isTwice ? '#CHROM, FORMAT' : undefined
  }
}
