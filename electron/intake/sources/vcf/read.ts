import { createHash } from 'node:crypto'
import type { Fact, FactOf, Place } from '../../../../shared/domain/fact.ts'
import { chromosomeOf, stateOf } from '../../../../shared/domain/pgx/variant-read.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { readMoment } from '../../border/read-moment.ts'
import { beyondBounds } from '../beyond-bounds.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import { bodyLine, faultInInfo, faultInSamples, type BodyLine, type Knowing } from './body-line.ts'
import { boundVariants, type BoundVariants } from './bound.ts'
import { linesOf, type Lines } from './cut-lines.ts'
import { Header } from './header.ts'
import { isOfPanel, pathogenicIn } from './panel.ts'

const DBSNP = 'http://www.ncbi.nlm.nih.gov/projects/SNP'
export const HEAD = 'VCF header line'
export const ELSEWHERE = 'variant at no position that is kept'
export const NOBODYS = 'variant of a sample that is nobody here'
/** An allele is told by so many letters in a name; the whole of it stands in the fact. */
const TOLD_LETTERS = 24
const short = (text: string) => (text.length > TOLD_LETTERS ? `${text.slice(0, TOLD_LETTERS)}…` : text)

const reject = (place: Place, reason: Message, remedy: Message): Reading => ({
  kind: 'reject',
  reject: { place, reason, remedy },
})
const badLine = (place: Place, part: string) =>
  reject(place, say('vcf.line', { part }), say('vcf.line-remedy'))

/** The last base a line speaks of: of a block of lines that are alike, the one its INFO names. */
function untilOf({ position, reference, alternates, info }: BodyLine): number {
  const own = position + reference.length - 1
  const mayBeBlock = alternates.length === 0 || alternates.some(each => each.startsWith('<'))
  const end = mayBeBlock ? /(?:^|;)END=(\d{1,15})/.exec(info)?.[1] : undefined
  return Math.max(own, Number(end ?? 0))
}

interface Told {
  readonly line: BodyLine
  readonly until: number
  readonly pathogenic: readonly string[]
  readonly bound: BoundVariants
  readonly place: Place
  readonly scope: string
  /** What of the line is not as it should be, and costs nothing else of it. */
  readonly unread: Fact['unread']
}

const standings = { 'variant': 'happened', 'reference': 'absent', 'no-call': 'unknown' } as const
const wholeNumber = (text: string | undefined) =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined

/** What a line says of one sample. */
function variantOf(
  told: Told,
  { name, person }: { name: string; person: string },
  values: string,
): FactOf<'variant'> {
  const { line, until, pathogenic, bound, place, scope, unread } = told
  const { chromosome, position, ids, reference, alternates, filters, format } = line
  const said = (key: string) => {
    const value = values.split(':')[format.indexOf(key)]
    return format.includes(key) && value !== '.' ? value : undefined
  }
  const genotype = said('GT') ?? '.'
  const state = stateOf(genotype)
  const bare = chromosomeOf(chromosome)
  const locus = [bound.build, bare, position, until, reference, alternates.join(',')].join(' ')
  const hash = createHash('sha256')
    .update(JSON.stringify([locus, name, person]))
    .digest('hex')
    .slice(0, 32)
  const [depth, quality, alleleDepths, phaseSet] = [said('DP'), said('GQ'), said('AD'), said('PS')]
  const written = bound.written === undefined ? undefined : readMoment(bound.written)
  const failed = filters.length > 0 && state === 'variant'
  return {
    kind: 'variant',
    identity: `Variant/${hash}@${scope}`,
    aliases: [],
    patient: person,
    concept: {
      codes:
        state === 'variant'
          ? ids.filter(id => /^rs\d+$/.test(id)).map(code => ({ system: DBSNP, code }))
          : [],
      text: `${bare}:${position} ${short(reference)}>${short(alternates.join(',') || reference)}`,
    },
    standing: failed
      ? { is: 'uncertain', because: { element: 'FILTER', word: filters.join(';') } }
      : { is: standings[state] },
    about: 'patient',
    status: filters.join(';'),
    ids: [],
    reasons: [],
    modifiers: [],
    parties: [],
    links: [],
    qualifiers: [],
    notes: [...pathogenic],
    ...(written && { recorded: written }),
    unread,
    place,
    build: bound.build,
    chromosome: bare,
    position,
    until,
    reference,
    alternates: [...alternates],
    genotype,
    state,
    sample: name,
    filters: [...filters],
    ...(phaseSet !== undefined && { phaseSet }),
    ...(wholeNumber(depth) !== undefined && { depth: wholeNumber(depth)! }),
    ...(alleleDepths !== undefined && { alleleDepths }),
    ...(wholeNumber(quality) !== undefined && { quality: wholeNumber(quality)! }),
  }
}

