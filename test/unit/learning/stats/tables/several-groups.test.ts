import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adjustedPValues,
  type Adjustment,
} from '../../../../../electron/learning/stats/tables/adjusted-p-values.ts'
import {
  analysisOfVariance,
  welchAnalysisOfVariance,
} from '../../../../../electron/learning/stats/tables/analysis-of-variance.ts'
import { kruskalWallis } from '../../../../../electron/learning/stats/tables/kruskal-wallis.ts'
import { pooledTest, welchTest } from '../../../../../electron/learning/stats/tables/mean-comparison.ts'
import { rankSumTest } from '../../../../../electron/learning/stats/tables/rank-sum.ts'
import { runs } from '../../../runs.ts'

const of = (...values: number[]) => Float64Array.from(values)
const values = (min: number, max: number) =>
  fc
    .array(fc.integer({ min: -6, max: 6 }), { minLength: min, maxLength: max })
    .map(list => Float64Array.from(list))
describe('several groups', () => {
  /** Half-time of mucociliary clearance in three groups (Hollander & Wolfe 1973, p. 116). */
  const clearance = [of(2.9, 3.0, 2.5, 2.6, 3.2), of(3.8, 2.7, 4.0, 2.4), of(2.8, 3.4, 3.7, 2.2, 2.0)]
  it('are ranked as Hollander & Wolfe rank them: H 0.771, p 0.68', () =>
    expect(kruskalWallis(clearance)).toMatchObject({
      H: expect.closeTo(0.77143, 5) as number,
      freedom: 2,
      p: expect.closeTo(0.68, 3) as number,
    }))
  it('are two samples where there are two: F is t squared, H is z squared', () =>
    fc.assert(
      fc.property(values(2, 10), values(2, 10), (x, y) => {
        const [pooled, welch, anova, robust] = [
          pooledTest(x, y),
          welchTest(x, y),
          analysisOfVariance([x, y]),
          welchAnalysisOfVariance([x, y]),
        ]
        if (pooled.kind === 'fitted' && anova.kind === 'fitted') expect(anova.F).toBeCloseTo(pooled.t ** 2, 8)
        if (welch.kind === 'fitted' && robust.kind === 'fitted') {
          expect(robust.F).toBeCloseTo(welch.t ** 2, 8)
          expect(robust.freedom2).toBeCloseTo(welch.freedom, 8)
        }
        const [ranked, wilcoxon] = [kruskalWallis([x, y]), rankSumTest(x, y)]
        if (ranked.kind === 'fitted' && wilcoxon.kind === 'fitted')
          expect(ranked.p).toBeCloseTo(wilcoxon.normalP!, 9)
      }),
    ))
  it('do not count groups that are empty, and say what cannot be told', () => {
    expect(kruskalWallis([...clearance, of()])).toEqual(kruskalWallis(clearance))
    expect(analysisOfVariance([...clearance, of()])).toEqual(analysisOfVariance(clearance))
    for (const test of [kruskalWallis, analysisOfVariance, welchAnalysisOfVariance]) {
      expect(test([])).toEqual({ kind: 'not-estimable', reason: 'too-few' })
      expect(test([of(1, 2)])).toEqual({ kind: 'not-estimable', reason: 'too-few' })
      expect(test([of(1, 1), of(1, 1)])).toEqual({ kind: 'not-estimable', reason: 'constant' })
      expect(() => test([of(1, Number.NaN), of(2, 3)])).toThrow(/group 1, row 2/u)
    }
    expect(analysisOfVariance([of(1), of(2)])).toEqual({ kind: 'not-estimable', reason: 'too-few' })
    expect(welchAnalysisOfVariance([of(1, 2), of(2)])).toEqual({ kind: 'not-estimable', reason: 'too-few' })
  })
})
describe('adjusted p values', () => {
  /** Neuhaus et al. 1992, as analysed by Benjamini & Hochberg 1995, section 4. */
  const published = of(
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.324,
    0.4262,
    0.5719,
    0.6528,
    0.759,
    1,
  )
  const kept = (adjustment: Adjustment) =>
    adjustedPValues(published, adjustment).filter(p => p <= 0.05).length
  it('keep four findings by Benjamini-Hochberg and three by Bonferroni and Hochberg, as published', () => {
    expect([kept('benjamini-hochberg'), kept('bonferroni'), kept('hochberg'), kept('holm')]).toEqual([
      4, 3, 3, 3,
    ])
  })
  it('are ordered: Bonferroni, Holm, Hochberg, Hommel, and Benjamini-Hochberg the smallest', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), list => {
        const p = Float64Array.from(list)
        const all = (['bonferroni', 'holm', 'hochberg', 'hommel', 'benjamini-hochberg'] as const).map(each =>
          adjustedPValues(p, each),
        )
        for (let k = 1; k < all.length; k++)
          all[k]!.forEach((value, row) => expect(value).toBeLessThanOrEqual(all[k - 1]![row]! + 1e-12))
        all.forEach(each =>
          each.forEach((value, row) => {
            expect(value).toBeGreaterThanOrEqual(p[row]! - 1e-12)
            expect(value).toBeLessThanOrEqual(1)
          }),
        )
      }),
    ))
  it('are what a closed test of all subsets by Simes gives, for Hommel', () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 7 }),
        list => {
          const simes = (subset: number[]) =>
            Math.min(
              ...subset.toSorted((one, other) => one - other).map((p, k) => (subset.length * p) / (k + 1)),
            )
          const expected = list.map((_, row) => {
            let most = 0
            for (let subset = 1; subset < 2 ** list.length; subset++)
              if ((subset >> row) & 1) most = Math.max(most, simes(list.filter((__, k) => (subset >> k) & 1)))
            return Math.min(1, most)
          })
          adjustedPValues(Float64Array.from(list), 'hommel').forEach((value, row) =>
            expect(value).toBeCloseTo(expected[row]!, 10),
          )
        },
      ),
      { numRuns: runs(10, 60) },
    ))
  it('are none of none, and refuse what is no probability', () => {
    expect(adjustedPValues(of(), 'hommel')).toEqual(of())
    expect(adjustedPValues(of(0.04), 'benjamini-yekutieli')).toEqual(of(0.04))
    expect(() => adjustedPValues(of(0.1, 1.1), 'holm')).toThrow(/row 2/u)
    expect(() => adjustedPValues(of(Number.NaN), 'holm')).toThrow(/row 1/u)
  })
})
