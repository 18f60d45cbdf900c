import type { Client } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import type { FileToLookThrough, Slice, Telling } from '../../../shared/contract/ingest-erasing.ts'
import { mentionsOf, type Mentions } from '../../../shared/domain/mentions.ts'
import type { Piece, Reading, Situation, Source } from '../sources/source.ts'
import { readerOf, storedPieces, type StoredWork } from '../pipeline/stored-source.ts'
import { bytesSoughtIn } from './sought-bytes.ts'

/** What of a kept file holds her. */
export interface Found {
  /** All of it goes: it holds her alone, or nothing of its format can be overwritten. */
  readonly isGone: boolean
  readonly slices: readonly Slice[]
  /** Entries of others that name her. */
  readonly mentions: number
  /** Nobody can look into it. */
  readonly isUnseen: boolean
}
const nothing: Found = { isGone: false, slices: [], mentions: 0, isUnseen: false }

type Whose = 'hers' | 'others' | 'nobodys'
interface Part {
  readonly place: Piece['place']
  readonly whose: Set<Whose>
}

/** Whose a reading is; nobody's where it is kept as source only, or could not be read. */
function whoseIs(reading: Reading, { called, referents }: Sought): Whose {
  switch (reading.kind) {
    case 'person':
      return called.has(reading.person.identity) ? 'hers' : 'others'
    case 'fact':
      return called.has(reading.fact.patient) ? 'hers' : 'others'
    case 'referent':
      return [reading.referent.identity, ...reading.referent.aliases].some(each => referents.has(each))
        ? 'hers'
        : 'others'
    case 'retraction':
      return called.has(reading.retraction.identity) ? 'hers' : 'nobodys'
    case 'citation':
      return 'others'
    case 'other':
    case 'waiting':
    case 'reject':
      return 'nobodys'
  }
}
const placeOf = (reading: Reading, piece: Piece): Piece['place'] => {
  switch (reading.kind) {
    case 'person':
      return reading.person.place
    case 'fact':
      return reading.fact.place
    case 'referent':
      return reading.referent.place
    case 'retraction':
      return reading.retraction.place
    case 'citation':
      return reading.citation.place
    case 'waiting':
    case 'reject':
      return reading.reject.place
    case 'other':
      return reading.place ?? piece.place
  }
}

interface Sought {
  readonly called: ReadonlySet<string>
  readonly referents: ReadonlySet<string>
  readonly mentions: Mentions
}

/** What a piece is made of: mostly itself; one that is broken came apart into several. */
function partsOf(
  piece: Piece,
  source: Source,
  work: { readonly sought: Sought; readonly situation: Situation },
): Part[] {
  const parts = new Map<string, Part>()
  const add = (place: Piece['place'], whose: Whose) => {
    const key = `${place.offset} ${place.length}`
    const part = parts.get(key) ?? { place, whose: new Set() }
    part.whose.add(whose)
    parts.set(key, part)
  }
  try {
    for (const reading of source.read(piece, work.situation))
      add(placeOf(reading, piece), whoseIs(reading, work.sought))
  } catch {
    add(piece.place, 'nobodys') // its reader fails on it, so nothing of it is stored
  }
  if (parts.size === 0) add(piece.place, 'nobodys')
  return [...parts.values()]
}

const textOf = ({ place, bytes }: Piece, part: Piece['place']): string => {
  const from = part.offset - place.offset
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(from, from + part.length)
    .toString('utf8')
}

