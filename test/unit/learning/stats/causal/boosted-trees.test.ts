import { describe, expect, it } from 'vitest'
import { boostTrees } from '../../../../../electron/learning/stats/causal/boosted-trees.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

type Family = Parameters<typeof boostTrees>[0]
const draws = (people: number, draw: (i: number) => number) =>
  Float64Array.from({ length: people }, (_, i) => draw(i))
const boost = (family: Family, outcome: Float64Array, columns: readonly Float64Array[]) => {
  const model = atOnce(boostTrees(family, outcome, columns))
  return { trees: model.trees, at: (of: readonly Float64Array[]) => atOnce(model.predict(of, of[0]!.length)) }
}
const squared = (one: Float64Array, other: Float64Array) =>
  one.reduce((sum, value, i) => sum + (value - other[i]!) ** 2, 0) / one.length
const expit = (eta: number) => 1 / (1 + Math.exp(-eta))

describe('boosted trees', () => {
  const random = createRandom(1)
  const columnsOf = (people: number) => [
    draws(people, () => 4 * random.uniform() - 2),
    draws(people, () => random.normal()),
    draws(people, () => random.integer(2)),
  ]
  const [learning, fresh] = [columnsOf(600), columnsOf(600)]
  const functions: Record<string, (x: number, w: number, z: number) => number> = {
    step: x => (x > 0.5 ? 3 : 0),
    bend: x => 3 * Math.max(0, x),
    square: x => x * x,
    product: (x, _, z) => 2 * x * z,
  }
  const applied = (of: (typeof functions)[string], [x, w, z]: readonly Float64Array[]) =>
    x!.map((value, i) => of(value, w![i]!, z![i]!))

  it.each(Object.entries(functions))(
    'find a %s: less than a tenth of its variance is left in people not seen',
    (_, of) => {
      const truth = applied(of, fresh)
      const { at } = boost(
        'gaussian',
        applied(of, learning).map(value => value + 0.3 * random.normal()),
        learning,
      )
      const constant = truth.map(() => truth.reduce((sum, value) => sum + value, 0) / truth.length)
      expect(squared(at(fresh), truth)).toBeLessThan(0.1 * squared(constant, truth))
    },
  )
  it('find few trees or none in noise, and stay near the mean', () => {
    const { trees, at } = boost(
      'gaussian',
      draws(600, () => random.normal()),
      learning,
    )
    expect(trees).toBeLessThan(30)
    expect(squared(at(fresh), new Float64Array(600))).toBeLessThan(0.05)
  })
  it('predict risks better than the common risk, nearly as well as the truth', () => {
    const risks = (columns: readonly Float64Array[]) =>
      columns[0]!.map((x, i) => expit(x * x - 1 + columns[1]![i]!))
    const outcome = risks(learning).map(risk => Number(random.uniform() < risk))
    const events = risks(fresh).map(risk => Number(random.uniform() < risk))
    const lossOf = (risk: Float64Array) =>
      -risk.reduce((sum, p, i) => sum + Math.log(events[i]! ? p : 1 - p), 0) / 600
    const share = events.reduce((sum, y) => sum + y, 0) / 600
    const [truth, found, constant] = [
      risks(fresh),
      boost('binomial', outcome, learning).at(fresh),
      risks(fresh).map(() => share),
    ].map(lossOf)
    expect(found).toBeLessThan(truth! + 0.4 * (constant! - truth!))
    expect(found).toBeGreaterThan(truth!)
  })
  it('go with the outcome when its unit or zero changes, with rising transformations of columns not at all', () => {
    const outcome = applied(functions['square']!, learning)
    const own = boost('gaussian', outcome, learning).at(fresh)
    boost(
      'gaussian',
      outcome.map(y => 1024 * y - 512),
      learning,
    )
      .at(fresh)
      .forEach((value, i) => expect((value + 512) / 1024).toBeCloseTo(own[i]!, 8))
    const small = outcome.map(y => 1e-9 * y)
    boost('gaussian', small, learning)
      .at(fresh)
      .forEach((value, i) => expect(value * 1e9).toBeCloseTo(own[i]!, 8))
    const [x, w, z] = learning
    const curved = boost('gaussian', outcome, [x!, w!, z!.map(value => 5 - 3 * value)])
    curved
      .at([fresh[0]!, fresh[1]!, fresh[2]!.map(value => 5 - 3 * value)])
      .forEach((value, i) => expect(value).toBeCloseTo(own[i]!, 8))
  })
  it('give the same twice', () => {
    const outcome = applied(functions['bend']!, learning)
    expect(boost('gaussian', outcome, learning).at(fresh)).toEqual(
      boost('gaussian', outcome, learning).at(fresh),
    )
  })
  it('are none for a constant outcome, one row, constant columns, and outcomes whose squares are no numbers', () => {
    const [x] = learning
    expect(
      boost(
        'gaussian',
        draws(600, () => 7),
        [x!],
      ),
    ).toMatchObject({ trees: 0 })
    expect(
      boost(
        'gaussian',
        draws(600, () => 7),
        [x!],
      ).at([x!.slice(0, 2)]),
    ).toEqual(Float64Array.of(7, 7))
    expect(boost('gaussian', Float64Array.of(4), [Float64Array.of(1)]).at([Float64Array.of(9)])).toEqual(
      Float64Array.of(4),
    )
    expect(boost('binomial', Float64Array.of(0, 1, 0), [Float64Array.of(1, 1, 1)]).trees).toBe(0)
    const huge = x!.map(value => 1e200 * value)
    for (const value of boost('gaussian', huge, [x!]).at([x!])) expect(Number.isFinite(value)).toBe(true)
  })
  it('keep risks between 0 and 1 when a column tells them apart, and when there are no events', () => {
    const [x] = learning
    const told = boost(
      'binomial',
      x!.map(value => Number(value > 0)),
      [x!],
    ).at([x!])
    told.forEach((risk, i) => {
      expect(risk).toBeGreaterThan(0)
      expect(risk).toBeLessThan(1)
      if (Math.abs(x![i]!) > 0.1) expect(risk > 0.5).toBe(x![i]! > 0)
    })
    for (const risk of boost('binomial', new Float64Array(600), [x!]).at([x!])) {
      expect(risk).toBeGreaterThan(0)
      expect(risk).toBeLessThan(0.01)
    }
  })
  it('refuse no rows, columns of another length, what is no number, and risks beyond 1', () => {
    const one = Float64Array.of(1, 0)
    expect(() => boost('gaussian', new Float64Array(), [])).toThrow(/boostTrees: there are no rows/u)
    expect(() => boost('gaussian', one, [Float64Array.of(1)])).toThrow(/boostTrees: column 1/u)
    expect(() => boost('gaussian', Float64Array.of(1, NaN), [one])).toThrow(/boostTrees: outcome, row 2/u)
    expect(() => boost('gaussian', one, [Float64Array.of(1, Infinity)])).toThrow(
      /boostTrees: column 1, row 2/u,
    )
    expect(() => boost('binomial', Float64Array.of(1, 2), [one])).toThrow(/boostTrees: outcome, row 2/u)
  })
})
