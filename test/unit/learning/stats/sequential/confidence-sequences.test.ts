import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bettingMeanSequence,
  bettingMeanSequenceAtOnce,
} from '../../../../../electron/learning/stats/sequential/betting-mean-sequence.ts'
import { boundedMeanSequence } from '../../../../../electron/learning/stats/sequential/bounded-mean-sequence.ts'
import {
  confidenceSequence,
  sequenceFactor,
  sequenceP,
} from '../../../../../electron/learning/stats/sequential/confidence-sequence.ts'
import { ratioSequence } from '../../../../../electron/learning/stats/sequential/ratio-sequence.ts'
import {
  riskDifferenceLimits,
  riskDifferenceSequence,
} from '../../../../../electron/learning/stats/sequential/risk-difference-sequence.ts'
import { integrate } from '../../../../../electron/learning/stats/foundations/quadrature.ts'
import { normalPdf } from '../../../../../electron/learning/stats/foundations/normal.ts'
import { runs } from '../../../runs.ts'

const unit = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map(values => Float64Array.from(values))

describe('confidence sequence of an estimate', () => {
  const options = { alpha: 0.05, tightestAt: 0.1 }

  it('leaves out just the values at which the normal mixture of likelihood ratios is 1/alpha', () => {
    // The mixture over true values about m, prior deviation chosen by tightestAt: integral of
    // exp(z d/se - d^2 / (2 se^2)) N(d; 0, prior).
    const standardError = 0.07
    const { upper } = confidenceSequence(0, standardError, options)
    const rho = sequenceFactorAtTightest() ** 2 - 1
    const prior = Math.sqrt(rho) * options.tightestAt
    const z = upper / standardError
    const mixture = integrate(
      d =>
        Math.exp((z * d) / standardError - (d * d) / (2 * standardError ** 2)) *
        (normalPdf(d / prior) / prior),
      -5,
      5,
      1e-12,
    ).value
    expect(mixture).toBeCloseTo(1 / options.alpha, 8)
  })

  /** At its tightest the squared factor is (1 + 1/rho) rho = 1 + rho. */
  function sequenceFactorAtTightest(): number {
    return sequenceFactor(options.tightestAt, options)
  }

  it('is tightest, in standard errors, where it was told to be: 3.04 of them for 0.05', () => {
    expect(sequenceFactorAtTightest()).toBeCloseTo(3.0351, 3)
    for (const other of [0.01, 0.05, 0.09, 0.11, 0.2, 1])
      expect(sequenceFactor(other, options)).toBeGreaterThan(sequenceFactorAtTightest())
  })

  it('shifts and scales with the estimate, and narrows as the standard error does', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (estimate, error, scale) => {
          const here = confidenceSequence(estimate, error, options)
          const there = confidenceSequence(1 + scale * estimate, scale * error, {
            ...options,
            tightestAt: scale * options.tightestAt,
          })
          expect(there.lower).toBeCloseTo(1 + scale * here.lower, 8)
          expect(there.upper).toBeCloseTo(1 + scale * here.upper, 8)
          const later = confidenceSequence(estimate, error / 2, options)
          expect(later.upper - later.lower).toBeLessThan(here.upper - here.lower)
        },
      ),
    )
  })

  it('has p below alpha just where it leaves the value out', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        (estimate, error) => {
          const { lower, upper } = confidenceSequence(estimate, error, options)
          const p = sequenceP(estimate, error, options)
          if (Math.abs(p - 0.05) > 1e-9) expect(p < 0.05).toBe(lower > 0 || upper < 0)
          expect(p).toBeGreaterThanOrEqual(0)
          expect(p).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('refuses what is no estimate, error or level', () => {
    for (const error of [0, -1, NaN, Infinity])
      expect(() => confidenceSequence(0, error, options)).toThrow('standardError')
    for (const tightestAt of [0, NaN])
      expect(() => confidenceSequence(0, 1, { tightestAt })).toThrow('tightestAt')
    for (const alpha of [0, 1, NaN])
      expect(() => confidenceSequence(0, 1, { alpha, tightestAt: 1 })).toThrow('alpha')
    expect(() => confidenceSequence(NaN, 1, options)).toThrow('estimate')
    expect(() => sequenceP(0, 1, options, NaN)).toThrow(RangeError)
  })
})

