import { isUtf8 } from 'node:buffer'
import { lookUp } from '../../../../shared/domain/table.ts'

/** The character sets of HL7's table 0211, and others that are met, by the names by which a decoder knows them. */
const labels: Readonly<Record<string, string>> = {
  'ascii': 'windows-1252',
  '8859/1': 'windows-1252',
  '8859/2': 'iso-8859-2',
  '8859/3': 'iso-8859-3',
  '8859/4': 'iso-8859-4',
  '8859/5': 'iso-8859-5',
  '8859/6': 'iso-8859-6',
  '8859/7': 'iso-8859-7',
  '8859/8': 'iso-8859-8',
  '8859/9': 'windows-1254',
  '8859/15': 'iso-8859-15',
  'iso ir6': 'windows-1252',
  'iso ir87': 'iso-2022-jp',
  'iso ir14': 'iso-2022-jp',
  'iso ir159': 'iso-2022-jp',
  'gb 18030-2000': 'gb18030',
  'ks x 1001': 'euc-kr',
  'big-5': 'big5',
  'unicode': 'utf-8',
  'unicode utf-8': 'utf-8',
  'utf-8': 'utf-8',
  'utf8': 'utf-8',
}
const ESCAPE = 0x1b
/** `ISO 8859-1`, `ISO-8859-1`, `8859/1` and `ISO8859/1` are one. */
const plain = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/^iso[ -]?(?=8859)/, '')
    .replace(/^8859-/, '8859/')

/** Bytes of a message as text; undefined where the set that it names is none that is known and matters. */
export type Decode = (bytes: Uint8Array) => string

const utf8: Decode = bytes => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
const decoders = new Map<string, TextDecoder>()
function decoder(label: string): Decode {
  const known = decoders.get(label) ?? new TextDecoder(label)
  decoders.set(label, known)
  return bytes => known.decode(bytes)
}

/**
 * How the bytes of a message are read. Bytes that are UTF-8 are UTF-8, whatever the message says of itself: other text
 * hardly ever is by chance. Others are in the set that it names in MSH-18, or in the Western code page where it names
 * none. Undefined where it names one that is not known, and bytes that differ between sets.
 */
export function decodeBy(bytes: Uint8Array, named: string): Decode | undefined {
  const label = lookUp(labels, plain(named))
  const isJapanese = label === 'iso-2022-jp' && bytes.includes(ESCAPE)
  if (isUtf8(bytes) && !isJapanese) return utf8
  if (label !== undefined && label !== 'utf-8') return decoder(label)
  return label === 'utf-8' || named.trim() === '' ? decoder('windows-1252') : undefined
}
