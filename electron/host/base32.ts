/** Douglas Crockford's alphabet: no I, L, O or U, so that nothing is read as something else. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const BITS = 5

/** Bytes as letters and digits that can be read aloud. */
export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= BITS; bits -= BITS) text += ALPHABET[(held >> (bits - BITS)) & 31]!
    held &= 0xff
  }
  return bits > 0 ? text + ALPHABET[(held << (BITS - bits)) & 31]! : text
}

/** The bytes behind the letters; o is read as 0, i and l as 1. Undefined where a sign is not of the alphabet. */
export function fromBase32(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const sign of text.toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1')) {
    const value = ALPHABET.indexOf(sign)
    if (value < 0) return undefined
    held = ((held << BITS) | value) & 0xfff
    bits += BITS
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 0xff)
    }
  }
  return Uint8Array.from(bytes)
}
