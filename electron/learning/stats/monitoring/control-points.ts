/** One point of a control chart. */
export interface ControlPoint {
  /** null where nobody was counted. */
  readonly value: number | null
  readonly centre: number
  readonly sigma: number
  readonly lower: number
  readonly upper: number
  /** Outside its limits. */
  readonly signal: boolean
}
export type NoChart = {
  readonly kind: 'not-estimable'
  readonly reason: 'empty-baseline' | 'baseline-too-short' | 'no-variation'
}

/**
 * Points with limits centre -/+ width sigma, not beyond what is possible (`floor`, `ceiling`).
 * A point whose sigma is infinite (nobody counted) has all that is possible between its limits.
 */
export function controlPoints(
  values: readonly (number | null)[],
  centre: number,
  sigmas: ArrayLike<number>,
  width: number,
  floor = -Infinity,
  ceiling = Infinity,
): ControlPoint[] {
  return values.map((value, row) => {
    const sigma = sigmas[row]!
    const lower = Math.max(floor, centre - width * sigma)
    const upper = Math.min(ceiling, centre + width * sigma)
    return { value, centre, sigma, lower, upper, signal: value !== null && (value < lower || value > upper) }
  })
}

/**
 * How many first rows make the baseline. Throws RangeError, naming the caller, unless whole, from 0 to the
 * number of rows.
 */
export function checkBaseline(caller: string, baselineRows: number, rows: number): void {
  if (!(Number.isInteger(baselineRows) && baselineRows >= 0 && baselineRows <= rows))
    throw new RangeError(`${caller}: baselineRows must be a whole number from 0 to ${rows}.`)
}

/**
 * Throws RangeError, naming the caller, the argument and the row, for the first value that is below 0, not
 * finite or, with `whole`, not whole.
 */
export function checkAmounts(caller: string, name: string, values: ArrayLike<number>, whole = false): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (!(value >= 0 && value < Infinity && (!whole || Number.isInteger(value))))
      throw new RangeError(
        `${caller}: ${name}, row ${row + 1}, must be ${whole ? 'a whole number' : 'a number'} of at least 0.`,
      )
  }
}

/** Throws RangeError, naming the caller, unless limits are drawn at a positive number of sigmas. */
export function checkWidth(caller: string, width: number): void {
  if (!(width > 0 && width < Infinity)) throw new RangeError(`${caller}: width must be above 0.`)
}

/** Throws RangeError, naming the caller, unless all columns are of one length. */
export function checkLengths(caller: string, ...columns: readonly ArrayLike<unknown>[]): void {
  if (columns.some(each => each.length !== columns[0]!.length))
    throw new RangeError(
      `${caller}: columns differ in length (${columns.map(each => each.length).join(', ')}).`,
    )
}

/** Mean size of the steps from one value to the next, values of null left out; nothing below two values. */
export function meanStep(values: readonly (number | null)[]): number | undefined {
  const known = values.filter(value => value !== null)
  if (known.length < 2) return undefined
  let sum = 0
  for (let k = 1; k < known.length; k++) sum += Math.abs(known[k]! - known[k - 1]!)
  return sum / (known.length - 1)
}

/** Laney's divisor, as published; 2 / sqrt(pi) = 1.1284 is the exact mean range of two. */
const LANEY_D2 = 1.128

/**
 * Laney's factor: how much more the points vary from one to the next than chance within them allows, mean
 * |z_i - z_(i - 1)| / 1.128 over the baseline, z = (value - centre) / sigma.
 * Source: Laney 2002, Qual Eng 14:531. Nothing where it cannot be told.
 */
export function laneyFactor(
  values: readonly (number | null)[],
  centre: number,
  sigmas: ArrayLike<number>,
  baselineRows: number,
): number | undefined {
  const z = values
    .slice(0, baselineRows)
    .map((value, row) => (value === null ? null : (value - centre) / sigmas[row]!))
  const step = meanStep(z)
  return step === undefined || !Number.isFinite(step) ? undefined : step / LANEY_D2
}
