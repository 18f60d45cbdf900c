import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../../shared/domain/random.ts'
import {
  bernoulliEvidence,
  oddsRatioEvidence,
  poissonEvidence,
  sprtBounds,
  waldSprt,
} from '../../../../../electron/learning/stats/sequential/wald-sprt.ts'
import { runs } from '../../../runs.ts'

describe("Wald's sequential test", () => {
  it('p 0.1 against 0.3, errors 0.02 and 0.03: the lines have slope 0.186 and intercepts 2.88 and -2.58', () => {
    const { upper, lower } = sprtBounds(0.02, 0.03)
    const logOdds = Math.log(0.3 / 0.7 / (0.1 / 0.9))
    expect(Math.log(0.9 / 0.7) / logOdds).toBeCloseTo(0.1862, 4)
    expect(upper / logOdds).toBeCloseTo(2.88, 2)
    expect(lower / logOdds).toBeCloseTo(-2.58, 2)
  })

  it('decides at the first bound that is reached', () => {
    const rises = waldSprt(bernoulliEvidence(Uint8Array.from([1, 1, 1, 1, 1, 1]), 0.1, 0.2), 0.05, 0.1)
    // Each event weighs ln 2, so the fifth passes 2.89.
    expect(rises).toMatchObject({ upperAt: 4, lowerAt: undefined, decision: 'alternative' })
    expect(rises.logLikelihoodRatio[5]).toBeCloseTo(6 * Math.LN2, 13)
    const falls = waldSprt(bernoulliEvidence(new Uint8Array(30), 0.1, 0.2), 0.05, 0.1)
    expect(falls).toMatchObject({
      upperAt: undefined,
      lowerAt: Math.ceil(2.2512918 / 0.117783) - 1,
      decision: 'null',
    })
    expect(waldSprt(new Float64Array(0), 0.05, 0.1)).toMatchObject({
      decision: 'go-on',
      upperAt: undefined,
      lowerAt: undefined,
    })
  })

  it('goes wrong no more often than promised', () => {
    const random = createRandom(23)
    // Three standard errors of a share among so many studies.
    const chance = (share: number) => 3 * Math.sqrt((share * (1 - share)) / runs(300, 4_000))
    const decided = (p: number) => {
      let alternative = 0
      const studies = runs(300, 4_000)
      for (let run = 0; run < studies; run++) {
        const outcomes = Uint8Array.from({ length: 800 }, () => (random.uniform() < p ? 1 : 0))
        if (waldSprt(bernoulliEvidence(outcomes, 0.1, 0.2), 0.05, 0.1).decision === 'alternative')
          alternative++
      }
      return alternative / studies
    }
    expect(decided(0.1)).toBeLessThan(0.05 + chance(0.05))
    expect(1 - decided(0.2)).toBeLessThan(0.1 + chance(0.1))
  })

  it("an odds ratio against everybody's own risk is the plain test where risks are equal", () => {
    const outcomes = Uint8Array.from([1, 0, 0, 1])
    const p1 = 0.2 / 1.1
    const same = oddsRatioEvidence(outcomes, new Float64Array(4).fill(0.1), p1 / (1 - p1) / (0.1 / 0.9))
    bernoulliEvidence(outcomes, 0.1, p1).forEach((value, k) => {
      expect(same[k]).toBeCloseTo(value, 13)
    })
    expect(oddsRatioEvidence(Uint8Array.of(1), Float64Array.of(1), 2)[0]).toBeCloseTo(0, 14)
  })

  it('counts: c ln R - (R - 1) m', () => {
    expect([...poissonEvidence(Float64Array.of(3, 0), Float64Array.of(2, 0), 2)]).toEqual([
      expect.closeTo(3 * Math.LN2 - 2, 14),
      0,
    ])
  })

  it('refuses errors that leave nothing to test, and evidence that is none', () => {
    for (const [alpha, beta] of [
      [0, 0.1],
      [0.5, 0.5],
      [NaN, 0.1],
    ] as const)
      expect(() => sprtBounds(alpha, beta)).toThrow(RangeError)
    expect(() => waldSprt(Float64Array.of(NaN), 0.05, 0.1)).toThrow('row 1')
    expect(() => bernoulliEvidence(Uint8Array.of(2), 0.1, 0.2)).toThrow('row 1')
    expect(() => bernoulliEvidence(Uint8Array.of(1), 0, 0.2)).toThrow(RangeError)
    expect(() => oddsRatioEvidence(Uint8Array.of(1), Float64Array.of(1.5), 2)).toThrow('row 1')
    expect(() => oddsRatioEvidence(Uint8Array.of(1), Float64Array.of(), 2)).toThrow(RangeError)
    expect(() => oddsRatioEvidence(Uint8Array.of(1), Float64Array.of(0.1), 0)).toThrow(RangeError)
    expect(() => poissonEvidence(Float64Array.of(1.5), Float64Array.of(1), 2)).toThrow('row 1')
    expect(() => poissonEvidence(Float64Array.of(1), Float64Array.of(1), NaN)).toThrow(RangeError)
    expect(() => poissonEvidence(Float64Array.of(1), Float64Array.of(), 2)).toThrow(RangeError)
  })
})
