import type { Unpacked } from '../../containers/unpack.ts'
import { jsonMembers } from './json-members.ts'
import { xmlRoot, type XmlRoot } from './xml-root.ts'
import { listZip, type ZipListing } from './zip-names.ts'

/** What there is to tell a file by: its first bytes, taken out of their packing, and what can be made of them. */
export interface Look {
  readonly bytes: Uint8Array
  /** Whether the bytes are all there are. */
  readonly isWhole: boolean
  /** The bytes as text, without blanks and framing before it; undefined where they are none. */
  readonly text: string | undefined
  /** What the first object of a JSON text is made of; nothing where it is none. */
  readonly json: ReadonlyMap<string, string>
  readonly xml: XmlRoot | undefined
  readonly zip: ZipListing
}

/** Control characters that texts hold: tab, line ends, form feed, and the marks around HL7 messages. */
const ofTexts = new Set('\t\n\v\f\r\u001c')
/** How DOS ended its files. */
const END = '\u001a'
/** A text may hold a stray control character; what is no text holds many. */
const STRAY = 1 / 500

/** Bytes as text, in UTF-8 or else in the Western code page. Undefined where that makes no text. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes)
  }
  if (text.trimEnd().endsWith(END)) text = text.slice(0, text.lastIndexOf(END))
  const strays = (text.match(/\p{Cc}/gu) ?? []).filter(each => !ofTexts.has(each)).length
  return strays > text.length * STRAY ? undefined : text.trimStart()
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! < 9

/** Looks at an unpacked file. A ZIP is read to its end, where its directory stands. */
export async function lookAt({
  head,
  isWhole,
  bytes,
}: Pick<Unpacked, 'head' | 'isWhole' | 'bytes'>): Promise<Look> {
  const text = textOf(head)
  return {
    bytes: head,
    isWhole,
    text,
    json: jsonMembers(text ?? ''),
    xml: text?.startsWith('<') === true ? xmlRoot(text) : undefined,
    zip: isZip(head) ? await listZip(head, bytes) : { names: [], mimetype: '' },
  }
}
