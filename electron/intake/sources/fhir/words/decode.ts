import { isUtf8 } from 'node:buffer'

const western = new TextDecoder('windows-1252')
const view = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** How many bytes the UTF-8 sequence at `at` has; 0 where there is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  let length = 0
  if (first >= 0xc2 && first < 0xe0) length = 2
  else if (first >= 0xe0 && first < 0xf0) length = 3
  else if (first >= 0xf0 && first < 0xf5) length = 4
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0
}

/**
 * Bytes that say they are UTF-8 as text. What is no UTF-8 in them is read as windows-1252, as most programs that do not
 * write UTF-8 mean it; `guessed` says that this was so.
 */
export function decodeText(bytes: Uint8Array): { text: string; guessed: boolean } {
  if (isUtf8(bytes)) return { text: view(bytes).toString('utf8'), guessed: false }
  let text = ''
  let from = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceAt(bytes, at)
    if (length === 0) {
      text += view(bytes.subarray(from, at)).toString('utf8') + western.decode(bytes.subarray(at, at + 1))
      from = ++at
    } else at += length
  }
  return { text: text + view(bytes.subarray(from)).toString('utf8'), guessed: true }
}

/** Bytes in a named character set; where the name is none that is known, as if it had been UTF-8. */
export function decodeAs(bytes: Uint8Array, charset: string | undefined): string {
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    try {
      return new TextDecoder(charset).decode(bytes)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  const { text } = decodeText(bytes)
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
