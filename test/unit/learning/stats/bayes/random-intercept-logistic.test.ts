import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../../shared/domain/random.ts'
import {
  randomInterceptLogistic,
  randomInterceptLogisticInSteps,
} from '../../../../../electron/learning/stats/bayes/random-intercept-logistic.ts'
import { integrate } from '../../../../../electron/learning/stats/foundations/quadrature.ts'
import { binomialPmf } from '../../../../../electron/learning/stats/foundations/binomial.ts'
import { normalPdf } from '../../../../../electron/learning/stats/foundations/normal.ts'
import { expectSteps } from '../foundations/stepwise.ts'

const numbers = (...values: number[]) => Float64Array.from(values)
const fitted = (result: ReturnType<typeof randomInterceptLogistic>) => {
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}
const expit = (x: number) => 1 / (1 + Math.exp(-x))

describe('logistic regression with a random intercept', () => {
  const x = numbers(8, 4, 10, 7, 5, 9, 10, 3, 1, 4, 12, 2, 2, 8, 6)
  const n = numbers(44, 50, 30, 25, 32, 51, 36, 22, 22, 20, 69, 24, 40, 60, 50)

  // R lme4 1.1-31: glmer(cbind(x, n - x) ~ 1 + (1 | p), binomial, nAGQ), whose own search ends at about six digits.
  it.each([
    [25, -1.696473289, 0.149637256, 0.336128667, [0.080099473, -0.252388723, 0.40121145]],
    [1, -1.696277454, 0.148861052, 0.333551935, [0.079290782, -0.250065014, 0.397219552]],
  ])('agrees with glmer with %d points', (points, intercept, standardError, sigma, modes) => {
    const fit = fitted(randomInterceptLogistic(x, n, points))
    expect([fit.intercept, fit.sigma, fit.interceptStandardError]).toEqual(
      [intercept, sigma, standardError].map(value => expect.closeTo(value, 3)),
    )
    modes.forEach((mode, k) => {
      expect(fit.conditionalModes[k]).toBeCloseTo(mode, 3)
    })
  })

  it('has the likelihood that plain integration gives at its estimate, and no neighbour has more', () => {
    const fit = fitted(randomInterceptLogistic(x, n))
    const exact = (intercept: number, sigma: number) =>
      x.reduce(
        (sum, events, k) =>
          sum +
          Math.log(
            integrate(
              u => binomialPmf(events, n[k]!, expit(intercept + sigma * u)) * normalPdf(u),
              -9,
              9,
              1e-12,
            ).value,
          ),
        0,
      )
    expect(fit.logLikelihood).toBeCloseTo(exact(fit.intercept, fit.sigma), 8)
    for (const [b, s] of [
      [0.02, 0],
      [-0.02, 0],
      [0, 0.02],
      [0, -0.02],
    ] as const)
      expect(exact(fit.intercept + b, fit.sigma + s)).toBeLessThan(fit.logLikelihood)
  })

  it('draws units towards the middle: modes solve their own equation', () => {
    const { intercept, sigma, conditionalModes, predicted } = fitted(randomInterceptLogistic(x, n))
    conditionalModes.forEach((mode, k) => {
      expect(mode / sigma ** 2).toBeCloseTo(x[k]! - n[k]! * predicted[k]!, 6)
      expect(predicted[k]).toBeCloseTo(expit(intercept + mode), 14)
    })
  })

  it('with one point is Laplace, near the fine rule but not the same', () => {
    const [coarse, fine] = [
      fitted(randomInterceptLogistic(x, n, 1)),
      fitted(randomInterceptLogistic(x, n, 25)),
    ]
    expect(Math.abs(coarse.sigma - fine.sigma)).toBeLessThan(0.05)
    expect(coarse.logLikelihood).not.toBeCloseTo(fine.logLikelihood, 4)
  })

  it('events and non-events change places', () => {
    const [one, other] = [
      fitted(randomInterceptLogistic(x, n)),
      fitted(
        randomInterceptLogistic(
          n.map((trials, k) => trials - x[k]!),
          n,
        ),
      ),
    ]
    expect(other.intercept).toBeCloseTo(-one.intercept, 6)
    expect(other.sigma).toBeCloseTo(one.sigma, 6)
    expect(other.interceptStandardError).toBeCloseTo(one.interceptStandardError, 4)
  })

  it('finds the parameters behind many units', () => {
    const random = createRandom(9)
    const size = new Float64Array(800).fill(20)
    const events = size.map(trials => {
      const p = expit(-1 + 0.8 * random.normal())
      let count = 0
      for (let k = 0; k < trials; k++) if (random.uniform() < p) count++
      return count
    })
    const fit = fitted(randomInterceptLogistic(events, size))
    expect(Math.abs(fit.intercept + 1)).toBeLessThan(4 * fit.interceptStandardError)
    expect(Math.abs(fit.sigma - 0.8)).toBeLessThan(0.1)
  })

  it('no difference beyond chance: sigma 0, the pooled log odds and their standard error', () => {
    const fit = fitted(randomInterceptLogistic(numbers(10, 10, 10), numbers(40, 40, 40)))
    expect([fit.sigma, ...fit.conditionalModes]).toEqual([0, 0, 0, 0])
    expect(fit.intercept).toBeCloseTo(Math.log(1 / 3), 14)
    expect(fit.interceptStandardError).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 90), 14)
  })

  it('no trials, no events, nothing else, single trials, all or nothing, a unit without trials', () => {
    expect(randomInterceptLogistic(numbers(0, 1, 1, 0), numbers(1, 1, 1, 0))).toEqual({
      kind: 'not-estimable',
      reason: 'single-trials',
    })
    expect(randomInterceptLogistic(numbers(), numbers())).toEqual({
      kind: 'not-estimable',
      reason: 'no-trials',
    })
    expect(randomInterceptLogistic(numbers(0, 0), numbers(5, 5))).toEqual({
      kind: 'not-estimable',
      reason: 'no-events',
    })
    expect(randomInterceptLogistic(numbers(5, 5), numbers(5, 5))).toEqual({
      kind: 'not-estimable',
      reason: 'only-events',
    })
    expect(randomInterceptLogistic(numbers(0, 1e6, 0, 1e6), numbers(1e6, 1e6, 1e6, 1e6))).toEqual({
      kind: 'not-estimable',
      reason: 'all-or-nothing',
    })
    expect(
      fitted(randomInterceptLogistic(Float64Array.from([...x, 0]), Float64Array.from([...n, 0])))
        .conditionalModes[15],
    ).toBe(0)
  })

  it('refuses counts that are none and points that are none', () => {
    expect(() => randomInterceptLogistic(numbers(2), numbers(1))).toThrow('row 1')
    expect(() => randomInterceptLogistic(numbers(1), numbers(1, 2))).toThrow(RangeError)
    expect(() => randomInterceptLogistic(numbers(1), numbers(2), 0)).toThrow(RangeError)
  })
})

it('comes in steps too', async () => {
  const random = createRandom(9)
  const trials = Float64Array.from({ length: 60 }, () => 1 + random.integer(60))
  const events = trials.map(each => random.integer(each + 1))
  await expectSteps(
    () => randomInterceptLogisticInSteps(events, trials, 5),
    randomInterceptLogistic(events, trials, 5),
  )
})
