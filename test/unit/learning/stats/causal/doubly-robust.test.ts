import { describe, expect, it } from 'vitest'
import {
  augmentedWeighting,
  augmentedWeightingInTreated,
} from '../../../../../electron/learning/stats/causal/augmented-weighting.ts'
import { augmentedWeightingOfFits } from '../../../../../electron/learning/stats/causal/augmented-weighting-of-fits.ts'
import { contrastsOf } from '../../../../../electron/learning/stats/causal/contrasts.ts'
import { gComputation } from '../../../../../electron/learning/stats/causal/g-computation.ts'
import {
  fitOutcomeModel,
  predictOutcome,
} from '../../../../../electron/learning/stats/causal/outcome-model.ts'
import { refittedAugmentedWeighting } from '../../../../../electron/learning/stats/causal/refitted-effects.ts'
import { propensityScore } from '../../../../../electron/learning/stats/propensity/propensity-score.ts'
import { armRows } from '../../../../../electron/learning/stats/propensity/rows.ts'
import {
  design,
  designComparator,
  designTreated,
  fitted,
  ones,
  outcome,
  outcomeDesign,
  risk,
  treatment,
  x1,
  x2,
  zeros,
} from './small-study.ts'

const score = fitted(propensityScore(treatment, design))
const families = [
  ['gaussian', outcome],
  ['binomial', risk],
] as const
const parts = (family: 'gaussian' | 'binomial' | 'poisson', values: Float64Array) => {
  const model = fitted(fitOutcomeModel(family, values, outcomeDesign))
  const [treated, comparator] = [
    { model, design: designTreated },
    { model, design: designComparator },
  ]
  return {
    treated,
    comparator,
    data: {
      outcome: values,
      treatment,
      propensity: score.fitted,
      predictedTreated: predictOutcome(model, designTreated).mean,
      predictedComparator: predictOutcome(model, designComparator).mean,
    },
  }
}
// R 4.2: glm for both models, then the estimators written out.
const expected = {
  gaussian: {
    mu1: 4.84849923558293,
    mu0: 3.3065868895941,
    se: 0.130914965285743,
    att: 1.5743262208118,
    attSe: 0.140766317783096,
    g1: 4.82825530226382,
    g0: 3.2989222129575,
    gModel: 0.168437146039022,
    gHc0: 0.131036252499903,
    gTreated: 1.58965557408499,
  },
  binomial: {
    mu1: 0.725371090536957,
    mu0: 0.315924045698411,
    se: 0.230452880727439,
    att: 0.368151908603178,
    attSe: 0.20243953700222,
    g1: 0.724129743180249,
    g0: 0.331261098925363,
    gModel: 0.212794020830499,
    gHc0: 0.228716483301848,
    gTreated: 0.337477802149273,
  },
}

describe.each(families)('with a %s outcome', (family, values) => {
  const { treated, comparator, data } = parts(family, values)
  const wanted = expected[family]

  it('the doubly robust means and their error agree with R', () => {
    const means = augmentedWeighting(data)
    expect(means.meanTreated).toBeCloseTo(wanted.mu1, 8)
    expect(means.meanComparator).toBeCloseTo(wanted.mu0, 8)
    expect(contrastsOf(means).difference.standardError).toBeCloseTo(wanted.se, 8)
    const inTreated = fitted(augmentedWeightingInTreated(data))
    expect(inTreated.estimate).toBeCloseTo(wanted.att, 8)
    expect(inTreated.standardError).toBeCloseTo(wanted.attSe, 8)
  })

  it('standardisation and its two errors agree with R', () => {
    const means = gComputation(treatment, treated, comparator)
    expect(means.meanTreated).toBeCloseTo(wanted.g1, 8)
    expect(means.meanComparator).toBeCloseTo(wanted.g0, 8)
    expect(means.standardErrorByModel).toBeCloseTo(wanted.gModel, 7)
    expect(contrastsOf(means).difference.standardError).toBeCloseTo(wanted.gHc0, 7)
    expect(means.inTreated).toBeCloseTo(wanted.gTreated, 8)
  })

  it("a person's influence is what counting that person a little more does when both models are fitted anew", () => {
    const { influenceTreated, influenceComparator } = augmentedWeightingOfFits(
      values,
      treatment,
      score,
      treated,
      comparator,
    )
    const refit = refittedAugmentedWeighting({
      outcome: values,
      treatment,
      propensityDesign: design,
      family,
      outcomeDesign,
      designTreated,
      designComparator,
    })
    const rows = Uint32Array.from(treatment.keys())
    const step = 1e-4
    for (const person of rows) {
      const counted = (more: number) =>
        refit({ rows, counts: Float64Array.from(rows, row => (row === person ? 1 + more : 1)) })!
      expect(influenceTreated[person]! - influenceComparator[person]!).toBeCloseTo(
        (counted(step) - counted(-step)) / (2 * step),
        5,
      )
    }
  })

  it('a model that predicts without error leaves nothing to weigh', () => {
    const perfect = {
      ...data,
      outcome: treatment.reduce((all, a, i) => {
        all[i] = a ? data.predictedTreated[i]! : data.predictedComparator[i]!
        return all
      }, new Float64Array(16)),
    }
    const means = augmentedWeighting(perfect)
    expect(means.meanTreated).toBeCloseTo(wanted.g1, 8)
    expect(means.meanComparator).toBeCloseTo(wanted.g0, 8)
  })

  it('whole weights are repetitions', () => {
    const counts = Float64Array.from(treatment, (_, i) => i % 3)
    const repeat = <T extends Float64Array | Uint8Array>(column: T) =>
      Array.from(column as Float64Array).flatMap((value, i) =>
        Array.from({ length: counts[i]! }, () => value),
      )
    const weighted = augmentedWeighting({ ...data, weight: counts })
    const repeated = augmentedWeighting({
      outcome: Float64Array.from(repeat(data.outcome)),
      treatment: Uint8Array.from(repeat(treatment)),
      propensity: Float64Array.from(repeat(data.propensity)),
      predictedTreated: Float64Array.from(repeat(data.predictedTreated)),
      predictedComparator: Float64Array.from(repeat(data.predictedComparator)),
    })
    expect(weighted.meanTreated).toBeCloseTo(repeated.meanTreated, 12)
    expect(weighted.meanComparator).toBeCloseTo(repeated.meanComparator, 12)
  })
})