describe('confidence sequences of a bounded mean', () => {
  it('empirical Bernstein: equations 14 and 15 of Waudby-Smith and Ramdas, written out for every look', () => {
    const x = Array.from({ length: 80 }, (_, k) => ((k * 37) % 11) / 10)
    const alpha = 0.1
    const meanUpTo = (t: number) => (0.5 + x.slice(0, t).reduce((sum, each) => sum + each, 0)) / (t + 1)
    const varianceUpTo = (t: number) =>
      (0.25 + x.slice(0, t).reduce((sum, each, i) => sum + (each - meanUpTo(i + 1)) ** 2, 0)) / (t + 1)
    const bets = x.map((_, i) =>
      Math.min(0.5, Math.sqrt((2 * Math.log(2 / alpha)) / (varianceUpTo(i) * (i + 1) * Math.log(i + 2)))),
    )
    const psi = (bet: number) => (-Math.log(1 - bet) - bet) / 4
    const { lower, upper } = boundedMeanSequence(Float64Array.from(x), alpha)
    let [low, high] = [0, 1]
    for (let t = 1; t <= x.length; t++) {
      const total = bets.slice(0, t).reduce((sum, bet) => sum + bet, 0)
      const centre = bets.slice(0, t).reduce((sum, bet, i) => sum + bet * x[i]!, 0) / total
      const reach =
        (Math.log(2 / alpha) +
          bets.slice(0, t).reduce((sum, bet, i) => sum + 4 * (x[i]! - meanUpTo(i)) ** 2 * psi(bet), 0)) /
        total
      low = Math.max(low, centre - reach)
      high = Math.min(high, centre + reach)
      expect([lower[t - 1], upper[t - 1]]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)])
    }
    expect(high - low).toBeLessThan(0.5)
  })

  it('betting: a mean is in as long as no bettor has won 2/alpha against it', () => {
    const values = Float64Array.from({ length: 120 }, (_, k) => (k % 4 === 0 ? 1 : 0.1 * (k % 3)))
    const { lower, upper } = bettingMeanSequenceAtOnce(values, { alpha: 0.1, grid: 100 })
    for (let g = 0; g <= 100; g++) {
      const m = g / 100
      let [up, down, ever, sum, squares, variance] = [1, 1, false, 0.5, 0.25, 0.25]
      values.forEach((x, i) => {
        const bet = Math.sqrt((2 * Math.log(20)) / (variance * (i + 1) * Math.log(i + 2)))
        up *= 1 + Math.min(bet, 0.5 / m) * (x - m)
        down *= 1 - Math.min(bet, 0.5 / (1 - m)) * (x - m)
        if (up >= 20 || down >= 20) ever = true
        sum += x
        squares += (x - sum / (i + 2)) ** 2
        variance = squares / (i + 2)
      })
      // Limits are rounded outwards by less than a step of the grid.
      if (!ever) {
        expect(lower[119]).toBeLessThanOrEqual(m)
        expect(upper[119]).toBeGreaterThanOrEqual(m)
      } else expect(m <= lower[119]! + 1e-12 || m >= upper[119]! - 1e-12).toBe(true)
    }
  })

  it('never widen, stay within the bounds, and are the same seen from the other end', () => {
    fc.assert(
      fc.property(unit, values => {
        for (const of of [
          (v: Float64Array) => boundedMeanSequence(v),
          (v: Float64Array) => bettingMeanSequenceAtOnce(v, { grid: 64 }),
        ]) {
          const { lower, upper } = of(values)
          const mirrored = of(values.map(value => 1 - value))
          lower.forEach((low, k) => {
            expect(low).toBeGreaterThanOrEqual(lower[k - 1] ?? 0)
            expect(upper[k]).toBeLessThanOrEqual(upper[k - 1] ?? 1)
            expect(mirrored.upper[k]).toBeCloseTo(1 - low, 9)
          })
        }
      }),
      { numRuns: runs(9, 50) },
    )
  })

  it('scale with their bounds', () => {
    const values = Float64Array.from({ length: 300 }, (_, k) => (k * 7919) % 101)
    const scores = boundedMeanSequence(values, 0.05, { lowest: 0, highest: 100 })
    const shares = boundedMeanSequence(
      values.map(value => value / 100),
      0.05,
    )
    expect(scores.lower[299]).toBeCloseTo(100 * shares.lower[299]!, 10)
    expect(bettingMeanSequenceAtOnce(values, { bounds: { lowest: 0, highest: 100 } }).upper[299]).toBeCloseTo(
      100 * bettingMeanSequenceAtOnce(values.map(value => value / 100)).upper[299]!,
      10,
    )
  })

  it('betting is the narrower one with few observations', () => {
    for (const every of [2, 5, 15]) {
      const values = Float64Array.from({ length: 30 }, (_, k) => (k % every === every - 1 ? 1 : 0))
      const [bernstein, betting] = [boundedMeanSequence(values), bettingMeanSequenceAtOnce(values)]
      expect(betting.upper[29]! - betting.lower[29]!).toBeLessThan(
        0.9 * (bernstein.upper[29]! - bernstein.lower[29]!),
      )
    }
  })

  it('no observations give no limits; all equal ones close in', () => {
    expect(boundedMeanSequence(new Float64Array(0)).lower.length).toBe(0)
    const same = bettingMeanSequenceAtOnce(new Float64Array(2000).fill(0))
    expect([same.lower[1999], same.upper[1999]]).toEqual([0, expect.closeTo(0, 1)])
    expect(same.upper[1999]).toBeLessThan(0.01)
  })

  it('betting pauses, and what the pause throws stops it', async () => {
    const values = new Float64Array(1024).fill(0.5)
    let pauses = 0
    const slowly = await bettingMeanSequence(values, { grid: 20 }, () => {
      pauses++
      return Promise.resolve()
    })
    expect(pauses).toBe(4)
    expect(slowly).toEqual(bettingMeanSequenceAtOnce(values, { grid: 20 }))
    await expect(
      bettingMeanSequence(values, {}, () => {
        throw new Error('cancelled')
      }),
    ).rejects.toThrow('cancelled')
  })

  it('refuse observations outside the bounds', () => {
    expect(() => boundedMeanSequence(Float64Array.of(0.5, 1.5))).toThrow('row 2')
    expect(() => boundedMeanSequence(Float64Array.of(NaN))).toThrow('row 1')
    expect(() => boundedMeanSequence(Float64Array.of(0.5), 0.05, { lowest: 1, highest: 0 })).toThrow(
      RangeError,
    )
    expect(() => boundedMeanSequence(Float64Array.of(0.5), 0)).toThrow('alpha')
    expect(() => bettingMeanSequenceAtOnce(Float64Array.of(0.5), { grid: 1 })).toThrow('grid')
  })
})

