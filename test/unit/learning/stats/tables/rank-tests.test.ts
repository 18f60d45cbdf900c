import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  kruskalWallis,
  kruskalWallisInSteps,
} from '../../../../../electron/learning/stats/tables/kruskal-wallis.ts'
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
      { numRuns: runs(10, 60) },
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
      { numRuns: runs(10, 60) },
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
