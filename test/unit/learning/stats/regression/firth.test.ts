import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chiSquareCdf,
  chiSquareQuantile,
} from '../../../../../electron/learning/stats/foundations/chi-square.ts'
import { findRoot } from '../../../../../electron/learning/stats/foundations/find-root.ts'
import { minimise } from '../../../../../electron/learning/stats/foundations/quasi-newton.ts'
import {
  firthInference,
  firthLikelihoodRatio,
} from '../../../../../electron/learning/stats/regression/firth-inference.ts'
import { fitFirth } from '../../../../../electron/learning/stats/regression/firth.ts'
import { fitGeneralizedLinear } from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import type { RegressionData } from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { design, near, ones, outcomes, weights, x1, x2 } from './worked-example.ts'
import { runs } from '../../../runs.ts'

const fit = (data: RegressionData, held?: ReadonlyMap<number, number>) => {
  const result = fitFirth(data, held)
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}

/** l + 1/2 ln |X'WX| of an intercept and one or two columns, written out. */
function penalised({ outcome, design: x, weights: w }: RegressionData, b: ArrayLike<number>): number {
  const size = x.length
  const information = Array.from({ length: size }, () => new Float64Array(size))
  let sum = 0
  outcome.forEach((y, i) => {
    const eta = x.reduce((all, column, c) => all + column[i]! * b[c]!, 0)
    const [p, weight] = [1 / (1 + Math.exp(-eta)), w ? w[i]! : 1]
    sum += weight * (y * eta - Math.max(eta, 0) - Math.log1p(Math.exp(-Math.abs(eta))))
    for (let r = 0; r < size; r++)
      for (let c = 0; c < size; c++) information[r]![c]! += weight * p * (1 - p) * x[r]![i]! * x[c]![i]!
  })
  return sum + Math.log(determinantOf(information)) / 2
}

/** Of up to three rows. */
function determinantOf([a, d, f]: readonly Float64Array[]): number {
  if (!a) return 1
  if (!d) return a[0]!
  if (!f) return a[0]! * d[1]! - a[1]! * d[0]!
  return (
    a[0]! * (d[1]! * f[2]! - d[2]! * f[1]!) -
    a[1]! * (d[0]! * f[2]! - d[2]! * f[0]!) +
    a[2]! * (d[0]! * f[1]! - d[1]! * f[0]!)
  )
}

/** The highest of all peaks with one of three coefficients held, looked for from everywhere. */
function bestWith(data: RegressionData, column: number, value: number): number {
  const whole = (others: Float64Array) =>
    [0, 1, 2].map(c => (c === column ? value : others[c < column ? c : c - 1]!))
  const fall = (others: Float64Array) => {
    const at = penalised(data, whole(others))
    return Number.isFinite(at) ? -at : 1e9
  }
  let best = Infinity
  for (const one of [-12, 0, 12])
    for (const other of [-12, 0, 12]) {
      const start = Float64Array.from([one, other])
      if (fall(start) < 1e9) best = Math.min(best, minimise(fall, undefined, start).value)
    }
  return -best
}

const randomData = (seed: number, separated: boolean, rows = 10): RegressionData => {
  const random = createRandom(seed)
  const z = Float64Array.from({ length: rows }, () => random.integer(7) - 3)
  return {
    outcome: z.map(value => Number(separated ? value > 0 : random.uniform() < 0.4)),
    design: [new Float64Array(rows).fill(1), z, Float64Array.from({ length: rows }, () => random.normal())],
  }
}