describe('confidence sequences of contrasts', () => {
  it('a risk difference from counts: none with an event is not certainty', () => {
    const { lower, upper } = riskDifferenceLimits(
      { events: 0, people: 50 },
      { events: 0, people: 50 },
      { tightestAt: 0.03 },
    )
    expect([lower, upper]).toEqual([expect.closeTo(-upper, 12), expect.any(Number)])
    expect(upper).toBeGreaterThan(0.03)
    expect(upper).toBeLessThan(0.2)
    expect(() =>
      riskDifferenceLimits({ events: 0, people: 0 }, { events: 0, people: 1 }, { tightestAt: 0.1 }),
    ).toThrow(RangeError)
    expect(() =>
      riskDifferenceLimits({ events: 2, people: 1 }, { events: 0, people: 1 }, { tightestAt: 0.1 }),
    ).toThrow(RangeError)
  })

  it('a risk difference person by person: anything is possible until both arms were seen, then it closes in', () => {
    // In either arm k % 10 takes five values: three of them are events in the one, one in the other.
    const outcome = Uint8Array.from({ length: 4000 }, (_, k) => Number(k % 10 < (k % 2 === 0 ? 6 : 2)))
    const arm = Uint8Array.from({ length: 4000 }, (_, k) => (k % 2 === 0 ? 1 : 0))
    const { lower, upper } = riskDifferenceSequence(outcome, arm)
    expect([lower[0], upper[0]]).toEqual([-1, 1])
    expect(lower[3999]).toBeGreaterThan(0.25)
    expect(upper[3999]).toBeLessThan(0.55)
    expect(
      riskDifferenceSequence(
        outcome,
        arm.map(each => 1 - each),
      ).upper[3999],
    ).toBeCloseTo(-lower[3999]!, 12)
    expect(riskDifferenceSequence(Uint8Array.of(), Uint8Array.of()).lower.length).toBe(0)
    expect(() => riskDifferenceSequence(Uint8Array.of(2), Uint8Array.of(0))).toThrow('outcome, row 1')
    expect(() => riskDifferenceSequence(Uint8Array.of(1), Uint8Array.of())).toThrow(RangeError)
  })

  it('a hazard ratio: the exponential of the limits of its logarithm, from 20 events on', () => {
    const limits = ratioSequence(Math.log(0.7), 0.15, 180, { tightestAt: 0.15 })
    if (limits.kind !== 'fitted') throw new Error(limits.reason)
    expect(limits.ratio).toBeCloseTo(0.7, 14)
    expect(Math.sqrt(limits.lower * limits.upper)).toBeCloseTo(0.7, 12)
    expect(ratioSequence(0, 1, 19, { tightestAt: 0.15 })).toEqual({
      kind: 'not-estimable',
      reason: 'few-events',
    })
    expect(() => ratioSequence(0, 1, 1.5, { tightestAt: 0.15 })).toThrow(RangeError)
  })
})
