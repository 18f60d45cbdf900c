import { describe, expect, it } from 'vitest'
import { logisticSummary } from '../../../../../electron/learning/stats/federated/logistic-summary.ts'
import { odal } from '../../../../../electron/learning/stats/federated/odal.ts'
import { poolByPrecision, poolTogether } from '../../../../../electron/learning/stats/federated/one-shot.ts'
import { addSummaries } from '../../../../../electron/learning/stats/federated/site-summary.ts'
import { fitGeneralizedLinear } from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import type { RegressionData } from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { sitesOf } from './sites.ts'

const close = (one: ArrayLike<number>, other: ArrayLike<number>, digits = 8) => {
  expect(one).toHaveLength(other.length)
  Array.from(one).forEach((value, k) => expect(value).toBeCloseTo(other[k]!, digits))
}

describe('one-shot pooling', () => {
  const site = (coefficients: number[], covariance: number[][]) => ({
    coefficients: Float64Array.from(coefficients),
    covariance: covariance.map(row => Float64Array.from(row)),
  })

  it('weights by precision: one coefficient by hand', () => {
    const pooled = poolByPrecision([site([1], [[1]]), site([4], [[0.5]])])
    expect(pooled.coefficients[0]).toBeCloseTo(3, 14)
    expect(pooled.standardErrors[0]).toBeCloseTo(1 / Math.sqrt(3), 14)
    expect(poolTogether([site([1], [[1]]), site([4], [[0.5]])]).coefficients[0]).toBeCloseTo(3, 14)
  })

  it('of sites that know coefficients apart is the same one by one and together', () => {
    const sites = [
      site(
        [1, 5],
        [
          [1, 0],
          [0, 2],
        ],
      ),
      site(
        [2, 3],
        [
          [3, 0],
          [0, 1],
        ],
      ),
    ]
    close(poolTogether(sites).coefficients, poolByPrecision(sites).coefficients, 12)
    close(poolTogether(sites).standardErrors, poolByPrecision(sites).standardErrors, 12)
  })

  it('together comes nearer to the pooled fit, and of one site is that site', () => {
    const { parts, whole } = sitesOf(6, [150, 200, 180])
    const fits = parts.map(part => {
      const fit = fitGeneralizedLinear('binomial', part)
      if (fit.kind !== 'fitted') throw new Error(fit.reason)
      return fit
    })
    const pooled = fitGeneralizedLinear('binomial', { outcome: whole.outcome, design: whole.design })
    if (pooled.kind !== 'fitted') throw new Error(pooled.reason)
    const distance = (b: Float64Array) => Math.hypot(...b.map((value, c) => value - pooled.coefficients[c]!))
    expect(distance(poolTogether(fits).coefficients)).toBeLessThan(
      distance(poolByPrecision(fits).coefficients),
    )
    close(poolTogether([fits[0]!]).coefficients, fits[0]!.coefficients, 10)
  })

  it('refuses no sites, sites that do not fit together, and no variance', () => {
    for (const pool of [poolByPrecision, poolTogether]) {
      expect(() => pool([])).toThrow(RangeError)
      expect(() =>
        pool([
          site([1], [[1]]),
          site(
            [1, 2],
            [
              [1, 0],
              [0, 1],
            ],
          ),
        ]),
      ).toThrow(/site 2/u)
      expect(() => pool([site([1], [[0]])])).toThrow(/site 1/u)
      expect(() => pool([site([NaN], [[1]])])).toThrow(/site 1/u)
    }
    expect(() =>
      poolTogether([
        site(
          [1, 1],
          [
            [1, 1],
            [1, 1],
          ],
        ),
      ]),
    ).toThrow(/no inverse/u)
  })
})
describe('one-shot distributed logistic regression (ODAL)', () => {
  const at = (parts: readonly RegressionData[], b: Float64Array) =>
    addSummaries(parts.map(part => logisticSummary(part, b)))

  it('of one site, and of sites all alike, is the plain fit', () => {
    const [lead] = sitesOf(7, [120]).parts
    const plain = fitGeneralizedLinear('binomial', lead!)
    if (plain.kind !== 'fitted') throw new Error(plain.reason)
    for (const order of [1, 2] as const)
      for (const parts of [[lead!], [lead!, lead!, lead!]]) {
        const start = Float64Array.from([0.2, 0.1, -0.1])
        const result = odal(lead!, start, at(parts, start), order)
        if (result.kind !== 'fitted') throw new Error(result.reason)
        close(result.coefficients, plain.coefficients, 8)
        close(
          result.standardErrors,
          plain.covariance.map((row, c) => Math.sqrt(row[c]! / parts.length)),
          8,
        )
      }
  })

  it('begun at the pooled fit stays there, and of order 2 comes nearer to it', () => {
    const { parts, whole } = sitesOf(8, [300, 300, 400])
    const pooled = fitGeneralizedLinear('binomial', { outcome: whole.outcome, design: whole.design })
    if (pooled.kind !== 'fitted') throw new Error(pooled.reason)
    const start = pooled.coefficients.map(value => value + 0.05)
    const distance = (order: 1 | 2, from: Float64Array) => {
      const result = odal(parts[0]!, from, at(parts, from), order)
      if (result.kind !== 'fitted') throw new Error(result.reason)
      return Math.hypot(...result.coefficients.map((value, c) => value - pooled.coefficients[c]!))
    }
    expect(distance(1, pooled.coefficients)).toBeLessThan(1e-9)
    expect(distance(2, pooled.coefficients)).toBeLessThan(1e-9)
    expect(distance(2, start)).toBeLessThan(distance(1, start))
  })

  it('says where its stand-in has no maximum', () => {
    const lead = { outcome: Float64Array.from([0, 0, 1, 1]), design: [Float64Array.from([-2, -1, 1, 2])] }
    const start = Float64Array.from([0])
    expect(odal(lead, start, at([lead], start), 1)).toEqual({
      kind: 'not-estimable',
      reason: 'not-converged',
    })
    expect(() => odal(lead, start, at(sitesOf(1, [5]).parts, new Float64Array(3)), 1)).toThrow(
      /^odal: total/u,
    )
  })
})
