import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceOf } from '../../../../../electron/learning/stats/propensity/balance-of.ts'
import { commonSupport } from '../../../../../electron/learning/stats/propensity/common-support.ts'
import { weightedKolmogorovSmirnov } from '../../../../../electron/learning/stats/propensity/kolmogorov-smirnov.ts'
import { propensityScore } from '../../../../../electron/learning/stats/propensity/propensity-score.ts'
import { propensityWeights } from '../../../../../electron/learning/stats/propensity/propensity-weights.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { design, fitted, treatment, x1, x2 } from '../causal/small-study.ts'

const { weight } = propensityWeights('ate', treatment, fitted(propensityScore(treatment, design)).fitted)

const people = fc
  .array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.boolean(), fc.integer({ min: 0, max: 3 })), {
    minLength: 2,
    maxLength: 30,
  })
  .map(rows => ({
    values: Float64Array.from(rows, ([value]) => value),
    arm: Uint8Array.from(rows, ([, arm]) => Number(arm)),
    count: Float64Array.from(rows, ([, , count]) => count),
  }))

describe('balance of a covariate', () => {
  // R: weighted.mean, var, and the definitions written out.
  it('agrees with R for a number', () => {
    const { meanTreated, meanComparator, standardised, varianceRatio, kolmogorovSmirnov } = fitted(
      balanceOf(x1, treatment, weight),
    )
    const found = [
      meanTreated,
      meanComparator,
      standardised.pooled!,
      standardised.treated!,
      standardised.pooledWeighted!,
      varianceRatio!,
      kolmogorovSmirnov,
    ]
    ;[
      0.1703074518672, 0.1206791424022, 0.0425587184065, 0.0414831504731, 0.0417412212363, 1.2437533042955,
      0.2408177465024,
    ].forEach((each, k) => expect(found[k]).toBeCloseTo(each, 10))
    expect(standardised.binary).toBeUndefined()
  })
  it('agrees with R for a column of 0 and 1', () => {
    const { standardised, varianceRatio, kolmogorovSmirnov } = fitted(balanceOf(x2, treatment, weight))
    const found = [
      standardised.pooled!,
      standardised.treated!,
      standardised.pooledWeighted!,
      standardised.binary!,
      kolmogorovSmirnov,
    ]
    ;[-0.00803834876501, -0.00803834876501, -0.00797981855004, -0.00859335629544, 0.00429667814772].forEach(
      (each, k) => expect(found[k]).toBeCloseTo(each, 10),
    )
    expect(varianceRatio).toBeUndefined()
  })
  it('takes whole weights in means and distance as repetitions', () =>
    fc.assert(
      fc.property(people, ({ values, arm, count }) => {
        const repeat = (column: ArrayLike<number>) =>
          Array.from(column).flatMap((value, i) => Array.from({ length: count[i]! }, () => value))
        const weighted = balanceOf(values, arm, count)
        const repeated = balanceOf(Float64Array.from(repeat(values)), Uint8Array.from(repeat(arm)))
        expect(weighted.kind).toBe(repeated.kind)
        if (weighted.kind !== 'fitted' || repeated.kind !== 'fitted') return
        expect(weighted.difference).toBeCloseTo(repeated.difference, 12)
        expect(weighted.kolmogorovSmirnov).toBeCloseTo(repeated.kolmogorovSmirnov, 12)
      }),
    ))
  it('keeps its distances under a change of unit, and its ratio under a shift', () =>
    fc.assert(
      fc.property(
        people,
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.integer({ min: -100, max: 100 }),
        ({ values, arm }, scale, shift) => {
          const [here, there] = [
            balanceOf(values, arm),
            balanceOf(
              values.map(value => value * scale + shift),
              arm,
            ),
          ]
          if (here.kind !== 'fitted' || there.kind !== 'fitted') return
          if (here.standardised.pooled !== undefined && Number.isFinite(here.standardised.pooled))
            expect(there.standardised.pooled).toBeCloseTo(here.standardised.pooled, 8)
          if (Math.abs(here.kolmogorovSmirnov) > 1e-12)
            expect(
              weightedKolmogorovSmirnov(
                values.map(value => value * scale + shift),
                arm,
              ),
            ).toBeCloseTo(here.kolmogorovSmirnov, 12)
        },
      ),
    ))
  it('says nothing where nothing is defined: a constant, one person an arm, an empty arm', () => {
    const constant = fitted(balanceOf(new Float64Array(4).fill(7), Uint8Array.of(0, 0, 1, 1)))
    expect(constant).toMatchObject({
      difference: 0,
      standardised: { pooled: undefined, treated: undefined },
      varianceRatio: undefined,
      kolmogorovSmirnov: 0,
    })
    const alone = fitted(balanceOf(Float64Array.of(1, 5), Uint8Array.of(0, 1)))
    expect(alone).toMatchObject({
      difference: 4,
      standardised: { pooled: undefined },
      varianceRatio: undefined,
      kolmogorovSmirnov: 1,
    })
    expect(balanceOf(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toEqual({
      kind: 'not-estimable',
      reason: 'one-arm',
    })
    expect(balanceOf(Float64Array.of(1, 2), Uint8Array.of(0, 1), Float64Array.of(0, 1))).toEqual({
      kind: 'not-estimable',
      reason: 'one-arm',
    })
    expect(balanceOf(new Float64Array(), new Uint8Array())).toEqual({
      kind: 'not-estimable',
      reason: 'one-arm',
    })
  })
  it('is infinite where two constants differ', () =>
    expect(
      fitted(balanceOf(Float64Array.of(3, 3, 5, 5), Uint8Array.of(0, 0, 1, 1))).standardised.pooled,
    ).toBe(Infinity))
  it('refuses what is no number, no flag and no weight', () => {
    expect(() => balanceOf(Float64Array.of(1, NaN), Uint8Array.of(0, 1))).toThrow(/values, row 2/u)
    expect(() => balanceOf(Float64Array.of(1, 2), Uint8Array.of(0, 3))).toThrow(/treatment, row 2/u)
    expect(() => balanceOf(Float64Array.of(1, 2), Uint8Array.of(0, 1), Float64Array.of(1, -1))).toThrow(
      /weight, row 2/u,
    )
    expect(() => balanceOf(Float64Array.of(1, 2), Uint8Array.of(0))).toThrow(RangeError)
  })
})

describe('the distance of two distributions', () => {
  it('is the largest step apart, however many people there are and however unevenly they lie', () => {
    const random = createRandom(4)
    for (const shape of [
      (u: number) => u,
      (u: number) => Math.round(u * 6),
      (u: number) => Math.exp(40 * u),
      (u: number) => (u < 0.001 ? -1e300 : u),
      () => 1,
    ]) {
      const size = 400
      const values = Float64Array.from({ length: size }, () => shape(random.uniform()))
      const arm = Uint8Array.from({ length: size }, () => random.integer(2))
      const each = Float64Array.from({ length: size }, () => random.exponential())
      const share = (of: 0 | 1, upTo: number) => {
        let [below, all] = [0, 0]
        for (let i = 0; i < size; i++)
          if (arm[i] === of) {
            all += each[i]!
            if (values[i]! <= upTo) below += each[i]!
          }
        return below / all
      }
      const scanned = values.reduce(
        (most, value) => Math.max(most, Math.abs(share(1, value) - share(0, value))),
        0,
      )
      expect(weightedKolmogorovSmirnov(values, arm, each)).toBeCloseTo(scanned, 12)
    }
  })
  it('is 1 for arms that do not meet, no number for an empty one, and never passes 1', () => {
    expect(weightedKolmogorovSmirnov(Float64Array.of(1, 2, 3, 4), Uint8Array.of(0, 0, 1, 1))).toBe(1)
    expect(weightedKolmogorovSmirnov(Float64Array.of(1, 2), Uint8Array.of(0, 0))).toBeNaN()
    expect(() => weightedKolmogorovSmirnov(Float64Array.of(1, NaN), Uint8Array.of(0, 1))).toThrow(RangeError)
  })
})

describe('common support', () => {
  it('reaches from the larger minimum to the smaller maximum', () => {
    expect(commonSupport(Float64Array.of(0.1, 0.6, 0.3, 0.9), Uint8Array.of(0, 0, 1, 1))).toEqual({
      kind: 'fitted',
      low: 0.3,
      high: 0.6,
    })
    expect(commonSupport(Float64Array.of(0.1, 0.2, 0.8, 0.9), Uint8Array.of(0, 0, 1, 1))).toEqual({
      kind: 'fitted',
      low: 0.8,
      high: 0.2,
    })
    expect(commonSupport(Float64Array.of(0.1), Uint8Array.of(1))).toEqual({
      kind: 'not-estimable',
      reason: 'one-arm',
    })
  })
})
