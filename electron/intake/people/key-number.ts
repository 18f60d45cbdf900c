const PRIME = 0x01000193
const HIGH_BITS = 20
const LOW_BITS = 2 ** 32

function fnv1a(text: string, basis: number): number {
  let hash = basis
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  return hash >>> 0
}

/**
 * A text as a whole number of 52 bits, by which it is found: two FNV-1a hashes. Not every text has its own: whoever is
 * found by the number of another text is compared in vain, and nothing else comes of it.
 */
export const keyNumber = (text: string): number =>
  (fnv1a(text, 0x811c9dc5) % 2 ** HIGH_BITS) * LOW_BITS + fnv1a(text, 0x050c5d1f)