/** Looks through one file that a source read, piece by piece, and through what stands between its pieces. */
async function lookThroughRead(
  sourceId: number,
  telling: Telling,
  { ingest, sources, signal }: StoredWork,
): Promise<Found> {
  const row = await ingest.sourceRow({ sourceId })
  const end = `@${row.scope}`
  const own = telling.called.filter(name => name.endsWith(end))
  const lookedFor = { ...telling, references: own.map(name => name.slice(0, -end.length)) }
  const sought: Sought = {
    // An entry by hand speaks of her as her own source does.
    called: new Set(telling.called),
    referents: new Set(telling.referents),
    mentions: mentionsOf(lookedFor),
  }
  const source = readerOf(sources, row.reader.id)
  const between = bytesSoughtIn(lookedFor)
  if (!source) return { ...nothing, isUnseen: true }
  const slices: Slice[] = []
  let [mentions, isAnybodyElse, cannotBlank] = [0, false, false]
  const { scope, answers, received } = row
  for await (const piece of storedPieces(ingest, sourceId, { ...row, cutShort: undefined }, source)) {
    signal.throwIfAborted()
    between.pass(piece.place)
    const parts = partsOf(piece, source, { sought, situation: { scope, answers, received } })
    for (const { place, whose } of parts) {
      const isAbout = () => sought.mentions.isAbout(textOf(piece, place))
      if (whose.has('hers') || (whose.has('nobodys') && isAbout())) {
        const isWhole = place.offset === piece.place.offset && place.length === piece.place.length
        const begins = source.blank?.({ ...piece, place }, isWhole ? 'piece' : 'part')
        cannotBlank ||= begins === undefined
        isAnybodyElse ||= whose.has('others')
        if (place.length > 0)
          slices.push({
            at: place.offset,
            length: place.length,
            begins: begins ?? '',
            isShared: whose.has('others'),
          })
      } else {
        isAnybodyElse = true
        if (isAbout()) mentions++
      }
    }
  }
  if (slices.length > 0 && (!isAnybodyElse || cannotBlank))
    return { isGone: true, slices: [], mentions, isUnseen: false }
  const outside = await between.in(keptChunks(ingest, sourceId))
  return { isGone: false, slices: [...slices, ...outside], mentions, isUnseen: false }
}

const BLOCK = 1 << 20
async function* keptChunks(
  ingest: Client<typeof ingestContract>,
  sourceId: number,
): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ;) {
    const { bytes } = await ingest.keptBytes({ sourceId, offset, length: BLOCK })
    if (bytes.byteLength === 0) return
    yield bytes
    offset += bytes.byteLength
  }
}
async function* waitingChunks(
  ingest: Client<typeof ingestContract>,
  sourceId: number,
): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ;) {
    const { bytes } = await ingest.waitingBytes({ sourceId, offset, length: BLOCK })
    if (bytes.byteLength === 0) return
    yield bytes
    offset += bytes.byteLength
  }
}

/** Packed files and pictures: what they say stands in no byte of theirs as it is read. */
const isClosed = (head: Uint8Array): boolean => {
  const text = Buffer.from(head.subarray(0, 2_048))
  return text.includes(0) || text.subarray(0, 5).toString('latin1') === '%PDF-'
}

/** A file that nobody reads yet goes whole where it names her; one that is packed cannot be looked into. */
async function lookThroughWaiting(
  sourceId: number,
  telling: Telling,
  { ingest, signal }: StoredWork,
): Promise<Found> {
  const mentions = mentionsOf({ ...telling, references: [] })
  let before = ''
  let isFirst = true
  for await (const chunk of waitingChunks(ingest, sourceId)) {
    signal.throwIfAborted()
    if (isFirst && isClosed(chunk)) return { ...nothing, isUnseen: true }
    isFirst = false
    const text = before + Buffer.from(chunk).toString('utf8')
    if (mentions.isAbout(text)) return { ...nothing, isGone: true }
    before = text.slice(-4_096)
  }
  return { ...nothing, isUnseen: isFirst }
}

/** What of one kept file holds her. */
export const lookThrough = (
  { sourceId, isWaiting }: FileToLookThrough,
  telling: Telling,
  work: StoredWork,
): Promise<Found> =>
  isWaiting ? lookThroughWaiting(sourceId, telling, work) : lookThroughRead(sourceId, telling, work)
