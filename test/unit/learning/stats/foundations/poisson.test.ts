import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lnPoissonCdf,
  poissonCdf,
  poissonPmf,
  poissonQuantile,
} from '../../../../../electron/learning/stats/foundations/poisson.ts'
import { close } from './close.ts'
import { runs } from '../../../runs.ts'

const means = fc.double({ min: -3, max: 3, noNaN: true }).map(power => 10 ** power)

describe('the Poisson distribution', () => {
  it('agrees with R', () => {
    close(poissonCdf(3, 4.2), 0.39540336960235617)
    expect(poissonQuantile(0.975, 10)).toBe(17)
  })
  it('is exp(-m) m^k / k!', () => {
    for (const mean of [0.2, 3])
      for (let k = 0, term = Math.exp(-mean); k < 15; term *= mean / ++k) close(poissonPmf(k, mean), term)
  })
  it('sums its probabilities', () =>
    fc.assert(
      fc.property(means, fc.integer({ min: 0, max: 1_500 }), (mean, k) => {
        let below = 0
        for (let j = 0; j <= k; j++) below += poissonPmf(j, mean)
        let above = 0
        for (let j = k + 1; j < k + 3_000; j++) above += poissonPmf(j, mean)
        if (below > 1e-250) close(poissonCdf(k, mean), below, 1e-11)
        if (above > 1e-250) close(poissonCdf(k, mean, true), above, 1e-11)
        close(poissonCdf(k, mean) + poissonCdf(k, mean, true), 1, 1e-15)
      }),
      { numRuns: runs(7, 40) },
    ))
  it('keeps logarithms where the probability is too small', () => {
    close(lnPoissonCdf(0, 5_000), -5_000)
    close(
      lnPoissonCdf(99, 1e-9, true),
      Math.log(poissonPmf(10, 1e-9)) - 90 * 9 * Math.LN10 + Math.log(3628800) - 363.73937555556347,
      1e-12,
    )
  })
  it('finds the smallest count that reaches a probability', () =>
    fc.assert(
      fc.property(
        means,
        fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }),
        fc.boolean(),
        (mean, p, upper) => {
          const k = poissonQuantile(p, mean, upper)
          const reached = (count: number, slack: number) =>
            upper
              ? poissonCdf(count, mean, true) <= p * (1 + slack)
              : poissonCdf(count, mean) >= p * (1 - slack)
          expect(reached(k, 1e-13)).toBe(true)
          expect(reached(k - 1, -1e-13)).toBe(false)
        },
      ),
    ))
  it('knows what is certain', () => {
    expect([
      poissonPmf(0, 0),
      poissonPmf(1, 0),
      poissonPmf(-1, 2),
      poissonCdf(-1, 2),
      poissonCdf(-1, 2, true),
      poissonCdf(0, 0),
      poissonCdf(Infinity, 2),
      lnPoissonCdf(-1, 2),
      lnPoissonCdf(Infinity, 2, true),
      lnPoissonCdf(3, 0),
    ]).toEqual([1, 0, 0, 0, 1, 1, 1, -Infinity, -Infinity, 0])
    expect([
      poissonQuantile(0, 3),
      poissonQuantile(1, 3),
      poissonQuantile(0, 3, true),
      poissonQuantile(0.4, 0),
    ]).toEqual([0, Infinity, Infinity, 0])
    expect(poissonCdf(2.9, 5)).toBe(poissonCdf(2, 5))
  })
  it('refuses what is no count, mean or probability', () => {
    for (const of of [poissonPmf, poissonCdf, lnPoissonCdf, poissonQuantile])
      for (const mean of [-1, NaN, Infinity]) expect(() => of(0, mean)).toThrow(RangeError)
    expect(() => poissonPmf(0.5, 3)).toThrow(RangeError)
    expect(() => poissonCdf(NaN, 3)).toThrow(RangeError)
    expect(() => poissonQuantile(-0.5, 3)).toThrow(RangeError)
  })
})
