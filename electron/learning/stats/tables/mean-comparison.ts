import { fCdf } from '../foundations/fisher-f.ts'
import { mean, variance } from '../foundations/moments.ts'
import { studentCdf, studentQuantile } from '../foundations/student.ts'
import { deviationBias } from './deviation-bias.ts'
import type { Interval } from './interval.ts'
import { checkLevel } from './two-by-two.ts'

export interface StudentTest extends Interval {
  readonly kind: 'fitted'
  /** First mean minus second, or the mean of the paired differences. */
  readonly estimate: number
  readonly t: number
  readonly freedom: number
  readonly p: number
}
export type NoComparison = { readonly kind: 'not-estimable'; readonly reason: 'too-few' | 'constant' }

/**
 * Welch's t test of two independent means, variances not taken as equal.
 *
 * t = (mean x - mean y) / sqrt(vx/nx + vy/ny), degrees of freedom by Satterthwaite; limits with Student's
 * quantile. Fewer than two values in a group: too few; both without spread: constant.
 * Source: Welch 1947, Biometrika 34:28.
 * Checked against: R's t.test. Errors: RangeError for what is not a finite number, and for the level.
 */
export function welchTest(x: Float64Array, y: Float64Array, level = 0.95): StudentTest | NoComparison {
  const groups = prepare('welchTest', x, y, level)
  if ('kind' in groups) return groups
  const { difference, varianceX, varianceY } = groups
  const [partX, partY] = [varianceX / x.length, varianceY / y.length]
  const freedom = (partX + partY) ** 2 / (partX ** 2 / (x.length - 1) + partY ** 2 / (y.length - 1))
  return studentTest({ estimate: difference, standardError: Math.sqrt(partX + partY), freedom }, level)
}

/**
 * Student's t test of two independent means with one common variance, on nx + ny - 2 degrees of freedom.
 * Source: Student 1908. Conventions, checks and errors: as `welchTest`.
 */
export function pooledTest(x: Float64Array, y: Float64Array, level = 0.95): StudentTest | NoComparison {
  const groups = prepare('pooledTest', x, y, level)
  if ('kind' in groups) return groups
  const freedom = x.length + y.length - 2
  const standardError = pooledDeviation(groups, x.length, y.length) * Math.sqrt(1 / x.length + 1 / y.length)
  return studentTest({ estimate: groups.difference, standardError, freedom }, level)
}

/**
 * Student's t test of paired values: of the mean of x - y against 0. Conventions, checks and errors: as
 * `welchTest`; pairs must match.
 */
export function pairedTest(x: Float64Array, y: Float64Array, level = 0.95): StudentTest | NoComparison {
  checkLevel('pairedTest', level)
  const differences = pairedDifferences('pairedTest', x, y)
  if (differences.length < 2) return { kind: 'not-estimable', reason: 'too-few' }
  const spread = variance(differences)
  if (!(spread > 0)) return { kind: 'not-estimable', reason: 'constant' }
  const pairs = differences.length
  return studentTest(
    { estimate: mean(differences), standardError: Math.sqrt(spread / pairs), freedom: pairs - 1 },
    level,
  )
}

/** x - y, row by row. Throws RangeError, naming the caller, unless they are finite and match. */
export function pairedDifferences(caller: string, x: Float64Array, y: Float64Array): Float64Array {
  if (x.length !== y.length)
    throw new RangeError(`${caller}: x has ${x.length} values and y ${y.length}; pairs need as many.`)
  checkFinite(caller, 'x', x)
  checkFinite(caller, 'y', y)
  return x.map((value, row) => value - y[row]!)
}

/**
 * F test of two variances, variance x over variance y; two-sided p is twice the smaller tail.
 * Checked against: R's var.test. Otherwise as `welchTest`.
 */
export function varianceRatioTest(
  x: Float64Array,
  y: Float64Array,
): { readonly kind: 'fitted'; readonly ratio: number; readonly p: number } | NoComparison {
  const groups = prepare('varianceRatioTest', x, y, 0.95)
  if ('kind' in groups) return groups
  const { varianceX, varianceY } = groups
  if (varianceX === 0 || varianceY === 0) return { kind: 'not-estimable', reason: 'constant' }
  const ratio = varianceX / varianceY
  const tail = (upper: boolean) => fCdf(ratio, x.length - 1, y.length - 1, upper)
  return { kind: 'fitted', ratio, p: Math.min(1, 2 * Math.min(tail(false), tail(true))) }
}

/**
 * Standardised difference of two means: Cohen's d, over the pooled deviation, and Hedges' g, d times c4(f)
 * sqrt((f - 1)/f), f = nx + ny - 2, which takes its bias off exactly, not by 1 - 3/(4f - 1).
 * Source: Hedges 1981, J Educ Stat 6:107. Checked against: R. Conventions and errors: as `welchTest`.
 */
export function standardisedMeanDifference(
  x: Float64Array,
  y: Float64Array,
): { readonly kind: 'fitted'; readonly cohensD: number; readonly hedgesG: number } | NoComparison {
  const groups = prepare('standardisedMeanDifference', x, y, 0.95)
  if ('kind' in groups) return groups
  const freedom = x.length + y.length - 2
  const cohensD = groups.difference / pooledDeviation(groups, x.length, y.length)
  return {
    kind: 'fitted',
    cohensD,
    hedgesG: cohensD * deviationBias(freedom) * Math.sqrt((freedom - 1) / freedom),
  }
}

interface Groups {
  readonly difference: number
  readonly varianceX: number
  readonly varianceY: number
}

function prepare(caller: string, x: Float64Array, y: Float64Array, level: number): Groups | NoComparison {
  checkLevel(caller, level)
  checkFinite(caller, 'x', x)
  checkFinite(caller, 'y', y)
  if (x.length < 2 || y.length < 2) return { kind: 'not-estimable', reason: 'too-few' }
  const [varianceX, varianceY] = [variance(x), variance(y)]
  if (!(varianceX + varianceY > 0)) return { kind: 'not-estimable', reason: 'constant' }
  return { difference: mean(x) - mean(y), varianceX, varianceY }
}

/** Throws RangeError naming the caller, the argument and the row of the first value that is not a finite number. */
export function checkFinite(caller: string, name: string, values: Float64Array): void {
  for (let row = 0; row < values.length; row++)
    if (!Number.isFinite(values[row]))
      throw new RangeError(`${caller}: ${name}, row ${row + 1}, is not a finite number.`)
}

const pooledDeviation = ({ varianceX, varianceY }: Groups, sizeX: number, sizeY: number) =>
  Math.sqrt(((sizeX - 1) * varianceX + (sizeY - 1) * varianceY) / (sizeX + sizeY - 2))

interface Estimated {
  readonly estimate: number
  readonly standardError: number
  readonly freedom: number
}

function studentTest({ estimate, standardError, freedom }: Estimated, level: number): StudentTest {
  const t = estimate / standardError
  const reach = studentQuantile((1 - level) / 2, freedom, true) * standardError
  return {
    kind: 'fitted',
    estimate,
    t,
    freedom,
    p: Math.min(1, 2 * studentCdf(Math.abs(t), freedom, true)),
    lower: estimate - reach,
    upper: estimate + reach,
  }
}
