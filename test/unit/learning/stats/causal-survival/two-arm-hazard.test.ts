import { describe, expect, it } from 'vitest'
import { twoArmHazard } from '../../../../../electron/learning/stats/causal-survival/two-arm-hazard.ts'
import { weightedSurvival } from '../../../../../electron/learning/stats/causal-survival/weighted-survival.ts'

// Sixteen people with ties and weights; expected values by R 4.5, survival 3.8: coxph(Surv(t, e) ~ x, weights = w, ties = "efron"),
// residuals(type = "dfbeta"), cox.zph, and survfit(Surv(t, e) ~ 1, weights = w, robust = TRUE).
const time = Float64Array.from([5, 8, 8, 12, 12, 12, 20, 25, 30, 30, 41, 41, 50, 60, 60, 60])
const event = Uint8Array.from([1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0])
const exposed = Uint8Array.from([1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0])
const weight = Float64Array.from([0.5, 0.3, 0.8, 0.6, 0.2, 0.9, 0.4, 0.7, 0.35, 0.65, 0.55, 0.45, 0.75, 0.25, 0.5, 0.85])

const fitted = (...columns: Parameters<typeof twoArmHazard>) => {
  const fit = twoArmHazard(...columns)
  if (fit.kind !== 'fitted') throw new Error(fit.reason)
  return fit
}
const robustVariance = (derivative: Float64Array) => derivative.reduce((sum, each, i) => sum + (each * weight[i]!) ** 2, 0)

describe('two-arm hazard', () => {
  const fit = fitted(time, event, exposed, weight)

  it('agrees with coxph on estimate, naive and robust variance', () => {
    expect(fit.logHazardRatio).toBeCloseTo(0.904102413173, 8) // coxph stops at a relative change of 1e-9
    expect(fit.naiveVariance).toBeCloseTo(0.83300330418, 9)
    expect(robustVariance(fit.derivative)).toBeCloseTo(0.358001972576, 9)
  })

  it('agrees with coxph on each person\'s dfbeta', () => {
    const dfbeta = [0.2188055551663, -0.5131034192712, 0.206871267729, -0.147330837936, -0.4268072371721, 0.1738198474202, -0.2813424621588, 0.1405802554791,
      0.0431569828246, -0.2942098676769, -0.0840378706039, -0.4212768952987, 0.1342463440729, -0.8600678919575, 0.32351351483, 0.32351351483]
    dfbeta.forEach((expected, i) => expect(fit.derivative[i]).toBeCloseTo(expected, 9))
  })

  it('agrees with coxph on the likelihood away from the maximum', () => {
    const expected = new Map([[-3, -7.398591900889], [0.25, -0.262590241094], [1.5, -0.204187479896]])
    for (const [at, value] of expected) expect(fit.relativeLogLikelihood(at)).toBeCloseTo(value, 9)
  })

  it('agrees with cox.zph on proportionality', () => expect(fit.drift.score ** 2 / fit.drift.variance).toBeCloseTo(0.211686279226, 9))

  it('turns its sign when the arms change places', () => {
    const other = fitted(time, event, exposed.map(each => 1 - each), weight)
    expect(other.logHazardRatio).toBeCloseTo(-fit.logHazardRatio, 10)
    expect(robustVariance(other.derivative)).toBeCloseTo(robustVariance(fit.derivative), 10)
  })

  it('does not change with the order of people or the unit of time', () => {
    const order = [...time.keys()].toReversed()
    const again = fitted(Float64Array.from(order, i => time[i]! / 7), Uint8Array.from(order, i => event[i]!), Uint8Array.from(order, i => exposed[i]!), Float64Array.from(order, i => weight[i]!))
    expect(again.logHazardRatio).toBeCloseTo(fit.logHazardRatio, 10)
  })

  it('names outcomes in one arm alone instead of answering a huge ratio', () => {
    expect(twoArmHazard(time, event.map((each, i) => each & exposed[i]!), exposed, weight).kind).toBe('not-estimable')
    expect(twoArmHazard(time, new Uint8Array(16), exposed, weight).kind).toBe('not-estimable')
    expect(twoArmHazard(new Float64Array(), new Uint8Array(), new Uint8Array(), new Float64Array()).kind).toBe('not-estimable')
  })
})

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
