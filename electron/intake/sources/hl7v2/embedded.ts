import type { Attachment } from '../../../../shared/domain/facts/value.ts'
import { bytesOf, wordsIn } from '../fhir/map/attachments.ts'
import type { Fields } from './fields.ts'
import type { Segment } from './message.ts'

/** Files by how they begin, as each format's own specification says. */
const beginnings: ReadonlyArray<readonly [begins: string, contentType: string]> = [
  ['%PDF-', 'application/pdf'],
  ['\u00ff\u00d8\u00ff', 'image/jpeg'],
  ['\u0089PNG', 'image/png'],
  ['GIF8', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['{\\rtf', 'application/rtf'],
]
const typeByBytes = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  return beginnings.find(([begins]) => head.startsWith(begins))?.[1]
}

/** HL7's table 0191 has short words for the kinds that the internet knows by long ones. */
const kinds: Readonly<Record<string, string>> = {
  ap: 'application',
  au: 'audio',
  ft: 'text',
  im: 'image',
  si: 'image',
  text: 'text',
  tx: 'text',
}
const subtypes: Readonly<Record<string, string>> = {
  'octet-stream': 'octet-stream',
  'txt': 'plain',
  'jpg': 'jpeg',
}

/** The content type that a message claims, in the words of the internet; undefined where it claims none. */
function claimed(type: string, subtype: string): string | undefined {
  const [kind, of] = [type.toLowerCase(), subtype.toLowerCase()]
  if (kind.includes('/')) return kind
  if (of.includes('/')) return of
  const known = kinds[kind] ?? kind
  if (of === 'pdf' || kind === 'pdf') return 'application/pdf'
  if (known === '' && of === '') return undefined
  return of === '' ? known : `${known === '' ? 'application' : known}/${subtypes[of] ?? of}`
}

const [SPACE, BEGIN] = [0x20, /^begin \d{3,4} /]

/** The bytes of uuencoded text, in which each line says its own length; undefined where a line is none of it. */
export function uudecoded(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  for (const line of text.split(/\r\n|\r|\n/).slice(1)) {
    if (line.trimEnd() === 'end') return Uint8Array.from(bytes)
    const six = (at: number) => ((at < line.length ? line.charCodeAt(at) : SPACE) - SPACE) & 0x3f
    if (line === '') continue
    const count = six(0)
    for (let group = 0; group * 3 < count; group++) {
      const [a, b, c, d] = [1, 2, 3, 4].map(place => six(group * 4 + place)) as [
        number,
        number,
        number,
        number,
      ]
      const three = [(a << 2) | (b >> 4), ((b & 0xf) << 4) | (c >> 2), ((c & 3) << 6) | d]
      bytes.push(...three.slice(0, count - group * 3))
    }
  }
  return undefined
}

const hexPairs = /^(?:[\dA-Fa-f]{2})+$/

/** The bytes of embedded data by what its message says of how they are written. */
function decoded(data: string, encoding: string): Uint8Array | undefined {
  if (BEGIN.test(data)) return uudecoded(data)
  const how = encoding.toLowerCase()
  if (how === 'hex') return hexPairs.test(data) ? Buffer.from(data, 'hex') : undefined
  return how === 'a' || how === '' ? Buffer.from(data, 'utf8') : bytesOf(data)
}

/** Of what could not be decoded so much is shown; all of it is in the source. */
const SHOWN = 200
const DATA = 5

/** The data of an ED as written; some senders leave its first component out. */
function dataIn(segment: Segment): { readonly data: string; readonly parts: readonly string[] } {
  const parts = segment.components(segment.repetitions(DATA)[0] ?? '').map(each => segment.clear(each.trim()))
  return { data: parts[4] ?? '', parts }
}

/** The file in a segment (ED), or where its sender says that it lies (RP), which is never fetched. */
export function attachmentOf(fields: Fields, type: string, more: readonly Segment[]): Attachment {
  const { data, parts } = dataIn(fields.segment)
  const [, kind = '', subtype = '', encoding = ''] = parts
  if (type === 'RP') {
    const contentType = claimed(parts[2] ?? '', parts[3] ?? '')
    return {
      ...(parts[0] !== undefined && { url: parts[0] }),
      ...(contentType !== undefined && { contentType }),
    }
  }
  const all = [data, ...more.map(each => dataIn(each).data)].join('')
  const bytes = decoded(all, encoding)
  const says = claimed(kind, subtype)
  if (!bytes || all === '') {
    fields.leave(DATA, fields.segment.whole(DATA).slice(0, SHOWN))
    return says === undefined ? {} : { contentType: says }
  }
  const contentType = typeByBytes(bytes) ?? says
  const text = wordsIn(bytes, contentType)
  return {
    ...(contentType !== undefined && { contentType }),
    ...(text !== undefined && { text }),
    size: bytes.byteLength,
  }
}

/** Whether the file in one segment goes on in the next: it has not ended, and both are numbered parts of one. */
export function goesOn(before: Segment, segment: Segment): boolean {
  const [one, other] = [dataIn(before), dataIn(segment)]
  if (before.text(2) !== 'ED' || segment.text(2) !== 'ED' || before.raw(3) !== segment.raw(3)) return false
  if (before.raw(4) === '' || segment.raw(4) === '') return false
  if (one.parts[3]?.toLowerCase() !== 'base64' || one.data.endsWith('=')) return false
  return typeByBytes(Buffer.from(other.data.slice(0, 16), 'base64')) === undefined
}
