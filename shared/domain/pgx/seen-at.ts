import type { TablePosition } from './gene-table.ts'
import { shortest, type Change } from './shortest.ts'
import { allelesIn, type VariantRead } from './variant-read.ts'

/** Stands for something else than any allele that is known at a position. */
export const OTHER = '?'

/** What the lines of a file say of one position of a table. */
export type Seen =
  | {
      readonly is: 'called'
      /** Two, in the order of their strands where they are phased: as the table writes them, or `OTHER`. */
      readonly alleles: readonly [string, string]
      /** The strands on which it is told; undefined where nobody says on which. */
      readonly phaseSet: string | undefined
    }
  | { readonly is: 'absent' | 'no-call' | 'filtered' | 'other-reference' | 'conflict' | 'one-copy' }

const turned = (text: string, by: number) => text.slice(by % text.length) + text.slice(0, by % text.length)

/**
 * Whether two changes are one: the same insertion or deletion in a run of repeats can be written at several places, the
 * left-most being the custom. Between them its letters turn round.
 */
function isSame(seen: Change, known: Change, slidesTo: number): boolean {
  const by = seen.after - known.after
  if (by < 0 || (seen.gone === '') !== (known.gone === '') || (seen.come === '') !== (known.come === ''))
    return false
  if (by === 0) return seen.gone === known.gone && seen.come === known.come
  if (known.gone !== '' && known.come !== '') return false
  const text = known.gone || known.come
  return (
    seen.after + known.gone.length <= slidesTo &&
    seen.gone.length === known.gone.length &&
    (seen.gone || seen.come) === turned(text, by)
  )
}

const isBases = (allele: string) => /^[ACGTN]+$/i.test(allele)

/** What an alternate of a line means at a position; undefined where it leaves the position as it is. */
function meant(at: TablePosition, line: VariantRead, alternate: string): string | undefined {
  if (!isBases(alternate)) return OTHER
  const { position, reference } = line
  const change = shortest(position, reference.toUpperCase(), alternate.toUpperCase())
  if (at.slidesTo === undefined) {
    const within = at.at - change.after - 1
    if (within < 0 || within >= change.gone.length) return undefined
    if (change.gone.length !== change.come.length) return OTHER
    const base = change.come[within]!
    if (base === at.ref) return undefined
    return at.alts.includes(base) ? base : OTHER
  }
  const known = at.alts.find(alt => isSame(change, shortest(at.at, at.ref, alt), at.slidesTo!))
  if (known !== undefined) return known
  const isIndel = change.gone.length !== change.come.length
  const touches = change.after <= at.slidesTo && change.after + change.gone.length >= at.at
  return isIndel && touches ? OTHER : undefined
}

/** Whether the bases that a line calls its reference are those of the table, where both speak. */
function isComparable(at: TablePosition, { position, reference }: VariantRead): boolean {
  for (let n = 0; n < at.ref.length; n++) {
    const base = reference[at.at + n - position]
    if (base !== undefined && base.toUpperCase() !== at.ref[n]) return false
  }
  return true
}

function seenIn(at: TablePosition, line: VariantRead): Seen {
  if (!isComparable(at, line)) return { is: 'other-reference' }
  if (line.filters.length > 0) return { is: 'filtered' }
  const called = allelesIn(line.genotype)
  if (called === undefined || called.includes(null)) return { is: 'no-call' }
  if (called.length !== 2) return { is: 'one-copy' }
  const [one, other] = called.map(number =>
    number === 0 ? at.ref : (meant(at, line, line.alternates[number! - 1] ?? '') ?? at.ref),
  ) as [string, string]
  return {
    is: 'called',
    alleles: [one, other],
    phaseSet: line.genotype.includes('|') ? line.phaseSet : undefined,
  }
}

/** Whether a line speaks of all that a position of a table is about. */
function covers(at: TablePosition, { position, until }: VariantRead): boolean {
  return position <= at.at && until >= at.at + at.ref.length - 1
}
/** An insertion or a deletion that is written further to the right than the table writes it. */
const isWrittenFurther = (at: TablePosition, line: VariantRead): boolean =>
  at.slidesTo !== undefined &&
  line.position > at.at &&
  line.position <= at.slidesTo &&
  line.alternates.some(alternate => isBases(alternate) && alternate.length !== line.reference.length)

const says = (seen: Seen) => (seen.is === 'called' ? JSON.stringify([...seen.alleles].toSorted()) : seen.is)

/**
 * What the lines of one sample say of a position of a table: a line that says it differs comes before blocks of lines
 * that say nothing does; where two say different things, neither counts. A position of which no line speaks is absent,
 * and never taken for the reference.
 */
export function seenAt(at: TablePosition, lines: readonly VariantRead[]): Seen {
  const all = lines
    .filter(line => covers(at, line) || isWrittenFurther(at, line))
    .map(line => ({
      seen: seenIn(at, line),
      isBlock: line.until > line.position + line.reference.length - 1,
    }))
  const differing = all.filter(
    ({ seen }) => seen.is === 'called' && seen.alleles.some(each => each !== at.ref),
  )
  const own = all.filter(({ isBlock }) => !isBlock)
  const telling = [differing, own, all].find(each => each.length > 0) ?? []
  const [first] = telling
  if (!first) return { is: 'absent' }
  return new Set(telling.map(({ seen }) => says(seen))).size > 1 ? { is: 'conflict' } : first.seen
}
