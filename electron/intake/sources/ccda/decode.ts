import { isUtf8 } from 'node:buffer'
import { decodeBy } from '../hl7v2/charset.ts'

/** The declaration in which XML names its character set, before anything else. */
const declaration = /^\s{0,100}<\?xml\s[^>?]{0,200}?encoding\s{0,10}=\s{0,10}["']([\w.:-]{1,40})["']/

/**
 * The text of a document, in the character set that it names; bytes that are UTF-8 are UTF-8, whatever it names.
 * Undefined where it names a set that is not known and its bytes differ between sets.
 */
export function decode(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1')
  const named = declaration.exec(head)?.[1] ?? ''
  // A container has made UTF-8 of wide characters before, whatever is still declared.
  const read = isUtf8(bytes)
    ? decodeBy(bytes, '')
    : decodeBy(bytes, named.replace(/^windows-1252$/i, 'ISO 8859-1'))
  return read?.(bytes)
}
