/** Verhoeff's tables: multiplication in the dihedral group D5, and the permutation by position (Verhoeff 1969). */
const MULTIPLY = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const PERMUTE = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** Whether a number's last digit is its Verhoeff check digit, as in every SNOMED CT identifier. */
export function verhoeffHolds(digits: string): boolean {
  const sum = [...digits]
    .toReversed()
    .reduce((check, digit, place) => Number(MULTIPLY[check]![Number(PERMUTE[place % 8]![Number(digit)])]), 0)
  return digits.length > 0 && sum === 0
}

/** Whether `number-digit` carries the modulus 10 (Luhn) check digit of every LOINC code. */
export function loincDigitHolds(code: string): boolean {
  const digits = [...code.replace('-', '')].toReversed().map(Number)
  const sum = digits.reduce(
    (total, digit, place) =>
      total + (place % 2 === 1 ? Math.floor((digit * 2) / 10) + ((digit * 2) % 10) : digit),
    0,
  )
  return digits.length > 1 && sum % 10 === 0
}
