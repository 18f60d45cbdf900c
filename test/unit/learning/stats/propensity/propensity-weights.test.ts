import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  propensityWeights,
  type WeightScheme,
} from '../../../../../electron/learning/stats/propensity/propensity-weights.ts'
import { trimmedWeights } from '../../../../../electron/learning/stats/propensity/trimmed-weights.ts'
import { truncatedWeights } from '../../../../../electron/learning/stats/propensity/truncated-weights.ts'
import {
  propensityScore,
  propensityScoreInSteps,
} from '../../../../../electron/learning/stats/propensity/propensity-score.ts'
import { armMoments } from '../../../../../electron/learning/stats/propensity/arm-moments.ts'
import { design, fitted, treatment, x1 } from '../causal/small-study.ts'
import { expectSteps } from '../foundations/stepwise.ts'

const { fitted: propensity } = fitted(propensityScore(treatment, design))
const schemes: WeightScheme[] = ['ate', 'ate-stabilised', 'att', 'atc', 'overlap', 'matching', 'entropy']

describe('propensity weights', () => {
  // R: the weights of the first person (treated) and the second (not).
  it.each<[WeightScheme, number, number]>([
    ['ate', 1.959225979404, 1.501865680258],
    ['ate-stabilised', 1.959225979404 / 2, 1.501865680258 / 2],
    ['att', 1, 0.501865680258],
    ['atc', 0.959225979404, 1],
    ['overlap', 0.489594354856, 0.334161494503],
    ['matching', 0.959225979404, 0.501865680258],
    ['entropy', 1.357607653083, 0.956818595032],
  ])('agree with R: %s', (scheme, treated, comparator) => {
    const { weight } = propensityWeights(scheme, treatment, propensity)
    expect(weight[0]).toBeCloseTo(treated, 10)
    expect(weight[1]).toBeCloseTo(comparator, 10)
  })

  it.each(schemes)('say how they move with the linear predictor: %s', scheme => {
    const step = 1e-6
    const moved = (by: number) =>
      propensityWeights(
        scheme,
        treatment,
        propensity.map(e => 1 / (1 + Math.exp(-(Math.log(e / (1 - e)) + by)))),
      ).weight
    const [more, less, { slope }] = [
      moved(step),
      moved(-step),
      propensityWeights(scheme, treatment, propensity),
    ]
    slope.forEach((each, i) => expect(each).toBeCloseTo((more[i]! - less[i]!) / (2 * step), 6))
  })

  it('mirror when the arms change names', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...schemes),
        fc.array(fc.tuple(fc.boolean(), fc.double({ min: 0.01, max: 0.99, noNaN: true })), {
          minLength: 2,
          maxLength: 20,
        }),
        (scheme, people) => {
          const others: Partial<Record<WeightScheme, WeightScheme>> = { att: 'atc', atc: 'att' }
          const mirror = others[scheme] ?? scheme
          const arm = Uint8Array.from(people, ([treated]) => Number(treated))
          const e = Float64Array.from(people, ([, each]) => each)
          const here = propensityWeights(scheme, arm, e).weight
          const there = propensityWeights(
            mirror,
            arm.map(each => 1 - each),
            e.map(each => 1 - each),
          ).weight
          here.forEach((weight, i) =>
            expect(Math.abs(there[i]! - weight)).toBeLessThanOrEqual(1e-12 * weight),
          )
        },
      ),
    ))

  it('of overlap and matching never pass 1, and those of matching are the smaller side over the own side', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), fc.boolean(), (e, treated) => {
        const one = (scheme: WeightScheme) =>
          propensityWeights(scheme, Uint8Array.of(Number(treated)), Float64Array.of(e)).weight[0]!
        expect(one('overlap')).toBeLessThanOrEqual(1)
        expect(one('matching')).toBeLessThanOrEqual(1 + 1e-12)
        expect(one('matching')).toBeCloseTo(Math.min(e, 1 - e) / (treated ? e : 1 - e), 12)
      }),
    ))

  it('refuse somebody who could not have had the other treatment, naming the row', () => {
    expect(() => propensityWeights('ate', Uint8Array.of(1, 0), Float64Array.of(0.5, 1))).toThrow(
      /propensity, row 2/u,
    )
    expect(() => propensityWeights('ate', Uint8Array.of(1, 0), Float64Array.of(0.5, NaN))).toThrow(RangeError)
    expect(() => propensityWeights('ate', Uint8Array.of(1, 2), Float64Array.of(0.5, 0.5))).toThrow(
      /treatment, row 2/u,
    )
    expect(() => propensityWeights('ate', Uint8Array.of(1), Float64Array.of(0.5, 0.5))).toThrow(RangeError)
  })
  it('of nobody are none', () =>
    expect(propensityWeights('ate-stabilised', new Uint8Array(), new Float64Array()).weight).toHaveLength(0))
})

