import { createRandom, type Random } from '../../../../shared/domain/random.ts'

/** Rows in a row of a series, of which the sum is judged. */
export interface Stretch {
  readonly first: number
  readonly length: number
}

/** What chance alone makes of a series whose total is given. */
export interface Law {
  /** The same of whatever has the same chances. */
  readonly name: string
  readonly rows: number
  /** The largest value that a row can have. */
  most(row: number): number
  /** What of a series the chances of its stretches hang on: the events of its baseline. */
  baseOf(values: ArrayLike<number>): number
  /** The chance that a stretch sums to so little or less, and that it sums to so much or more. 1: not judged. */
  tails(stretch: Stretch, sum: number, base: number): readonly [fewer: number, more: number]
  /** Values as chance alone makes them. */
  draw(random: Random): ArrayLike<number>
}

export interface Seldom extends Stretch {
  readonly direction: 'high' | 'low'
  readonly chance: number
}
export interface ExactScan {
  /** Each stretch is judged at this chance, either way; 0 where chance never leaves so little. */
  readonly level: number
  /** Of series that chance alone makes, the share in which any stretch is told. */
  readonly falseAlarm: number
  /** The stretches that chance seldom makes, none in another of its way, the most seldom first; and all single rows. */
  readonly found: readonly Seldom[]
  /** The values of a row beyond which it is told by itself; null where no value would be. */
  limits(row: number): { readonly lower: number | null; readonly upper: number | null }
}

/** Alone, in twos, threes, fives and so on: whatever a change lasts, one of them is not far from it. */
const LENGTHS = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89]

/** Of charts without a change so many may be told of, and how many are drawn to find the level at which so many are. */
const FALSE_ALARM = 0.05
const [MOST_DRAWS, LEAST_DRAWS, STRETCHES] = [2_000, 400, 2_000_000]

/** Stretches up to half of the rows: of a longer one the rest says the same. */
function stretchesOf(rows: number): Stretch[] {
  return LENGTHS.filter(length => length === 1 || 2 * length <= rows).flatMap(length =>
    Array.from({ length: rows - length + 1 }, (_, first) => ({ first, length })),
  )
}

/** Those of them that end with the last row. */
export const stretchesEndingAt = (rows: number): Stretch[] =>
  LENGTHS.filter(length => length === 1 || 2 * length <= rows).map(length => ({
    first: rows - length,
    length,
  }))

/** The running sums of a series, from 0. */
function sumsOf(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let row = 0; row < values.length; row++) sums[row + 1] = sums[row]! + values[row]!
  return sums
}

/**
 * Whether any stretch of a series is higher or lower than chance alone leaves, whatever its length, with one false
 * alarm in twenty series: chances of stretches are exact given the total, and the level at which each is judged comes
 * of series drawn under the same total, in which nothing changed. Few events need no approximation, and no level of a
 * rate is taken as known. The level's own standard error by drawing is half a hundredth of series. The same
 * level comes out whenever the same law is asked for.
 * Source: scan statistics with the smallest p as the statistic (Kulldorff 1997, Commun Stat Theory Methods 26:1481;
 * conditional on the total as Fisher 1935), calibrated by Monte Carlo (Dwass 1957, Ann Math Stat 28:181).
 * Checked against: planted changes and series without any (`npm run proof -- shifts`), and counting by hand.
 */
export const exactScan = (values: ArrayLike<number>, law: Law): ExactScan =>
  scanAt(values, law, levelFor(law))

type Level = Pick<ExactScan, 'level' | 'falseAlarm'>
const SEED = 2_028

/** Levels that were found lately: the charts of a page are asked for again and again. */
const known = new Map<string, Level>()
const MOST_KNOWN = 500

/** At which level stretches are to be judged under a law, and how often chance alone is then told of. */
export function levelFor(law: Law): Level {
  const before = known.get(law.name)
  if (before) return before
  const found = drawnLevel(law, createRandom(SEED))
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(law.name, found)
  return found
}

