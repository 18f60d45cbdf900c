const RUN = '01234567890123456789'
const RUN_BACK = '9876543210'
const SHORTEST_RUN = 6

/** 0000000, 9999999, 1234567: what a form demands and nobody has. */
export const isFiller = (digits: string): boolean =>
  /^(.)\1{3,}$/.test(digits) ||
  (digits.length >= SHORTEST_RUN && (RUN.includes(digits) || RUN_BACK.includes(digits)))

/**
 * Whether what stands where a number should is none: a word (`UNKNOWN`, `MRN`, `-`), nothing but zeros, or what a form
 * was filled with.
 */
export function isPlaceholder(number: string): boolean {
  const plain = number.replaceAll(/[^\p{L}\p{N}]/gu, '')
  const digits = plain.replaceAll(/\D/g, '')
  return !/[1-9]/.test(digits) || isFiller(plain) || /^(.)\1{3,}$/.test(digits)
}
