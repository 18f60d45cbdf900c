import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrastsOf } from '../../../../../electron/learning/stats/causal/contrasts.ts'
import { horvitzThompson } from '../../../../../electron/learning/stats/causal/horvitz-thompson.ts'
import { refittedWeighting } from '../../../../../electron/learning/stats/causal/refitted-effects.ts'
import { weightedMeans } from '../../../../../electron/learning/stats/causal/weighted-means.ts'
import { propensityScore } from '../../../../../electron/learning/stats/propensity/propensity-score.ts'
import {
  propensityWeights,
  type WeightScheme,
} from '../../../../../electron/learning/stats/propensity/propensity-weights.ts'
import { design, fitted, outcome, risk, treatment } from './small-study.ts'
import { runs } from '../../../runs.ts'

const score = fitted(propensityScore(treatment, design))
const { weight, slope } = propensityWeights('ate', treatment, score.fitted)
const origin = {
  design,
  exposed: treatment,
  propensity: score.fitted,
  slope,
  inverseInformation: score.covariance,
}

describe('weighted means', () => {
  // R: weighted.mean in each arm and the HC0 sandwich written out.
  it.each<[WeightScheme, number, number, number]>([
    ['ate', 4.831581159897, 3.249506726221, 0.639300383035],
    ['att', 5.2125, 3.533396660309, 0.594467870276],
    ['atc', 4.456114413795, 2.975, 0.64089280722],
    ['overlap', 4.815798305416, 3.290983529356, 0.594984506199],
    ['matching', 4.840267749911, 3.297527027009, 0.548804182621],
    ['entropy', 4.818457304175, 3.281178963337, 0.606088951876],
  ])('agree with R, with the error for known weights: %s', (scheme, treated, comparator, standardError) => {
    const means = fitted(
      weightedMeans(outcome, treatment, propensityWeights(scheme, treatment, score.fitted).weight),
    )
    expect(means.meanTreated).toBeCloseTo(treated, 9)
    expect(means.meanComparator).toBeCloseTo(comparator, 9)
    expect(contrastsOf(means).difference.standardError).toBeCloseTo(standardError, 9)
  })

  it('agree with stacked estimating equations in R on the error for a fitted propensity score', () =>
    expect(
      contrastsOf(fitted(weightedMeans(outcome, treatment, weight, origin))).difference.standardError,
    ).toBeCloseTo(0.147474274327221, 10))

  it('agree with R on risk and odds ratio and their errors', () => {
    const { logRiskRatio, logOddsRatio } = contrastsOf(fitted(weightedMeans(risk, treatment, weight)))
    expect(Math.exp(logRiskRatio!.estimate)).toBeCloseTo(2.47082598758521, 9)
    expect(Math.exp(logOddsRatio!.estimate)).toBeCloseTo(6.35350690957444, 8)
    expect(logRiskRatio!.standardError).toBeCloseTo(0.63793273025208, 9)
    expect(logOddsRatio!.standardError).toBeCloseTo(1.19851831487733, 8)
  })

  it.each<WeightScheme>(['ate', 'ate-stabilised', 'att', 'atc', 'overlap', 'matching', 'entropy'])(
    "have as a person's influence what counting that person a little more does to the whole analysis: %s",
    scheme => {
      const refit = refittedWeighting({ outcome, treatment, propensityDesign: design }, scheme)
      const weights = propensityWeights(scheme, treatment, score.fitted)
      const { influenceTreated, influenceComparator } = fitted(
        weightedMeans(outcome, treatment, weights.weight, { ...origin, slope: weights.slope }),
      )
      const rows = Uint32Array.from(treatment.keys())
      const step = 1e-4
      for (const person of rows) {
        const counted = (more: number) =>
          refit({ rows, counts: Float64Array.from(rows, row => (row === person ? 1 + more : 1)) })!
        expect(influenceTreated[person]! - influenceComparator[person]!).toBeCloseTo(
          (counted(step) - counted(-step)) / (2 * step),
          6,
        )
      }
    },
  )

  it('do not care about the scale of the weights, nor about people of weight 0', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), scale => {
        const [here, there] = [
          weightedMeans(outcome, treatment, weight),
          weightedMeans(
            outcome,
            treatment,
            weight.map(each => scale * each),
          ),
        ].map(each => contrastsOf(fitted(each)).difference)
        expect(there!.estimate).toBeCloseTo(here!.estimate, 10)
        expect(there!.standardError).toBeCloseTo(here!.standardError, 10)
        const more = fitted(
          weightedMeans(
            Float64Array.of(...outcome, 99),
            Uint8Array.of(...treatment, 1),
            Float64Array.of(...weight, 0),
          ),
        )
        expect(more.people).toBe(16)
        expect(contrastsOf(more).difference.standardError).toBeCloseTo(here!.standardError, 12)
      }),
      { numRuns: runs(4, 20) },
    ))

  it('are not estimable with one arm, and refuse what is no number', () => {
    expect(weightedMeans(outcome, new Uint8Array(16), weight)).toEqual({
      kind: 'not-estimable',
      reason: 'one-arm',
    })
    expect(weightedMeans(new Float64Array(), new Uint8Array(), new Float64Array())).toEqual({
      kind: 'not-estimable',
      reason: 'one-arm',
    })
    expect(() =>
      weightedMeans(
        outcome.map(() => NaN),
        treatment,
        weight,
      ),
    ).toThrow(/outcome, row 1/u)
    expect(() =>
      weightedMeans(
        outcome,
        treatment,
        weight.map(() => -1),
      ),
    ).toThrow(/weight, row 1/u)
  })
})

