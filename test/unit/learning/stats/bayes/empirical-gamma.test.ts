import { describe, expect, it } from 'vitest'
import { empiricalGamma } from '../../../../../electron/learning/stats/bayes/empirical-gamma.ts'
import { empiricalNormal } from '../../../../../electron/learning/stats/bayes/empirical-normal.ts'

const numbers = (...values: number[]) => Float64Array.from(values)
function fitted<Result extends { kind: string }>(result: Result): Extract<Result, { kind: 'fitted' }> {
  if (result.kind !== 'fitted') throw new Error(JSON.stringify(result))
  return result as Extract<Result, { kind: 'fitted' }>
}

describe('empirical Bayes of observed over expected', () => {
  const observed = numbers(0, 3, 1, 7, 0, 12, 2, 0, 5, 30, 1, 0)
  const expected = numbers(1.2, 2.5, 1.9, 3, 0.4, 6.5, 4.1, 0.9, 2.2, 14.5, 3.3, 2)

  it('small counts with zeros: shape, rate, likelihood and limits as R finds', () => {
    const fit = fitted(empiricalGamma(observed, expected))
    expect(fit.shape).toBeCloseTo(2.24936, 4)
    expect(fit.rate).toBeCloseTo(2.00046, 4)
    expect(fit.logLikelihood).toBeCloseTo(-24.82028062371, 9)
    expect(fit.units[0]).toMatchObject({
      raw: 0,
      shrunken: expect.closeTo(0.7028238, 5),
      lower: expect.closeTo(0.1013823, 5),
      upper: expect.closeTo(1.8741642, 5),
    })
    expect(fit.units[9]!.aboveOne).toBeCloseTo(0.9996136, 6)
  })

  it('scaling what was expected scales every ratio', () => {
    const [here, there] = [
      fitted(empiricalGamma(observed, expected)),
      fitted(
        empiricalGamma(
          observed,
          expected.map(each => 3 * each),
        ),
      ),
    ]
    here.units.forEach((unit, k) => {
      expect(there.units[k]!.shrunken).toBeCloseTo(unit.shrunken / 3, 6)
    })
    expect(there.logLikelihood).toBeCloseTo(here.logLikelihood, 8)
  })

  it('no difference beyond chance: the overall ratio for all, with its limits', () => {
    const result = empiricalGamma(numbers(10, 20, 30), numbers(9, 21, 30))
    expect(result).toMatchObject({ kind: 'no-difference', ratio: 1 })
    if (result.kind !== 'no-difference') return
    expect(result.units[0]!.lower).toBeLessThan(1)
    expect(result.units[0]!.upper).toBeGreaterThan(1)
    expect(result.units[0]!.aboveOne).toBeCloseTo(0.5, 1)
  })

  it('nothing observed, nothing expected, one unit, a unit with nothing expected', () => {
    expect(empiricalGamma(numbers(0, 0), numbers(2, 3))).toMatchObject({
      kind: 'no-difference',
      ratio: 0,
      logLikelihood: 0,
    })
    expect(empiricalGamma(numbers(), numbers())).toEqual({
      kind: 'not-estimable',
      reason: 'ungraded',
    })
    expect(empiricalGamma(numbers(0), numbers(0))).toEqual({
      kind: 'not-estimable',
      reason: 'ungraded',
    })
    expect(empiricalGamma(numbers(4), numbers(2))).toMatchObject({ kind: 'no-difference', ratio: 2 })
    const fit = fitted(
      empiricalGamma(Float64Array.from([...observed, 0]), Float64Array.from([...expected, 0])),
    )
    expect(fit.units[12]).toMatchObject({
      raw: undefined,
      shrunken: expect.closeTo(fit.shape / fit.rate, 10),
    })
  })

  it('refuses what was observed where nothing was expected', () => {
    expect(() => empiricalGamma(numbers(1), numbers(0))).toThrow('row 1')
    expect(() => empiricalGamma(numbers(1.5), numbers(1))).toThrow(RangeError)
    expect(() => empiricalGamma(numbers(1), numbers(NaN))).toThrow(RangeError)
  })
})
describe('empirical Bayes of log ratios', () => {
  it('is the meta-analysis of the log ratios, each unit drawn towards its mean', () => {
    const { mean, tau2, units } = fitted(empiricalNormal(numbers(40, 10, 90), numbers(20, 20, 60), 'DL'))
    expect(tau2).toBeGreaterThan(0)
    for (const { raw, variance, shrunken, standardError, standardDeviation, lower, upper } of units) {
      const share = tau2 / (tau2 + variance)
      expect(shrunken).toBeCloseTo(share * raw + (1 - share) * mean, 12)
      expect(standardDeviation).toBeCloseTo(Math.sqrt(share * variance), 12)
      expect(standardError).toBeGreaterThan(standardDeviation)
      expect((lower + upper) / 2).toBeCloseTo(shrunken, 12)
    }
  })

  it('no units, one unit, no count, wrong values', () => {
    expect(empiricalNormal(numbers(), numbers(), 'REML')).toEqual({
      kind: 'not-estimable',
      reason: 'no-units',
    })
    const { tau2, units } = fitted(empiricalNormal(numbers(0), numbers(3), 'REML'))
    expect(tau2).toBe(0)
    expect(units[0]!.shrunken).toBeCloseTo(Math.log(0.5 / 3.5), 12)
    expect(() => empiricalNormal(numbers(-1), numbers(3), 'DL')).toThrow(RangeError)
    expect(() => empiricalNormal(numbers(1), numbers(-3), 'DL')).toThrow('row 1')
  })
})
