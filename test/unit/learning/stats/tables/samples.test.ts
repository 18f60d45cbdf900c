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
import { deviationBias } from '../../../../../electron/learning/stats/tables/deviation-bias.ts'
import {
  kruskalWallis,
  kruskalWallisInSteps,
} from '../../../../../electron/learning/stats/tables/kruskal-wallis.ts'
import {
  pairedTest,
  pooledTest,
  standardisedMeanDifference,
  varianceRatioTest,
  welchTest,
} from '../../../../../electron/learning/stats/tables/mean-comparison.ts'
import {
  hodgesLehmannShift,
  hodgesLehmannShiftInSteps,
  rankSumTest,
  rankSumTestInSteps,
} from '../../../../../electron/learning/stats/tables/rank-sum.ts'
import {
  hodgesLehmannPaired,
  hodgesLehmannPairedInSteps,
  signedRankTest,
  signedRankTestInSteps,
} from '../../../../../electron/learning/stats/tables/signed-rank.ts'
import { spearman, spearmanInSteps } from '../../../../../electron/learning/stats/tables/spearman.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { expectSteps } from '../foundations/stepwise.ts'
import { runs } from '../../../runs.ts'

const of = (...values: number[]) => Float64Array.from(values)
const values = (min: number, max: number) =>
  fc
    .array(fc.integer({ min: -6, max: 6 }), { minLength: min, maxLength: max })
    .map(list => Float64Array.from(list))

/** Extra sleep with two drugs (Cushny & Peebles 1905; Student 1908, Biometrika 6:1). */
const [dextro, laevo] = [
  of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2),
  of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4),
]

describe('comparing means', () => {
  it("is Student's own comparison of two sleeping drugs, paired", () => {
    expect(pairedTest(dextro, laevo)).toMatchObject({
      estimate: expect.closeTo(-1.58, 12) as number,
      t: expect.closeTo(-4.0621, 4) as number,
      freedom: 9,
      p: expect.closeTo(0.00283289, 8) as number,
    })
  })
  it("is Welch's for two groups (R: t -1.8608, 17.776 degrees, p 0.07939)", () => {
    expect(welchTest(dextro, laevo)).toMatchObject({
      t: expect.closeTo(-1.8608, 4) as number,
      freedom: expect.closeTo(17.776, 3) as number,
      p: expect.closeTo(0.07939, 5) as number,
      lower: expect.closeTo(-3.3654832, 6) as number,
    })
  })
  it('changes its sign with the groups, not with the origin', () =>
    fc.assert(
      fc.property(values(2, 12), values(2, 12), fc.integer({ min: -9, max: 9 }), (x, y, shift) => {
        for (const test of [welchTest, pooledTest]) {
          const [here, there, moved] = [
            test(x, y),
            test(y, x),
            test(
              x.map(v => v + shift),
              y.map(v => v + shift),
            ),
          ]
          if (here.kind !== 'fitted' || there.kind !== 'fitted' || moved.kind !== 'fitted') continue
          expect(there.t).toBeCloseTo(-here.t, 9)
          expect(there.lower).toBeCloseTo(-here.upper, 9)
          expect(moved.p).toBeCloseTo(here.p, 9)
          expect(here.p < 0.05).toBe(here.lower > 0 || here.upper < 0)
        }
      }),
    ))
  it('is the same whether variances are pooled or not, for equal groups of equal variance', () => {
    const [x, y] = [of(1, 2, 3, 4), of(3, 4, 5, 6)]
    const [welch, pooled] = [welchTest(x, y), pooledTest(x, y)]
    if (welch.kind !== 'fitted' || pooled.kind !== 'fitted') throw new Error('not fitted')
    expect(welch.t).toBeCloseTo(pooled.t, 12)
    expect(welch.freedom).toBeCloseTo(6, 12)
    expect(standardisedMeanDifference(x, y)).toMatchObject({
      cohensD: expect.closeTo(-2 / Math.sqrt(5 / 3), 12) as number,
    })
    expect(varianceRatioTest(x, y)).toMatchObject({ ratio: 1, p: expect.closeTo(1, 12) as number })
  })
  it('takes the bias off as Hedges 1981 tabulates it (0.9490 for 15 degrees, 0.5642 for 2)', () => {
    const factor = (x: Float64Array, y: Float64Array) => {
      const result = standardisedMeanDifference(x, y)
      return result.kind === 'fitted' ? result.hedgesG / result.cohensD : Number.NaN
    }
    expect(factor(of(1, 2, 3, 4, 5, 6, 7, 8), of(2, 3, 4, 5, 6, 7, 8, 9, 1))).toBeCloseTo(0.949, 4)
    expect(factor(of(1, 2), of(2, 4))).toBeCloseTo(0.5642, 4)
  })
  it('says where there is too little or nothing that varies', () => {
    for (const test of [welchTest, pooledTest, varianceRatioTest, standardisedMeanDifference]) {
      expect(test(of(), of(1, 2))).toEqual({ kind: 'not-estimable', reason: 'too-few' })
      expect(test(of(1), of(1, 2))).toEqual({ kind: 'not-estimable', reason: 'too-few' })
      expect(test(of(3, 3), of(1, 1))).toEqual({ kind: 'not-estimable', reason: 'constant' })
      expect(() => test(of(1, Number.NaN), of(1, 2))).toThrow(/x, row 2/u)
    }
    expect(varianceRatioTest(of(1, 2), of(1, 1))).toEqual({ kind: 'not-estimable', reason: 'constant' })
    expect(pairedTest(of(1, 2, 3), of(2, 3, 4))).toEqual({ kind: 'not-estimable', reason: 'constant' })
    expect(pairedTest(of(1), of(2))).toEqual({ kind: 'not-estimable', reason: 'too-few' })
    expect(() => pairedTest(of(1, 2), of(1))).toThrow(RangeError)
  })
})

