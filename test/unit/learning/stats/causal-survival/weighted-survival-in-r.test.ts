import { describe, expect, it } from 'vitest'
import { weightedSurvival } from '../../../../../electron/learning/stats/causal-survival/weighted-survival.ts'

// Sixteen people with ties and weights; expected values by R 4.5, survival 3.8: survfit(Surv(t, e) ~ 1, weights = w, robust = TRUE).
const time = Float64Array.from([5, 8, 8, 12, 12, 12, 20, 25, 30, 30, 41, 41, 50, 60, 60, 60])
const event = Uint8Array.from([1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0])
const weight = Float64Array.from([0.5, 0.3, 0.8, 0.6, 0.2, 0.9, 0.4, 0.7, 0.35, 0.65, 0.55, 0.45, 0.75, 0.25, 0.5, 0.85])

const robustVariance = (derivative: Float64Array) => derivative.reduce((sum, each, i) => sum + (each * weight[i]!) ** 2, 0)

describe('weighted survival', () => {
  const curve = weightedSurvival(time, event, weight)

  it.each([[12, 0.691428571429, 0.126394428359], [41, 0.412392702731, 0.14258793879]])('agrees with survfit at time %s', (at, survival, standardError) => {
    expect(curve.at(at)).toBeCloseTo(survival, 10)
    expect(Math.sqrt(robustVariance(curve.derivativeAt(at)))).toBeCloseTo(standardError, 10)
  })

  it('agrees with survfit on the restricted mean', () => expect(curve.restrictedMean(50)).toBeCloseTo(32.17430349046, 9))

  it.each([12, 41, 55])('answers derivatives that a small change of a weight confirms, at time %s', at => {
    const step = 1e-6
    const changed = (i: number, by: number) => weightedSurvival(time, event, weight.map((each, j) => (j === i ? each + by : each)))
    for (let i = 0; i < time.length; i++) {
      const [more, less] = [changed(i, step), changed(i, -step)]
      expect(curve.derivativeAt(at)[i]).toBeCloseTo((more.at(at) - less.at(at)) / (2 * step), 6)
      expect(curve.restrictedMeanDerivative(at)[i]).toBeCloseTo((more.restrictedMean(at) - less.restrictedMean(at)) / (2 * step), 5)
    }
  })

  it('stays at 1 without events and falls to 0 when everybody has one', () => {
    expect(weightedSurvival(time, new Uint8Array(16), weight).at(60)).toBe(1)
    expect(weightedSurvival(time, new Uint8Array(16).fill(1), weight).at(60)).toBe(0)
  })
})