describe("Firth's logistic regression", () => {
  it('of a two by two table adds one half to each cell (Haldane and Anscombe)', () => {
    for (const [a, b, c, d] of [
      [3, 7, 5, 6],
      [0, 8, 4, 5],
      [0, 6, 9, 0],
    ] as const) {
      const counts = Float64Array.from([a, b, c, d])
      const result = fit({
        outcome: Float64Array.from([1, 0, 1, 0]),
        design: [ones.slice(0, 4), Float64Array.from([1, 1, 0, 0])],
        weights: counts,
      })
      near(
        result.coefficients,
        [Math.log((c + 0.5) / (d + 0.5)), Math.log(((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5)))],
        1e-9,
      )
    }
  })

  it('of one risk is (y + 1/2) / (n + 1), with the interval and the test of that likelihood', () => {
    const outcome = Float64Array.from([1, 1, 0, 0, 0, 0, 0, 0])
    const result = firthInference({ outcome, design: [ones.slice(0, 8)] })
    if (result.kind !== 'estimated') throw new Error(result.reason)
    const [risk] = result.coefficients
    const likelihood = (b: number) => 2.5 * b - 9 * Math.log1p(Math.exp(b))
    const top = Math.log(2.5 / 6.5)
    const excess = (b: number) => 2 * (likelihood(top) - likelihood(b)) - chiSquareQuantile(0.95, 1)
    near(
      [risk!.estimate, risk!.lower, risk!.upper],
      [top, findRoot(excess, -20, top), findRoot(excess, top, 20)],
      1e-8,
    )
    near([risk!.p], [chiSquareCdf(2 * (likelihood(top) - likelihood(0)), 1, true)], 1e-8)
  })

  it('stands at the top of the penalised likelihood, separated or not', () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, separated) => {
        const data = randomData(seed, separated)
        fc.pre(fitFirth(data).kind === 'fitted')
        const result = fit(data)
        near([result.penalisedLogLikelihood], [penalised(data, result.coefficients)], 1e-9)
        const best = minimise(b => -penalised(data, b), undefined, new Float64Array(3))
        expect(result.penalisedLogLikelihood).toBeGreaterThan(-best.value - 1e-9)
      }),
      { numRuns: runs(13, 75) },
    )
  })

  it('converges on separated data, with finite limits about the estimate that the test agrees with', () => {
    for (let seed = 1; seed <= runs(2, 10); seed++) {
      const data = randomData(seed, true)
      const inference = firthInference(data)
      if (inference.kind === 'not-estimable' && inference.reason === 'dependent') continue
      if (inference.kind !== 'estimated') throw new Error(inference.reason)
      for (const { estimate, lower, upper, p } of inference.coefficients) {
        expect([lower, upper].every(Number.isFinite)).toBe(true)
        expect(lower).toBeLessThan(estimate)
        expect(upper).toBeGreaterThan(estimate)
        expect(p > 0.05).toBe(lower < 0 && upper > 0)
      }
    }
  })

  it('has limits at which the highest of all peaks has fallen by the quantile', () => {
    for (let seed = 1; seed <= runs(1, 6); seed++) {
      const data = randomData(seed, false, 20)
      const inference = firthInference(data, 0.9)
      if (inference.kind !== 'estimated') throw new Error(inference.reason)
      inference.coefficients.forEach(({ lower, upper }, column) => {
        for (const limit of [lower, upper])
          near(
            [2 * (inference.fit.penalisedLogLikelihood - bestWith(data, column, limit))],
            [chiSquareQuantile(0.9, 1)],
            1e-6,
          )
      })
    }
  })

  it('comes near the maximum of the likelihood in many rows', () => {
    const random = createRandom(3)
    const z = Float64Array.from({ length: 20_000 }, () => random.normal())
    const data = {
      outcome: z.map(value => Number(random.uniform() < 1 / (1 + Math.exp(1 - value)))),
      design: [new Float64Array(20_000).fill(1), z],
    }
    const plain = fitGeneralizedLinear('binomial', data)
    if (plain.kind !== 'fitted') throw new Error(plain.reason)
    fit(data).coefficients.forEach((value, c) =>
      expect(Math.abs(value - plain.coefficients[c]!)).toBeLessThan(
        0.02 * Math.sqrt(plain.covariance[c]![c]!),
      ),
    )
  })

  it('takes weights for repetitions, and follows units', () => {
    const repeated = (column: Float64Array) =>
      Float64Array.from([...column].flatMap((value, i) => Array.from({ length: weights[i]! }, () => value)))
    const [weighted, long] = [
      fit({ outcome: outcomes.binomial, design, weights }),
      fit({ outcome: repeated(outcomes.binomial), design: design.map(repeated) }),
    ]
    near(
      [...weighted.coefficients, weighted.penalisedLogLikelihood],
      [...long.coefficients, long.penalisedLogLikelihood],
    )
    const scaled = fit({
      outcome: outcomes.binomial,
      design: [ones, x1.map(x => 1e5 * x + 3e5), x2],
      weights,
    })
    near(
      [scaled.coefficients[1]! * 1e5, scaled.coefficients[2]!],
      [weighted.coefficients[1]!, weighted.coefficients[2]!],
      1e-7,
    )
  })

  it('holds coefficients where it is told to', () => {
    const data = { outcome: outcomes.binomial, design }
    const held = fit(
      data,
      new Map([
        [0, 0.3],
        [1, -0.2],
      ]),
    )
    near(held.coefficients.slice(0, 2), [0.3, -0.2], 1e-15)
    const line = (b: number) => -penalised(data, [0.3, -0.2, b])
    expect(line(held.coefficients[2]!)).toBeLessThan(
      Math.min(line(held.coefficients[2]! - 1e-3), line(held.coefficients[2]! + 1e-3)),
    )
    const all = fit(
      data,
      new Map([
        [0, 0],
        [1, 0],
        [2, 0],
      ]),
    )
    near([all.penalisedLogLikelihood], [penalised(data, [0, 0, 0])])
  })

  it('tests several coefficients at once', () => {
    const data = { outcome: outcomes.binomial, design }
    const both = firthLikelihoodRatio(data, [1, 2])
    if (both.kind !== 'estimated') throw new Error(both.reason)
    near(
      [both.chiSquare],
      [
        2 *
          (fit(data).penalisedLogLikelihood -
            fit(
              data,
              new Map([
                [1, 0],
                [2, 0],
              ]),
            ).penalisedLogLikelihood),
      ],
    )
    expect(both.freedom).toBe(2)
    const inference = firthInference(data)
    if (inference.kind !== 'estimated') throw new Error(inference.reason)
    const single = firthLikelihoodRatio(data, [1])
    near([single.kind === 'estimated' ? single.p : NaN], [inference.coefficients[1]!.p], 1e-9)
    expect(firthLikelihoodRatio(data, [])).toMatchObject({ chiSquare: 0, freedom: 0 })
  })

  it('works when all have the outcome, and says what it cannot do', () => {
    near(fit({ outcome: ones, design: [ones] }).coefficients, [Math.log(12.5 / 0.5)])
    expect(fitFirth({ outcome: outcomes.binomial, design: [ones, x1, x1] })).toEqual({
      kind: 'not-estimable',
      reason: 'dependent',
      column: 2,
    })
    expect(fitFirth({ outcome: new Float64Array(0), design: [new Float64Array(0)] })).toMatchObject({
      reason: 'dependent',
    })
    expect(() => fitFirth({ outcome: outcomes.poisson, design })).toThrow(/^fitFirth: outcome/u)
    expect(() => fitFirth({ outcome: outcomes.binomial, design }, new Map([[7, 0]]))).toThrow(
      /^fitFirth: held/u,
    )
    expect(() => firthInference({ outcome: outcomes.binomial, design }, 0)).toThrow(RangeError)
  })
})