/** All ways to choose `count` of the positions 0 .. size - 1. */
function* choices(size: number, count: number, from = 0): Generator<number[]> {
  if (count === 0) yield []
  else
    for (let first = from; first <= size - count; first++)
      for (const rest of choices(size, count - 1, first + 1)) yield [first, ...rest]
}

const meanRanks = (list: readonly number[]) =>
  list.map(
    value => (list.filter(each => each < value).length + 1 + list.filter(each => each <= value).length) / 2,
  )

describe('rank tests', () => {
  it("are those of Hollander & Wolfe 1973: depression before and after, and a membrane's permeability", () => {
    const [before, after] = [
      of(1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3),
      of(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29),
    ]
    expect(signedRankTest(before, after)).toMatchObject({
      statistic: 40,
      exactP: expect.closeTo(0.0390625, 12) as number,
      ties: false,
    })
    const [term, early] = [
      of(0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
      of(1.15, 0.88, 0.9, 0.74, 1.21),
    ]
    expect(rankSumTest(term, early)).toMatchObject({
      statistic: 35,
      exactP: expect.closeTo(2 * 0.1272, 3) as number,
    })
    expect(hodgesLehmannShift(term, early)).toMatchObject({
      estimate: expect.closeTo(0.305, 12) as number,
      limits: 'exact',
    })
  })
  it('are exact with ties: the share of all choices that are as far from the mean', () =>
    fc.assert(
      fc.property(values(1, 6), values(1, 5), (x, y) => {
        const ranking = meanRanks([...x, ...y])
        const mean = (x.length * (x.length + y.length + 1)) / 2
        const seen = Math.abs(ranking.slice(0, x.length).reduce((sum, rank) => sum + rank, 0) - mean)
        const all = [...choices(ranking.length, x.length)].map(chosen =>
          Math.abs(chosen.reduce((sum, place) => sum + ranking[place]!, 0) - mean),
        )
        const result = rankSumTest(x, y)
        expect(result.kind === 'fitted' && result.exactP).toBeCloseTo(
          all.filter(each => each >= seen - 1e-9).length / all.length,
          12,
        )
      }),
      { numRuns: runs(15, 60) },
    ))
  it('are exact with ties for pairs: the share of all signs', () =>
    fc.assert(
      fc.property(values(1, 9), differences => {
        const kept = [...differences].filter(each => each !== 0)
        const result = signedRankTest(differences, new Float64Array(differences.length))
        if (kept.length === 0) {
          expect(result).toEqual({ kind: 'not-estimable', reason: 'too-few' })
          return
        }
        const ranking = meanRanks(kept.map(Math.abs))
        const half = (kept.length * (kept.length + 1)) / 4
        const seen = Math.abs(kept.reduce((sum, each, k) => sum + (each > 0 ? ranking[k]! : 0), 0) - half)
        let far = 0
        for (let signs = 0; signs < 2 ** kept.length; signs++)
          if (
            Math.abs(ranking.reduce((sum, rank, k) => sum + ((signs >> k) & 1) * rank, 0) - half) >=
            seen - 1e-9
          )
            far++
        expect(result.kind === 'fitted' && result.exactP).toBeCloseTo(far / 2 ** kept.length, 12)
      }),
      { numRuns: runs(15, 60) },
    ))
  it('tell how often x is above y', () =>
    fc.assert(
      fc.property(values(1, 12), values(1, 12), (x, y) => {
        let above = 0
        for (const a of x) for (const b of y) above += (1 + Math.sign(a - b)) / 2
        expect(rankSumTest(x, y).probabilityAbove).toBeCloseTo(above / x.length / y.length, 12)
      }),
    ))
  it('find the middle difference without listing all, whatever the ties', () =>
    fc.assert(
      fc.property(values(1, 30), values(1, 30), (x, y) => {
        const median = (list: number[]) => {
          list.sort((one, other) => one - other)
          return (list[Math.floor((list.length - 1) / 2)]! + list[Math.floor(list.length / 2)]!) / 2
        }
        expect(hodgesLehmannShift(x, y)).toMatchObject({
          estimate: median([...x].flatMap(a => [...y].map(b => a - b))),
        })
        const averages = [...x].flatMap((a, i) => [...x.subarray(i)].map(b => (a + b) / 2))
        expect(hodgesLehmannPaired(x, new Float64Array(x.length))).toMatchObject({
          estimate: median(averages),
        })
      }),
    ))
  it('have limits that do not hold what the exact test rejects', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 8, maxLength: 20 }),
        list => {
          const [x, y] = [
            Float64Array.from(list.slice(0, list.length / 2)),
            Float64Array.from(list.slice(list.length / 2)),
          ]
          const [test, shift] = [rankSumTest(x, y), hodgesLehmannShift(x, y)]
          if (test.kind !== 'fitted' || shift.kind !== 'fitted') throw new Error('not fitted')
          if (test.exactP! > 0.05) {
            expect(shift.lower).toBeLessThanOrEqual(0)
            expect(shift.upper).toBeGreaterThanOrEqual(0)
          } else expect(shift.lower > 0 || shift.upper < 0).toBe(true)
        },
      ),
    ))
  it('leave exactness where it would take too long, and stay quick', () => {
    const x = Float64Array.from({ length: 20_000 }, (_, k) => (k * 7919) % 20_011)
    const y = x.map(value => value + 100.5)
    expect(rankSumTest(x, y)).toMatchObject({ exactP: null, normalP: expect.any(Number) as number })
    expect(hodgesLehmannShift(x, y)).toMatchObject({
      estimate: expect.closeTo(-100.5, 0) as number,
      limits: 'normal',
    })
  })
  it('say where nothing varies', () => {
    expect(rankSumTest(of(2, 2), of(2))).toMatchObject({
      normalP: null,
      correctedP: null,
      exactP: 1,
      probabilityAbove: 0.5,
    })
    expect(rankSumTest(of(), of(2))).toEqual({ kind: 'not-estimable', reason: 'too-few' })
    expect(hodgesLehmannShift(of(1), of())).toEqual({ kind: 'not-estimable', reason: 'too-few' })
    expect(hodgesLehmannPaired(of(), of())).toEqual({ kind: 'not-estimable', reason: 'too-few' })
    expect(() => rankSumTest(of(Infinity), of(1))).toThrow(/x, row 1/u)
    expect(() => signedRankTest(of(1), of(1, 2))).toThrow(RangeError)
    expect(() => hodgesLehmannShift(of(1), of(1), 2)).toThrow(RangeError)
  })
})

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

