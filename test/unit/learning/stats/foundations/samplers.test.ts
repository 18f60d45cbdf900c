import { describe, expect, it } from 'vitest'
import { betaCdf } from '../../../../../electron/learning/stats/foundations/beta-distribution.ts'
import { binomialPmf } from '../../../../../electron/learning/stats/foundations/binomial.ts'
import { chiSquareCdf } from '../../../../../electron/learning/stats/foundations/chi-square.ts'
import { gammaCdf } from '../../../../../electron/learning/stats/foundations/gamma-distribution.ts'
import { poissonPmf } from '../../../../../electron/learning/stats/foundations/poisson.ts'
import {
  drawBeta,
  drawBinomial,
  drawGamma,
  drawPermutation,
  drawPoisson,
  drawWithoutReplacement,
  drawWithReplacement,
} from '../../../../../electron/learning/stats/foundations/samplers.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { runs } from '../../../runs.ts'

/**
 * p of Pearson's chi-square of what was drawn against the probabilities of 0, 1, 2, ...; cells of fewer than
 * 10 expected are joined.
 */
function fits(draw: () => number, probability: (k: number) => number, draws = runs(5_000, 40_000)): number {
  const counts: number[] = []
  for (let i = 0; i < draws; i++) {
    const k = draw()
    counts[k] = (counts[k] ?? 0) + 1
  }
  let [statistic, cells, seen, expected, left] = [0, 0, 0, 0, draws]
  for (let k = 0; left > 10; k++) {
    seen += counts[k] ?? 0
    expected += draws * probability(k)
    left -= draws * probability(k)
    if (expected < 10) continue
    statistic += (seen - expected) ** 2 / expected
    cells++
    seen = expected = 0
  }
  return chiSquareCdf(statistic, cells - 1, true)
}

describe('random numbers have their distribution', () => {
  // Seeds are fixed: a p below 1e-4 does not happen by chance from run to run.
  it.each([
    [5, 0.3],
    [50, 0.19],
    [50, 0.21],
    [100, 0.5],
    [400, 0.97],
    [3_000, 0.2],
  ])('binomial %s, %s', (n, p) => {
    const random = createRandom(1)
    expect(
      fits(
        () => drawBinomial(random, n, p),
        k => binomialPmf(k, n, p),
      ),
    ).toBeGreaterThan(1e-4)
  })
  it.each([[0.3], [9.99], [10], [35], [700]])('Poisson %s', mean => {
    const random = createRandom(2)
    expect(
      fits(
        () => drawPoisson(random, mean),
        k => poissonPmf(k, mean),
      ),
    ).toBeGreaterThan(1e-4)
  })
  it.each([[0.02], [0.5], [1], [3.7], [250]])('gamma %s', shape => {
    const random = createRandom(3)
    expect(
      fits(
        () => Math.min(49, Math.floor(50 * gammaCdf(drawGamma(random, shape), shape))),
        k => (k < 50 ? 0.02 : 0),
      ),
    ).toBeGreaterThan(1e-4)
  })
  it.each([
    [0.05, 0.1],
    [1, 1],
    [3, 0.5],
    [70, 40],
  ])('beta %s, %s', (a, b) => {
    const random = createRandom(4)
    expect(
      fits(
        () => Math.min(49, Math.floor(50 * betaCdf(drawBeta(random, a, b), a, b))),
        k => (k < 50 ? 0.02 : 0),
      ),
    ).toBeGreaterThan(1e-4)
  })
  it('the smallest beta shapes end at 0 or 1, never as no number', () => {
    const random = createRandom(5)
    for (let i = 0; i < 2_000; i++) expect(drawBeta(random, 1e-3, 1e-3)).toBeGreaterThanOrEqual(0)
  })
  it('every permutation comes as often', () => {
    const random = createRandom(6)
    expect(
      fits(
        () => {
          const [a, b, c] = drawPermutation(random, 3)
          return a! * 2 + (b! > c! ? 1 : 0)
        },
        k => (k < 6 ? 1 / 6 : 0),
      ),
    ).toBeGreaterThan(1e-4)
  })
  it('every pair comes as often, of few and of many', () => {
    const random = createRandom(7)
    expect(
      fits(
        () => {
          const [a, b] = drawWithoutReplacement(random, 5, 2)
          return a! * 5 + b!
        },
        k => (k < 25 && k % 6 !== 0 ? 1 / 20 : 0),
      ),
    ).toBeGreaterThan(1e-4)
    // Both of one score of numbers, or of two.
    const pairs = 200 * 199
    const chanceOf = (k: number) => (k % 11 === 0 ? (20 * 19) / pairs : 400 / pairs)
    expect(
      fits(
        () => {
          const [a, b] = drawWithoutReplacement(random, 200, 2)
          return Math.floor(a! / 20) * 10 + Math.floor(b! / 20)
        },
        k => (k < 100 ? chanceOf(k) : 0),
      ),
    ).toBeGreaterThan(1e-4)
  })
})