describe('truncated weights', () => {
  const { weight } = propensityWeights('ate', treatment, propensity)
  // R: pmin(pmax(w, quantile(w, .1)), quantile(w, .9)).
  it('agree with R', () => {
    const expected = [
      1.9592259794, 1.50186568026, 1.80088960246, 1.43537123524, 1.60335811658, 1.55620734132, 1.36291470025,
      1.81756402853, 2.95088668289, 2.87155884597, 1.84945873453, 1.92146899925, 2.80128725217, 2.95088668289,
      1.76936504674, 1.36291470025,
    ]
    truncatedWeights(weight, 0.1, 0.9).forEach((each, i) => expect(each).toBeCloseTo(expected[i]!, 9))
  })
  it('leave all as they are from 0 to 1, make all the median at one half, and keep order', () => {
    expect(truncatedWeights(weight, 0, 1)).toEqual(weight)
    expect(new Set(truncatedWeights(Float64Array.of(1, 2, 9), 0.5, 0.5))).toEqual(new Set([2]))
    expect(truncatedWeights(new Float64Array(), 0.01, 0.99)).toHaveLength(0)
  })
  it('refuse limits that are none', () => {
    expect(() => truncatedWeights(weight, 0.9, 0.1)).toThrow(RangeError)
    expect(() => truncatedWeights(weight, -0.1, 1)).toThrow(RangeError)
    expect(() => truncatedWeights(Float64Array.of(1, -1), 0, 1)).toThrow(/row 2/u)
  })
})

describe('trimmed weights', () => {
  it('keep those at the ends and drop those beyond', () =>
    expect(
      trimmedWeights(Float64Array.of(2, 3, 4, 5), Float64Array.of(0.1, 0.0999, 0.9, 0.901), 0.1, 0.9),
    ).toEqual(Float64Array.of(2, 0, 4, 0)))
  it('refuse limits that are none', () => {
    expect(() => trimmedWeights(Float64Array.of(1), Float64Array.of(0.5), 0.9, 0.1)).toThrow(RangeError)
    expect(() => trimmedWeights(Float64Array.of(1), Float64Array.of(0.5), 0.1, NaN)).toThrow(RangeError)
  })
})

describe('the propensity score', () => {
  it('agrees with glm', () => {
    const { coefficients, logit } = fitted(propensityScore(treatment, design))
    ;[0.0397411799897, 0.607636620242, -0.3019308989251].forEach((each, c) =>
      expect(coefficients[c]).toBeCloseTo(each, 10),
    )
    ;[0.510405645144, 0.334161494503, 0.555281122528, 0.69668387902].forEach((each, i) => {
      expect(propensity[i]).toBeCloseTo(each, 10)
      expect(logit[i]).toBeCloseTo(Math.log(each / (1 - each)), 9)
    })
  })
  it('leaves out columns that say nothing new, and says which', () => {
    const more = fitted(
      propensityScore(treatment, [...design, x1.map(value => 2 * value + 1), new Float64Array(16)]),
    )
    expect(more.kept).toEqual([0, 1, 2])
    more.fitted.forEach((e, i) => expect(e).toBeCloseTo(propensity[i]!, 12))
  })
  it('gives each arm, overlap weighted, exactly the same means (Li, Morgan & Zaslavsky 2018)', () => {
    const { weight } = propensityWeights('overlap', treatment, propensity)
    for (const column of design) {
      const [one, other] = armMoments(column, treatment, weight)
      expect(one.mean).toBeCloseTo(other.mean, 9)
    }
  })
  it('is not estimable where the covariates tell the arms apart, or everybody is in one', () => {
    expect(
      propensityScore(
        Uint8Array.from(x1, value => Number(value > 0)),
        design,
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'separation' })
    expect(propensityScore(new Uint8Array(16), design).kind).toBe('not-estimable')
    expect(propensityScore(treatment, [new Float64Array(16)]).kind).toBe('not-estimable')
    expect(() => propensityScore(treatment, [x1.map((value, i) => (i === 3 ? NaN : value))])).toThrow(
      RangeError,
    )
  })
})

it('a propensity score comes in steps too', async () => {
  await expectSteps(() => propensityScoreInSteps(treatment, design), propensityScore(treatment, design))
})