describe('rank correlation', () => {
  it('is 1 - 6 sum of d^2 / (n^3 - n) without ties, whatever rising change of scale', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 8, maxLength: 8 }), order => {
        const x = of(1, 2, 3, 4, 5, 6, 7, 8)
        const y = Float64Array.from(order)
        const squares = order.reduce((sum, rank, k) => sum + (rank - k - 1) ** 2, 0)
        const result = spearman(x, y)
        expect(result.kind === 'fitted' && result.rho).toBeCloseTo(1 - (6 * squares) / (512 - 8), 12)
        expect(spearman(x, y.map(Math.exp))).toEqual(result)
      }),
    ))
  it('is certain for perfect order and not estimable for one value', () => {
    expect(spearman(of(1, 2, 3), of(4, 5, 9))).toEqual({ kind: 'fitted', rho: 1, p: 0 })
    expect(spearman(of(1, 2), of(5, 4))).toEqual({ kind: 'fitted', rho: -1, p: null })
    expect(spearman(of(1, 2, 3), of(4, 4, 4))).toEqual({ kind: 'not-estimable', reason: 'constant' })
    expect(spearman(of(1), of(4))).toEqual({ kind: 'not-estimable', reason: 'too-few' })
    expect(() => spearman(of(1, 2), of(4))).toThrow(RangeError)
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
      { numRuns: runs(15, 60) },
    ))
  it('are none of none, and refuse what is no probability', () => {
    expect(adjustedPValues(of(), 'hommel')).toEqual(of())
    expect(adjustedPValues(of(0.04), 'benjamini-yekutieli')).toEqual(of(0.04))
    expect(() => adjustedPValues(of(0.1, 1.1), 'holm')).toThrow(/row 2/u)
    expect(() => adjustedPValues(of(Number.NaN), 'holm')).toThrow(/row 1/u)
  })
})