function drawnLevel(law: Law, random: Random): Level {
  const stretches = stretchesOf(law.rows)
  const smallest = (series: ArrayLike<number>) => {
    const [sums, base] = [sumsOf(series), law.baseOf(series)]
    let least = 1
    for (const stretch of stretches) {
      const { first, length } = stretch
      const [fewer, more] = law.tails(stretch, sums[first + length]! - sums[first]!, base)
      least = Math.min(least, fewer, more)
    }
    return least
  }
  const draws = Math.round(Math.min(MOST_DRAWS, Math.max(LEAST_DRAWS, STRETCHES / stretches.length)))
  return levelOf(Float64Array.from({ length: draws }, () => smallest(law.draw(random))).sort())
}

/** What is told of a series at a level. */
export function scanAt(values: ArrayLike<number>, law: Law, { level, falseAlarm }: Level): ExactScan {
  const base = law.baseOf(values)
  return {
    level,
    falseAlarm,
    found: seldomIn(values, stretchesOf(law.rows), { law, level }),
    limits: row => limitsOf(row, { law, level, base }),
  }
}

/** The largest level at which at most one series in twenty is told of; equal chances fall on one side together. */
function levelOf(chances: Float64Array): Level {
  let told = Math.floor(FALSE_ALARM * chances.length)
  while (told > 0 && chances[told - 1] === chances[told]) told--
  return { level: told === 0 ? 0 : chances[told - 1]!, falseAlarm: told / chances.length }
}

function seldomIn(
  values: ArrayLike<number>,
  stretches: readonly Stretch[],
  { law, level }: { law: Law; level: number },
): Seldom[] {
  const [sums, base] = [sumsOf(values), law.baseOf(values)]
  const told = stretches
    .flatMap((stretch): Seldom[] => {
      const { first, length } = stretch
      const [fewer, more] = law.tails(stretch, sums[first + length]! - sums[first]!, base)
      if (Math.min(fewer, more) > level) return []
      const direction = more <= fewer ? 'high' : 'low'
      return [{ ...stretch, direction, chance: Math.min(fewer, more) }]
    })
    .map(each => (each.length === 1 ? each : grown(each, { sums, base, law })))
    .toSorted((one, other) => one.chance - other.chance || one.length - other.length)
  const kept: Seldom[] = []
  for (const each of told) {
    const isIn = kept.some(
      other =>
        other.length > 1 === each.length > 1 &&
        other.direction === each.direction &&
        each.first < other.first + other.length &&
        other.first < each.first + each.length,
    )
    if (!isIn) kept.push(each)
  }
  // A stretch that is seldom for the sake of one of its rows says nothing that the row does not say.
  return kept.filter(
    each =>
      each.length === 1 ||
      !kept.some(
        other =>
          other.length === 1 &&
          other.direction === each.direction &&
          other.chance <= each.chance &&
          other.first >= each.first &&
          other.first < each.first + each.length,
      ),
  )
}

/** A stretch that is told, with the rows beside it that make it more seldom still: a change lasts any length. */
function grown(stretch: Seldom, { sums, base, law }: { sums: Float64Array; base: number; law: Law }): Seldom {
  const { first, length, direction } = stretch
  const chanceOf = (other: Stretch) => {
    const total = sums[other.first + other.length]! - sums[other.first]!
    return law.tails(other, total, base)[direction === 'low' ? 0 : 1]
  }
  const wider = [
    { first, length: length + 1 },
    { first: first - 1, length: length + 1 },
  ]
    .filter(other => other.first >= 0 && other.first + other.length <= law.rows)
    .map(other => ({ ...other, direction, chance: chanceOf(other) }))
    .toSorted((one, other) => one.chance - other.chance)[0]
  return wider && wider.chance < stretch.chance ? grown(wider, { sums, base, law }) : stretch
}

/** The last value on either side that is not told, by bisection. */
function limitsOf(
  row: number,
  { law, level, base }: { law: Law; level: number; base: number },
): { lower: number | null; upper: number | null } {
  const at = { first: row, length: 1 }
  const most = law.most(row)
  const isLow = (value: number) => law.tails(at, value, base)[0] <= level
  const isHigh = (value: number) => law.tails(at, value, base)[1] <= level
  const lower = isLow(0) ? firstWhere(most, value => !isLow(value)) : null
  return { lower, upper: isHigh(most) ? firstWhere(most, isHigh) - 1 : null }
}

/** The first whole number from 0 of which it holds, where it holds of all that follow and of the last. */
function firstWhere(last: number, holds: (value: number) => boolean): number {
  let [low, high] = [0, last]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
