import { describe, expect, it } from 'vitest'
import { boostTrees } from '../../../../../electron/learning/stats/causal/boosted-trees.ts'
import { fitFlexible } from '../../../../../electron/learning/stats/causal/flexible-model.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

const random = createRandom(4)
const people = 300
const draws = (draw: (i: number) => number) => Float64Array.from({ length: people }, (_, i) => draw(i))
const columnsOf = () => [draws(() => 4 * random.uniform() - 2), draws(() => random.normal())]
const [learning, fresh] = [columnsOf(), columnsOf()]
const errorOf = (predicted: Float64Array, truth: Float64Array) =>
  predicted.reduce((sum, value, i) => sum + (value - truth[i]!) ** 2, 0) / people
const flexible = (family: 'gaussian' | 'binomial', outcome: Float64Array, columns = learning, of = fresh) =>
  atOnce(atOnce(fitFlexible(family, outcome, columns))(of, of[0]!.length))
const trees = (family: 'gaussian' | 'binomial', outcome: Float64Array) =>
  atOnce(atOnce(boostTrees(family, outcome, learning)).predict(fresh, people))

describe('a flexible regression', () => {
  const smooth = ([x, w]: readonly Float64Array[]) => x!.map((value, i) => Math.exp(value) + 2 * w![i]!)
  const outcome = smooth(learning).map(value => value + 0.5 * random.normal())

  it('predicts a smooth function better than trees alone, and a product of jumps nearly as well', () => {
    expect(errorOf(flexible('gaussian', outcome), smooth(fresh))).toBeLessThan(
      0.8 * errorOf(trees('gaussian', outcome), smooth(fresh)),
    )
    const jump = ([x, w]: readonly Float64Array[]) =>
      x!.map((value, i) => (value > 0.3 && w![i]! > 0 ? 3 : 0))
    const jumping = jump(learning).map(value => value + 0.5 * random.normal())
    expect(errorOf(flexible('gaussian', jumping), jump(fresh))).toBeLessThan(
      1.2 * errorOf(trees('gaussian', jumping), jump(fresh)),
    )
  })
  it('predicts risks that rise smoothly better than trees alone, always between 0 and 1', () => {
    const risks = ([x, w]: readonly Float64Array[]) =>
      x!.map((value, i) => 1 / (1 + Math.exp(1 - value - w![i]!)))
    const events = risks(learning).map(risk => Number(random.uniform() < risk))
    const found = flexible('binomial', events)
    expect(errorOf(found, risks(fresh))).toBeLessThan(errorOf(trees('binomial', events), risks(fresh)))
    for (const value of found) {
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThan(1)
    }
  })
  it('goes with unit and zero of the outcome, up to values whose squares are no numbers', () => {
    const own = flexible('gaussian', outcome)
    for (const [unit, zero] of [
      [8, -3],
      [1e-200, 0],
      [1e200, 0],
    ] as const)
      flexible(
        'gaussian',
        outcome.map(y => zero + unit * y),
      ).forEach((value, i) => expect((value - zero) / unit).toBeCloseTo(own[i]!, 6))
  })
  it('gives a constant outcome back, and one person; no events are a small risk', () => {
    for (const value of flexible(
      'gaussian',
      draws(() => 7),
    ))
      expect(value).toBeCloseTo(7, 12)
    expect(flexible('gaussian', Float64Array.of(4), [Float64Array.of(1)], [Float64Array.of(9)])).toEqual(
      Float64Array.of(4),
    )
    for (const risk of flexible('binomial', new Float64Array(people))) {
      expect(risk).toBeGreaterThan(0)
      expect(risk).toBeLessThan(0.01)
    }
  })
  it('refuses no rows and what is no number', () => {
    expect(() => flexible('gaussian', new Float64Array(), [], [new Float64Array()])).toThrow(
      /fitFlexible: there are no rows/u,
    )
    expect(() => flexible('binomial', new Float64Array(), [], [new Float64Array()])).toThrow(RangeError)
    expect(() =>
      flexible(
        'gaussian',
        outcome.map(() => NaN),
      ),
    ).toThrow(RangeError)
  })
})