describe('c4', () => {
  it.each([
    [2, 0.7979],
    [3, 0.8862],
    [4, 0.9213],
    [5, 0.94],
    [10, 0.9727],
    [25, 0.9896],
  ])("of %i is Montgomery's %f", (size, published) => expect(deviationBias(size)).toBeCloseTo(published, 4))
  it('is the same from either formula where they meet, and comes near 1', () => {
    // c4(n) c4(n + 1) = sqrt((n - 1) / n), from the recursion of the gamma function.
    for (const size of [2, 50, 98, 99, 100, 101, 10_000, 1e7])
      expect(deviationBias(size) * deviationBias(size + 1)).toBeCloseTo(Math.sqrt((size - 1) / size), 12)
    expect(() => deviationBias(1)).toThrow(RangeError)
  })
})

describe('tests by ranks in steps', () => {
  const random = createRandom(8)
  const normals = (size: number) => Float64Array.from({ length: size }, () => random.normal())
  it.each([
    ['few, with exact distributions', 40],
    ['many', 9_000],
  ])('are those at once: %s', async (_, size) => {
    const [x, y] = [normals(size), normals(size)]
    await expectSteps(() => rankSumTestInSteps(x, y), rankSumTest(x, y))
    await expectSteps(() => hodgesLehmannShiftInSteps(x, y), hodgesLehmannShift(x, y))
    await expectSteps(() => signedRankTestInSteps(x, y), signedRankTest(x, y))
    await expectSteps(() => hodgesLehmannPairedInSteps(x, y), hodgesLehmannPaired(x, y))
    await expectSteps(() => spearmanInSteps(x, y), spearman(x, y))
    await expectSteps(() => kruskalWallisInSteps([x, y]), kruskalWallis([x, y]))
  })
})
