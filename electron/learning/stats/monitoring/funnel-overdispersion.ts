import { normalQuantile } from '../foundations/normal.ts'
import { quantiles } from '../foundations/quantile.ts'
import type { Interval } from '../tables/interval.ts'
import { checkLevel } from '../tables/two-by-two.ts'
import { checkAmounts, checkLengths } from './control-points.ts'

export interface Overdispersion {
  readonly kind: 'fitted'
  /** Mean square of z; above 1: units differ by more than chance. Winsorised, and as it is. */
  readonly phi: number
  readonly phiPlain: number
  /** Variance between units, on the scale of the estimates. */
  readonly tau2: number
  readonly z: Float64Array
  readonly winsorisedZ: Float64Array
}

/**
 * Over-dispersion of units about a target, from their distances and standard errors.
 *
 * z = distance / error; the outer `share` on either side is pulled in to the type-7 quantiles; phi = sum of
 * z_w^2 / k; between-unit variance tau2 = max(0, (k phi - (k - 1)) / (sum of w - sum of w^2 / sum of w)),
 * w = 1/error^2.
 * Source: Spiegelhalter 2005, Stat Med 24:1185, and et al. 2012, J R Stat Soc A 175:1, sections 4-5.
 * Checked against: R. One unit: tau2 0.
 * Errors: RangeError for what is not finite.
 */
function overdispersion(distances: Float64Array, errors: Float64Array, share: number): Overdispersion {
  const z = distances.map((distance, row) => distance / errors[row]!)
  const [low, high] = quantiles(z, [share, 1 - share])
  const winsorisedZ = z.map(value => Math.min(high!, Math.max(low!, value)))
  const k = z.length
  const meanSquare = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0) / k
  const phi = meanSquare(winsorisedZ)
  let [weights, squares] = [0, 0]
  for (const error of errors) {
    const weight = 1 / (error * error)
    weights += weight
    squares += weight * weight
  }
  const scale = weights - squares / weights
  return {
    kind: 'fitted',
    phi,
    phiPlain: meanSquare(z),
    tau2: k > 1 && scale > 0 ? Math.max(0, (k * phi - (k - 1)) / scale) : 0,
    z,
    winsorisedZ,
  }
}

export type NoFunnel = { readonly kind: 'not-estimable'; readonly reason: 'nobody' | 'no-variation' }

export interface ProportionFunnel extends Overdispersion {
  /** All events over all people. */
  readonly target: number
  /** z over sqrt(max(1, phi)), and distance over sqrt(error^2 + tau2). */
  readonly multiplicativeZ: Float64Array
  readonly additiveZ: Float64Array
  multiplicativeLimits(row: number, level: number): Interval
  additiveLimits(row: number, level: number): Interval
}

/**
 * Funnel of proportions with limits widened for over-dispersion, by a factor sqrt(max(1, phi)) or by a
 * variance tau2 between units.
 *
 * Errors sqrt(target (1 - target)/n); limits target -/+ z times the widened error, not clipped. Nobody, or
 * all or none with the event: not estimable.
 * Source and checks: as above.
 * Errors: RangeError for columns that differ in length, counts that are none, an empty unit, a share outside
 * 0..1/2.
 */
export function proportionFunnel(
  events: ArrayLike<number>,
  sizes: ArrayLike<number>,
  share = 0.1,
): ProportionFunnel | NoFunnel {
  checkLengths('proportionFunnel', events, sizes)
  checkAmounts('proportionFunnel', 'events', events, true)
  checkAmounts('proportionFunnel', 'sizes', sizes, true)
  checkShare('proportionFunnel', share)
  let [all, people] = [0, 0]
  for (let row = 0; row < events.length; row++) {
    if (sizes[row] === 0)
      throw new RangeError(`proportionFunnel: sizes, row ${row + 1}, is 0; leave such units out.`)
    if (events[row]! > sizes[row]!)
      throw new RangeError(`proportionFunnel: events, row ${row + 1}, are more than people.`)
    all += events[row]!
    people += sizes[row]!
  }
  if (people === 0) return { kind: 'not-estimable', reason: 'nobody' }
  const target = all / people
  if (target === 0 || target === 1) return { kind: 'not-estimable', reason: 'no-variation' }
  const errors = Float64Array.from(sizes, size => Math.sqrt((target * (1 - target)) / size))
  const distances = Float64Array.from(events, (count, row) => count / sizes[row]! - target)
  const spread = overdispersion(distances, errors, share)
  const factor = Math.sqrt(Math.max(1, spread.phi))
  const widened = (row: number) => Math.sqrt(errors[row]! ** 2 + spread.tau2)
  const about = (error: number, level: number): Interval => {
    checkLevel('proportionFunnel', level)
    const reach = normalQuantile((1 - level) / 2, true) * error
    return { lower: target - reach, upper: target + reach }
  }
  return {
    ...spread,
    target,
    multiplicativeZ: spread.z.map(z => z / factor),
    additiveZ: distances.map((distance, row) => distance / widened(row)),
    multiplicativeLimits: (row, level) => about(errors[row]! * factor, level),
    additiveLimits: (row, level) => about(widened(row), level),
  }
}

export interface RatioFunnel extends Overdispersion {
  readonly additiveZ: Float64Array
  /** Limits of observed over expected. */
  additiveLimits(row: number, level: number): Interval
}

/**
 * Funnel of observed over expected ratios about 1, on the square-root scale, with over-dispersion as a
 * variance between units.
 *
 * y = sqrt(O/E), error 1 / (2 sqrt E); limits (1 -/+ z sqrt(error^2 + tau2))^2; where the lower root is below
 * 0 (fewer than about one expected event) the lower limit is 0.
 * Source: Spiegelhalter et al. 2012; NHS SHMI methodology.
 * Checked against: R.
 * No units: not estimable.
 * Errors: RangeError for columns that differ in length, negative numbers and units with nothing expected.
 */
export function ratioFunnel(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  share = 0.1,
): RatioFunnel | NoFunnel {
  checkLengths('ratioFunnel', observed, expected)
  checkAmounts('ratioFunnel', 'observed', observed, true)
  checkAmounts('ratioFunnel', 'expected', expected)
  checkShare('ratioFunnel', share)
  for (let row = 0; row < expected.length; row++)
    if (expected[row] === 0)
      throw new RangeError(`ratioFunnel: expected, row ${row + 1}, is 0; leave such units out.`)
  if (observed.length === 0) return { kind: 'not-estimable', reason: 'nobody' }
  const errors = Float64Array.from(expected, each => 1 / (2 * Math.sqrt(each)))
  const distances = Float64Array.from(observed, (count, row) => Math.sqrt(count / expected[row]!) - 1)
  const spread = overdispersion(distances, errors, share)
  const widened = (row: number) => Math.sqrt(errors[row]! ** 2 + spread.tau2)
  return {
    ...spread,
    additiveZ: distances.map((distance, row) => distance / widened(row)),
    additiveLimits(row, level) {
      checkLevel('ratioFunnel', level)
      const reach = normalQuantile((1 - level) / 2, true) * widened(row)
      return { lower: Math.max(0, 1 - reach) ** 2, upper: (1 + reach) ** 2 }
    },
  }
}

function checkShare(caller: string, share: number): void {
  if (!(share >= 0 && share < 0.5)) throw new RangeError(`${caller}: share must be at least 0 and below 1/2.`)
}
