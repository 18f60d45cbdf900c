import { checkFinite } from '../tables/mean-comparison.ts'
import type { ControlPoint, NoChart } from './control-points.ts'
import { individualsChart } from './individuals-chart.ts'

/**
 * EWMA chart: exponentially weighted moving average, z_t = lambda x_t + (1 - lambda) z_(t - 1), for small
 * lasting shifts.
 *
 * Starts at the baseline's mean; sigma_t = sigma sqrt(lambda/(2 - lambda) (1 - (1 - lambda)^(2t))), sigma
 * from the baseline's moving ranges; limits mean -/+ width sigma_t.
 * Source: Roberts 1959; Montgomery, section 9.2. Checked against: R. Fewer than two baseline rows: too short.
 * Errors: RangeError for what is not a finite number and a lambda outside 0..1.
 */
export function ewmaChart(
  values: Float64Array,
  lambda = 0.2,
  width = 3,
  baselineRows = values.length,
): { readonly kind: 'fitted'; readonly centre: number; readonly points: readonly ControlPoint[] } | NoChart {
  checkFinite('ewmaChart', 'values', values)
  if (!(lambda > 0 && lambda <= 1)) throw new RangeError('ewmaChart: lambda must be above 0 and at most 1.')
  const base = individualsChart(values, baselineRows, width)
  if (base.kind === 'not-estimable') return base
  return {
    kind: 'fitted',
    centre: base.mean,
    points: ewmaAbout(values, base.mean, base.sigma, { lambda, width }),
  }
}

/** The same about a centre and a sigma that are known beforehand, as for values in standard errors: 0 and 1. */
export const ewmaAbout = (
  values: Float64Array,
  centre: number,
  sigmaOfOne: number,
  { lambda = 0.2, width = 3 }: { readonly lambda?: number; readonly width?: number } = {},
): ControlPoint[] =>
  ewmaOfSizes(values, { centre, sigmas: new Float64Array(values.length).fill(sigmaOfOne), lambda, width })

/**
 * The same of values whose sigmas differ, as shares of periods of different sizes do: the variance of an average is
 * (1 - lambda)^2 times that of the one before, and lambda^2 times that of the newest value.
 */
export function ewmaOfSizes(
  values: Float64Array,
  rules: {
    readonly centre: number
    readonly sigmas: Float64Array
    readonly lambda: number
    readonly width: number
  },
): ControlPoint[] {
  const { centre, sigmas, lambda, width } = rules
  let [average, variance] = [centre, 0]
  return Array.from(values, (value, row) => {
    average += lambda * (value - average)
    variance = (1 - lambda) ** 2 * variance + (lambda * sigmas[row]!) ** 2
    const sigma = Math.sqrt(variance)
    const [lower, upper] = [centre - width * sigma, centre + width * sigma]
    return { value: average, centre, sigma, lower, upper, signal: average < lower || average > upper }
  })
}