/** What a line says of all samples that are somebody here. */
function* tell(told: Told, isOfTable: boolean): Generator<Reading> {
  const { line, bound } = told
  let isTold = false
  for (const [at, { name, person }] of bound.samples.entries()) {
    const values = line.samples[at]
    if (person === null || values === undefined) continue
    const fact = variantOf(told, { name, person }, values)
    // What is known to do harm is kept of those who have it.
    if (!isOfTable && fact.state !== 'variant') continue
    isTold = true
    yield { kind: 'fact', fact }
  }
  if (!isTold) yield { kind: 'other', type: bound.samples.length === 0 || isOfTable ? NOBODYS : ELSEWHERE }
}

interface At {
  readonly text: string
  readonly place: Place
  readonly beside: 'order' | 'twice' | undefined
}
const nothingKnown = { version: 4.2, info: new Map(), format: new Map() } satisfies Omit<Knowing, 'samples'>

function* readLine(
  { text, place, beside }: At,
  bound: BoundVariants,
  known: Header | undefined,
  { scope }: Situation,
): Generator<Reading> {
  const head = known ?? nothingKnown
  const { version } = head
  const samples = known?.samples.length ?? bound.samples.length
  const line = bodyLine(text, { samples, version })
  if (typeof line === 'string') return yield badLine(place, line)
  if (beside === 'twice') return yield reject(place, say('vcf.twice'), say('vcf.twice-remedy'))
  const until = untilOf(line)
  const inSamples = faultInSamples(line, head)
  // Without genotypes that mean something nothing is left of it.
  if (inSamples === 'FORMAT' || inSamples === 'FORMAT GT') return yield badLine(place, inSamples)
  const fault = faultInInfo(line, head) ?? inSamples
  const pathogenic = pathogenicIn(line.info)
  const isOfTable = isOfPanel({ ...line, chromosome: chromosomeOf(line.chromosome) }, until, bound.build)
  if (!isOfTable && pathogenic.length === 0) {
    if (fault !== undefined) return yield badLine(place, fault)
    if (beside) return yield reject(place, say('vcf.order'), say('vcf.order-remedy'))
    return yield { kind: 'other' as const, type: ELSEWHERE }
  }
  const unread = fault === undefined ? [] : [{ path: fault, text: valueAt(line, fault) }]
  yield* tell({ line, until, pathogenic, bound, place, scope, unread }, isOfTable)
}

/** What stands where something is not as it should be. */
function valueAt({ info, samples, format }: BodyLine, fault: string): string {
  const [of, key = ''] = fault.split(' ')
  if (of === 'INFO') return info.split(';').find(each => each.split('=', 1)[0] === key) ?? info
  return samples.map(each => each.split(':')[format.indexOf(key)] ?? '').join(' ')
}

/** A line of the head by itself: what is known of the others is not known here. */
function headFault(text: string, isFirst: boolean): string | undefined {
  const header = new Header()
  if (!isFirst) header.take('##fileformat=VCFv4.3')
  return header.take(text)
}

/** Reads a piece of whole lines, each by itself. */
export function* readLines(piece: Piece, situation: Situation): Generator<Reading> {
  const { place, bytes } = piece
  const tooMuch = beyondBounds(place.length, { depth: 1, values: 1, longestText: 0, isClosed: true })
  if (tooMuch) return yield reject(place, tooMuch.reason, tooMuch.remedy)
  const bound = boundVariants(situation.answers) ?? { build: 'GRCh38', samples: [] }
  const known = piece.parsed as Lines | undefined // given by cutLines, or absent
  const lines = known?.lines ?? linesOf(bytes)
  const first = Number(/^line (\d+)$/.exec(place.position)?.[1] ?? 1)
  let from = 0
  for (const [at, text] of lines.entries()) {
    const end = bytes.indexOf(0x0a, from)
    const length = (end < 0 ? bytes.length : end + 1) - from
    const own = { offset: place.offset + from, length, position: `line ${first + at}` }
    from += length
    const isHead = text.startsWith('#') || (known && known.inHead.has(at))
    if (isHead) {
      const part = known ? known.inHead.get(at) : headFault(text, first + at === 1)
      if (part === undefined) yield { kind: 'other', type: HEAD }
      else yield reject(own, say('vcf.head', { part }), say('vcf.head-remedy'))
    } else if (text === '') yield { kind: 'other', type: 'blank line' }
    else
      yield* readLine({ text, place: own, beside: known?.besides.get(at) }, bound, known?.header, situation)
  }
}