describe('draws', () => {
  it('hold each number once without replacement, and any number with', () => {
    const random = createRandom(8)
    for (const [n, count] of [
      [10, 10],
      [1_000, 5],
      [10_000, 400],
      [0, 0],
      [5, 0],
    ] as const) {
      const drawn = drawWithoutReplacement(random, n, count)
      expect(new Set(drawn).size).toBe(count)
      expect(drawn.every(each => each < n)).toBe(true)
    }
    expect([...drawPermutation(random, 50)].sort((one, other) => one - other)).toEqual(
      Array.from({ length: 50 }, (_, k) => k),
    )
    const many = drawWithReplacement(random, 1_000)
    expect(many).toHaveLength(1_000)
    expect(many.every(each => each < 1_000)).toBe(true)
    expect(Math.abs(new Set(many).size - 632)).toBeLessThan(60) // 1 - 1/e of all
    expect(drawWithReplacement(random, 3, 7)).toHaveLength(7)
  })
  it('repeat for a seed', () => {
    const all = (seed: number) => {
      const random = createRandom(seed)
      return [
        drawGamma(random, 2),
        drawBeta(random, 2, 3),
        drawPoisson(random, 30),
        drawBinomial(random, 90, 0.4),
        ...drawPermutation(random, 9),
      ]
    }
    expect(all(9)).toEqual(all(9))
    expect(all(9)).not.toEqual(all(10))
  })
  it('are certain where there is nothing to choose', () => {
    const random = createRandom(11)
    expect([
      drawPoisson(random, 0),
      drawBinomial(random, 0, 0.5),
      drawBinomial(random, 7, 0),
      drawBinomial(random, 7, 1),
    ]).toEqual([0, 0, 0, 7])
  })
  it('refuse parameters outside their range', () => {
    const random = createRandom(12)
    for (const bad of [0, -1, NaN, Infinity]) {
      expect(() => drawGamma(random, bad)).toThrow(RangeError)
      expect(() => drawBeta(random, bad, 1)).toThrow(RangeError)
      expect(() => drawBeta(random, 1, bad)).toThrow(RangeError)
    }
    for (const bad of [-1, NaN, Infinity]) expect(() => drawPoisson(random, bad)).toThrow(RangeError)
    for (const [n, p] of [
      [-1, 0.5],
      [1.5, 0.5],
      [3, 1.1],
      [3, NaN],
    ] as const)
      expect(() => drawBinomial(random, n, p)).toThrow(RangeError)
    expect(() => drawWithoutReplacement(random, 3, 4)).toThrow(RangeError)
    expect(() => drawWithoutReplacement(random, -1, 0)).toThrow(RangeError)
    expect(() => drawWithReplacement(random, 0, 1)).toThrow(RangeError)
    expect(() => drawPermutation(random, 2.5)).toThrow(RangeError)
  })
})