describe("Horvitz and Thompson's estimator", () => {
  it('agrees with R', () =>
    expect(contrastsOf(horvitzThompson(outcome, treatment, score.fitted)).difference.estimate).toBeCloseTo(
      1.67085554474382,
      10,
    ))
  it('moves with a constant added to the outcome where Hajek does not, unless the weights add up to n', () => {
    const shifted = outcome.map(value => value + 100)
    const hajek = contrastsOf(fitted(weightedMeans(shifted, treatment, weight))).difference.estimate
    expect(hajek).toBeCloseTo(
      contrastsOf(fitted(weightedMeans(outcome, treatment, weight))).difference.estimate,
      9,
    )
    expect(
      Math.abs(contrastsOf(horvitzThompson(shifted, treatment, score.fitted)).difference.estimate - hajek),
    ).toBeGreaterThan(1)
    const half = new Float64Array(16).fill(0.5)
    expect(contrastsOf(horvitzThompson(shifted, treatment, half)).difference.estimate).toBeCloseTo(
      contrastsOf(horvitzThompson(outcome, treatment, half)).difference.estimate,
      9,
    )
  })
  it("has as a person's influence what counting that person a little more does", () => {
    const { influenceTreated } = horvitzThompson(outcome, treatment, score.fitted, origin)
    const step = 1e-4
    for (const person of treatment.keys()) {
      const counted = (more: number) => {
        const counts = outcome.map((_, row) => (row === person ? 1 + more : 1))
        const again = fitted(propensityScore(treatment, design, counts)).fitted
        return (
          counts.reduce(
            (sum, count, row) => sum + (treatment[row] ? (count * outcome[row]!) / again[row]! : 0),
            0,
          ) /
          (16 + more)
        )
      }
      expect(influenceTreated[person]).toBeCloseTo((counted(step) - counted(-step)) / (2 * step), 6)
    }
  })
  it('refuses nobody', () =>
    expect(() => horvitzThompson(new Float64Array(), new Uint8Array(), new Float64Array())).toThrow(
      RangeError,
    ))
})

describe('contrasts', () => {
  const influence = Float64Array.of(0.1, -0.1)
  it('have ratios only where both means allow one', () => {
    expect(
      contrastsOf({
        meanTreated: 0,
        meanComparator: 0.2,
        influenceTreated: influence,
        influenceComparator: influence,
      }),
    ).toMatchObject({ logRiskRatio: undefined, logOddsRatio: undefined })
    expect(
      contrastsOf({
        meanTreated: 1,
        meanComparator: 0.2,
        influenceTreated: influence,
        influenceComparator: influence,
      }).logOddsRatio,
    ).toBeUndefined()
    expect(
      contrastsOf({
        meanTreated: -2,
        meanComparator: 3,
        influenceTreated: influence,
        influenceComparator: influence,
      }).logRiskRatio,
    ).toBeUndefined()
  })
  it('turn their sign and keep their error when the arms change names', () => {
    const means = fitted(weightedMeans(risk, treatment, weight))
    const turned = contrastsOf({
      meanTreated: means.meanComparator,
      meanComparator: means.meanTreated,
      influenceTreated: means.influenceComparator,
      influenceComparator: means.influenceTreated,
    })
    const straight = contrastsOf(means)
    for (const name of ['difference', 'logRiskRatio', 'logOddsRatio'] as const) {
      expect(turned[name]!.estimate).toBeCloseTo(-straight[name]!.estimate, 12)
      expect(turned[name]!.standardError).toBeCloseTo(straight[name]!.standardError, 12)
    }
  })
})
