/**
 * American Soundex code of a name: its first letter and three digits for the consonants that follow.
 *
 * BFPV 1, CGJKQSXZ 2, DT 3, L 4, MN 5, R 6. A consonant of the same digit as the one before it
 * (the first letter too) is left out; a vowel or Y between them parts them, H and W do not. Filled with zeros.
 * Accents are taken off first (Müller as Muller, ß as SS); letters of other scripts, digits, marks and spaces
 * within are passed over like H. The code begins with the first character whatever it is, in upper case:
 * another script's name keeps its first character and mostly three zeros, so Soundex says little about it.
 * Nothing gives 0000.
 * Source: US National Archives, The Soundex Indexing System. Checked against: its examples; R stringdist 0.9.10.
 */
export function soundex(name: string): string {
  const characters = [...name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()]
  const first = characters[0]
  if (first === undefined) return '0000'
  let code = first
  let before = digitOf(first)
  let length = 1
  for (const character of characters.slice(1)) {
    const digit = digitOf(character)
    if (digit === SILENT) continue
    if (digit !== VOWEL && digit !== before) {
      code += digit
      length++
    }
    before = digit
    if (length === 4) return code
  }
  return code + '0'.repeat(4 - length)
}

const SILENT = 'silent'
const VOWEL = 'vowel'
const DIGITS: ReadonlyMap<string, string> = new Map([
  ...Array.from('AEIOUY', letter => [letter, VOWEL] as const),
  ...['BFPV', 'CGJKQSXZ', 'DT', 'L', 'MN', 'R'].flatMap((letters, k) =>
    Array.from(letters, letter => [letter, String(k + 1)] as const),
  ),
])
const digitOf = (character: string) => DIGITS.get(character) ?? SILENT
