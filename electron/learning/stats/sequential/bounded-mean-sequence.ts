import { requireAlpha } from './confidence-sequence.ts'

export interface SequenceOfLimits {
  /** After each observation. */
  readonly lower: Float64Array
  readonly upper: Float64Array
}

export interface BoundedRange {
  readonly lowest: number
  readonly highest: number
}

/**
 * Confidence sequence for the mean of observations that lie within known bounds
 * (an event 0 or 1, a score 0 to 100): holds at all looks together, at any number of observations, whatever
 * their distribution. Predictable plug-in empirical Bernstein.
 *
 * Observations scaled to 0..1; centre sum l_i x_i / sum l_i, reach ( ln(2/alpha) + sum v_i psi(l_i) ) / sum l_i, with
 * v_i = 4 (x_i - mean before)^2, psi(l) = (-ln(1 - l) - l)/4, bets
 * l_i = min( sqrt( 2 ln(2/alpha) / (s2 i ln(1 + i)) ), 1/2 ) from the
 * shrunken variance s2 of those before (mean and variance begin at 1/2 and 1/4); the limits of all looks so
 * far are intersected.
 * One pass. With few observations `bettingMeanSequence` is narrower.
 * Source: Waudby-Smith & Ramdas 2024, J R Stat Soc B 86:1, theorem 2, equations 14-15.
 * Checked against: its formula written out; simulation of every look.
 * Meant for one mean that stays: lower above upper says that it drifted
 * (or that the one case in 1/alpha has come). In units of the observations.
 * Errors: RangeError for an observation outside the bounds, bounds out of order, alpha not between 0 and 1.
 */
export function boundedMeanSequence(
  values: Float64Array,
  alpha = 0.05,
  { lowest, highest }: BoundedRange = { lowest: 0, highest: 1 },
): SequenceOfLimits {
  requireAlpha('boundedMeanSequence', alpha)
  requireBounded('boundedMeanSequence', values, { lowest, highest })
  const width = highest - lowest
  const lower = new Float64Array(values.length)
  const upper = new Float64Array(values.length)
  let [sum, squares, mean, variance] = [0.5, 0.25, 0.5, 0.25]
  let [bets, betOn, loss] = [0, 0, Math.log(2 / alpha)]
  let [low, high] = [0, 1]
  for (let i = 0; i < values.length; i++) {
    const x = (values[i]! - lowest) / width
    const bet = Math.min(Math.sqrt((2 * Math.log(2 / alpha)) / (variance * (i + 1) * Math.log(i + 2))), 0.5)
    bets += bet
    betOn += bet * x
    loss += (x - mean) ** 2 * (-Math.log1p(-bet) - bet)
    low = Math.max(low, (betOn - loss) / bets)
    high = Math.min(high, (betOn + loss) / bets)
    sum += x
    mean = sum / (i + 2)
    squares += (x - mean) ** 2
    variance = squares / (i + 2)
    lower[i] = lowest + width * low
    upper[i] = lowest + width * high
  }
  return { lower, upper }
}

/** Throws RangeError, naming function and row, unless bounds are finite and in order and every value lies within. */
export function requireBounded(by: string, values: Float64Array, { lowest, highest }: BoundedRange): void {
  if (!(Number.isFinite(lowest) && Number.isFinite(highest) && lowest < highest))
    throw new RangeError(`${by}: lowest and highest must be finite and in order.`)
  for (let i = 0; i < values.length; i++)
    if (!(values[i]! >= lowest && values[i]! <= highest))
      throw new RangeError(`${by}: values, row ${i + 1}, is not within the bounds.`)
}
