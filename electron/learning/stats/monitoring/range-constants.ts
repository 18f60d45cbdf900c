import { normalCdf } from '../foundations/normal.ts'

export interface RangeConstants {
  /** Mean of the range of n standard normal values. */
  readonly d2: number
  /** Its standard deviation. */
  readonly d3: number
}

/**
 * Steps of the trapezoid rule, which for functions that die away smoothly is exact to the last digits at this
 * width.
 */
const STEP = 1 / 32
const REACH = 10
const known = new Map<number, RangeConstants>()

/**
 * Mean and standard deviation of the range of n standard normal values, for control charts of ranges.
 *
 * d2 = integral of 1 - F(x)^n - (1 - F(x))^n; d3 from the mean square, the integral of w^2 g(w) over the
 * range w with density g(w) = n (n - 1) integral of f(x) f(x + w) (F(x + w) - F(x))^(n - 2). Trapezoid rule:
 * d2 to 1e-14, d3 to 1e-8. Remembered by n.
 * Source: Tippett 1925, Biometrika 17:364; David & Nagaraja 2003, Order Statistics.
 * Checked against: Montgomery's appendix VI and sqrt(4/pi), 3/sqrt(pi) for n = 2, 3.
 * Errors: RangeError unless n is whole, 2 to 1,000.
 */
export function rangeConstants(size: number): RangeConstants {
  if (!(Number.isInteger(size) && size >= 2 && size <= 1_000))
    throw new RangeError('rangeConstants: size must be a whole number from 2 to 1,000.')
  let constants = known.get(size)
  if (!constants) known.set(size, (constants = compute(size)))
  return constants
}

function compute(size: number): RangeConstants {
  const count = Math.round((2 * REACH) / STEP)
  const lower = Float64Array.from({ length: count + 1 }, (_, k) => normalCdf(-REACH + k * STEP))
  const density = Float64Array.from(
    { length: count + 1 },
    (_, k) => Math.exp(-((-REACH + k * STEP) ** 2) / 2) / Math.sqrt(2 * Math.PI),
  )
  let d2 = 0
  // By symmetry the upper tail is the lower one mirrored.
  for (let k = 0; k <= count; k++) d2 += STEP * (1 - lower[k]! ** size - lower[count - k]! ** size)
  let square = 0
  for (let shift = 1; shift <= count; shift++) {
    let g = 0
    for (let k = 0; k + shift <= count; k++)
      g += density[k]! * density[k + shift]! * (lower[k + shift]! - lower[k]!) ** (size - 2)
    square += STEP * (shift * STEP) ** 2 * size * (size - 1) * STEP * g
  }
  return { d2, d3: Math.sqrt(square - d2 * d2) }
}
