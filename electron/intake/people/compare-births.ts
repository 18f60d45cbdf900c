import type { BirthParts } from './birth-parts.ts'
import type { Level } from './levels.ts'

/** One digit wrong, or two neighbouring ones exchanged. */
function isSlip(one: number, other: number): boolean {
  const [a, b] = [String(one).padStart(4, '0'), String(other).padStart(4, '0')]
  if (a.length !== b.length) return false
  const wrong = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]))
  if (wrong.length === 1) return true
  const [first = 0, second = 0] = wrong
  return wrong.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]
}

function yearLevel(one: number | undefined, other: number | undefined): Level {
  if (one === undefined || other === undefined) return 'unknown'
  if (one === other) return 'exact'
  return isSlip(one, other) ? 'close' : 'disagree'
}

function partLevel(one: number | undefined, other: number | undefined): Level {
  if (one === undefined || other === undefined) return 'unknown'
  return one === other ? 'exact' : 'disagree'
}

/** year close: a slip of a digit; month and day close: day and month exchanged. */
export function compareBirths(
  one: BirthParts,
  other: BirthParts,
): { readonly year: Level; readonly month: Level; readonly day: Level } {
  const year = yearLevel(one.year, other.year)
  const exchanged =
    one.day !== undefined && one.day === other.month && one.month === other.day && one.month !== other.month
  if (exchanged) return { year, month: 'close', day: 'close' }
  return { year, month: partLevel(one.month, other.month), day: partLevel(one.day, other.day) }
}
