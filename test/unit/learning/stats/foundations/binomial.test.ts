import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  binomialCdf,
  binomialPmf,
  binomialQuantile,
  lnBinomialCdf,
} from '../../../../../electron/learning/stats/foundations/binomial.ts'
import { close } from './close.ts'
import { runs } from '../../../runs.ts'

/** n and a probability that is a whole number of 64ths, so that 1 - p is exact. */
const trials = fc.tuple(
  fc.integer({ min: 1, max: 2_000 }),
  fc.integer({ min: 1, max: 63 }).map(part => part / 64),
)

describe('the binomial distribution', () => {
  it('agrees with R', () => {
    close(binomialPmf(7, 20, 0.3), 0.1642619852172365)
    close(binomialCdf(7, 20, 0.3, true), 0.22772820258183943)
    expect(binomialQuantile(0.05, 29, 0.5)).toBe(10)
  })
  it('counts the ways for a fair coin', () => {
    const ways = [1, 6, 15, 20, 15, 6, 1]
    ways.forEach((each, k) => {
      close(binomialPmf(k, 6, 0.5), each / 64, 1e-15)
      close(binomialCdf(k, 6, 0.5), ways.slice(0, k + 1).reduce((sum, one) => sum + one, 0) / 64, 1e-14)
    })
  })
  it('sums its probabilities', () =>
    fc.assert(
      fc.property(trials, fc.double({ min: 0, max: 1, noNaN: true }), ([n, p], share) => {
        const k = Math.floor(share * n)
        let [below, above] = [0, 0]
        for (let j = 0; j <= n; j++) {
          if (j <= k) below += binomialPmf(j, n, p)
          else above += binomialPmf(j, n, p)
        }
        if (below > 1e-250) close(binomialCdf(k, n, p), below, 1e-11)
        if (above > 1e-250) close(binomialCdf(k, n, p, true), above, 1e-11)
      }),
      { numRuns: runs(7, 40) },
    ))
  it('is the mirror of the count of failures', () =>
    fc.assert(
      fc.property(trials, fc.integer({ min: 0, max: 2_000 }), ([n, p], k) => {
        fc.pre(k < n)
        close(lnBinomialCdf(k, n, p), lnBinomialCdf(n - k - 1, n, 1 - p, true), 1e-12)
        close(Math.exp(lnBinomialCdf(k, n, p)), binomialCdf(k, n, p), 1e-12)
      }),
    ))
  it('keeps its digits for a million of millions of trials', () => {
    close(binomialPmf(5e11, 1e12, 0.5), Math.sqrt(2 / (Math.PI * 1e12)) * (1 - 0.25e-12), 1e-13)
    close(lnBinomialCdf(0, 1e9, 1e-3), 1e9 * Math.log1p(-1e-3), 1e-14)
  })
  it('finds the smallest count that reaches a probability', () =>
    fc.assert(
      fc.property(
        trials,
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        fc.boolean(),
        ([n, p], probability, upper) => {
          const k = binomialQuantile(probability, n, p, upper)
          const reached = (count: number, slack: number) =>
            upper
              ? binomialCdf(count, n, p, true) <= probability * (1 + slack)
              : binomialCdf(count, n, p) >= probability * (1 - slack)
          expect(reached(k, 1e-13)).toBe(true)
          expect(reached(k - 1, -1e-13)).toBe(false)
        },
      ),
    ))
  it('takes a probability that is reached up to rounding as reached', () => {
    for (let k = 0; k < 20; k++) {
      expect(binomialQuantile(binomialCdf(k, 20, 0.3), 20, 0.3)).toBe(k)
      expect(binomialQuantile(binomialCdf(k, 20, 0.3, true), 20, 0.3, true)).toBe(k)
    }
  })
  it('knows what is certain', () => {
    expect([
      binomialPmf(0, 0, 0.3),
      binomialPmf(0, 5, 0),
      binomialPmf(5, 5, 1),
      binomialPmf(4, 5, 1),
      binomialPmf(-1, 5, 0.2),
      binomialPmf(6, 5, 0.2),
    ]).toEqual([1, 1, 1, 0, 0, 0])
    expect([
      binomialCdf(-1, 5, 0.2),
      binomialCdf(-1, 5, 0.2, true),
      binomialCdf(5, 5, 0.2),
      binomialCdf(5, 5, 0.2, true),
      binomialCdf(4, 5, 1),
      binomialCdf(0, 5, 0),
      binomialCdf(0, 0, 0.4),
      lnBinomialCdf(-1, 5, 0.2),
      lnBinomialCdf(Infinity, 5, 0.2),
    ]).toEqual([0, 1, 1, 0, 0, 1, 1, -Infinity, 0])
    expect([
      binomialQuantile(0.3, 0, 0.5),
      binomialQuantile(0.3, 9, 0),
      binomialQuantile(0.3, 9, 1),
      binomialQuantile(0, 9, 0.5),
      binomialQuantile(1, 9, 0.5),
      binomialQuantile(0, 9, 0.5, true),
    ]).toEqual([0, 0, 9, 0, 9, 9])
    expect(binomialCdf(2.9, 5, 0.2)).toBe(binomialCdf(2, 5, 0.2))
  })
  it('refuses what is no count or probability', () => {
    for (const of of [binomialPmf, binomialCdf, lnBinomialCdf, binomialQuantile])
      for (const [n, p] of [
        [-1, 0.5],
        [2.5, 0.5],
        [NaN, 0.5],
        [5, -0.1],
        [5, 1.1],
        [5, NaN],
      ] as const)
        expect(() => of(0, n, p)).toThrow(RangeError)
    expect(() => binomialPmf(0.5, 3, 0.5)).toThrow(RangeError)
    expect(() => binomialCdf(NaN, 3, 0.5)).toThrow(RangeError)
    expect(() => binomialQuantile(1.5, 3, 0.5)).toThrow(RangeError)
  })
})