describe('outcome models of one arm each', () => {
  const separate = (columns: readonly Float64Array[]) =>
    ([1, 0] as const).map(arm =>
      fitted(fitOutcomeModel('gaussian', outcome, columns, armRows(treatment, arm))),
    )

  it('give the doubly robust effect that R gives', () => {
    const [one, other] = separate(design)
    const { difference } = contrastsOf(
      augmentedWeighting({
        outcome,
        treatment,
        propensity: score.fitted,
        predictedTreated: predictOutcome(one!, design).mean,
        predictedComparator: predictOutcome(other!, design).mean,
      }),
    )
    expect(difference.estimate).toBeCloseTo(1.53742877341026, 8)
    expect(difference.standardError).toBeCloseTo(0.136604197600266, 8)
  })
  it('drop what is left over of products with the treatment, and predict as if it had not been there', () => {
    const [one, other] = separate(outcomeDesign)
    const [plainOne, plainOther] = separate(design)
    expect(one!.dropped).toEqual([1, 4])
    expect(other!.dropped).toEqual([1, 4])
    const both = [
      [one!, plainOne!, [ones, ones, x1, x2, x1]],
      [other!, plainOther!, [ones, zeros, x1, x2, zeros]],
    ] as const
    for (const [leftover, plain, columns] of both)
      predictOutcome(leftover, columns).mean.forEach((each, i) =>
        expect(each).toBeCloseTo(predictOutcome(plain, design).mean[i]!, 9),
      )
  })
  it('add their errors in standardisation', () => {
    const [one, other] = separate(design)
    const both = gComputation(treatment, { model: one!, design }, { model: other!, design })
    const means = design.map(column => column.reduce((sum, each) => sum + each, 0) / 16)
    const variance = [one!, other!].reduce(
      (sum, { inverseInformation, dispersion }) =>
        sum +
        dispersion *
          inverseInformation.reduce(
            (all, row, r) => all + row.reduce((part, value, c) => part + means[r]! * value * means[c]!, 0),
            0,
          ),
      0,
    )
    expect(both.standardErrorByModel).toBeCloseTo(Math.sqrt(variance), 10)
  })
  it('are not estimable from columns of zeros, under separation or without anything left over for an error', () => {
    expect(fitOutcomeModel('gaussian', outcome, [zeros]).kind).toBe('not-estimable')
    expect(
      fitOutcomeModel(
        'binomial',
        x1.map(value => Number(value > 0)),
        design,
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'separation' })
    expect(fitOutcomeModel('gaussian', outcome, design, Uint32Array.of(0, 1, 2))).toEqual({
      kind: 'not-estimable',
      reason: 'no-residual-freedom',
    })
  })
})

describe('counts', () => {
  it('are standardised through the exponential', () => {
    const counts = outcome.map(Math.round)
    const model = fitted(fitOutcomeModel('poisson', counts, [ones, Float64Array.from(treatment)]))
    const means = gComputation(treatment, { model, design: [ones, ones] }, { model, design: [ones, zeros] })
    const mean = (arm: 0 | 1) => {
      const own = armRows(treatment, arm)
      return own.reduce((sum, row) => sum + counts[row]!, 0) / own.length
    }
    expect(means.meanTreated).toBeCloseTo(mean(1), 9)
    expect(means.meanComparator).toBeCloseTo(mean(0), 9)
  })
})

describe('what cannot be', () => {
  const { data, treated, comparator } = parts('gaussian', outcome)
  it('is refused: nobody, a propensity of 1, a value that is no number', () => {
    const nobody = {
      outcome: new Float64Array(),
      treatment: new Uint8Array(),
      propensity: new Float64Array(),
      predictedTreated: new Float64Array(),
      predictedComparator: new Float64Array(),
    }
    expect(() => augmentedWeighting(nobody)).toThrow(RangeError)
    expect(() => augmentedWeightingInTreated(nobody)).toThrow(RangeError)
    expect(() => gComputation(new Uint8Array(), treated, comparator)).toThrow(RangeError)
    expect(() =>
      augmentedWeighting({ ...data, propensity: data.propensity.map((e, i) => (i === 4 ? 1 : e)) }),
    ).toThrow(/propensity, row 5/u)
    expect(() => augmentedWeighting({ ...data, predictedTreated: data.propensity.map(() => NaN) })).toThrow(
      /predictedTreated, row 1/u,
    )
    expect(() => augmentedWeighting({ ...data, weight: zeros })).toThrow(RangeError)
    expect(() => predictOutcome(treated.model, design)).toThrow(RangeError)
  })
  it('is said: nobody treated', () =>
    expect(augmentedWeightingInTreated({ ...data, treatment: new Uint8Array(16) })).toEqual({
      kind: 'not-estimable',
      reason: 'nobody-treated',
    }))
})
