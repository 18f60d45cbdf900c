import { describe, expect, it } from 'vitest'
import { fitAdditive } from '../../../../../electron/learning/stats/causal/additive-ridge.ts'
import {
  fitOutcomeModel,
  predictOutcome,
} from '../../../../../electron/learning/stats/causal/outcome-model.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { fitted } from './small-study.ts'

const random = createRandom(3)
const draws = (people: number, draw: (i: number) => number) =>
  Float64Array.from({ length: people }, (_, i) => draw(i))
const predictions = (
  outcome: Float64Array,
  columns: readonly Float64Array[],
  of = columns,
  penalties?: readonly number[],
) => atOnce(atOnce(fitAdditive(outcome, columns, penalties)).predict(of, of[0]!.length))
const near = (one: Float64Array, other: Float64Array, digits: number) =>
  one.forEach((value, i) => expect(value).toBeCloseTo(other[i]!, digits))

const people = 200
const [x, z] = [draws(people, () => random.normal()), draws(people, () => random.integer(2))]
const outcome = x.map((value, i) => Math.exp(value) + z[i]! + random.normal())
const quartiles = [0.25, 0.5, 0.75].map(p => {
  const sorted = x.slice().sort()
  const at = (people - 1) * p
  return sorted[Math.floor(at)]! + (at % 1) * (sorted[Math.ceil(at)]! - sorted[Math.floor(at)]!)
})
const terms = [x, ...quartiles.map(knot => x.map(value => Math.max(0, value - knot))), z]

/** Solves A b = y by elimination with pivots. */
function eliminate(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, r) => [...row, right[r]!])
  rows.forEach((_, k) => {
    const pivot = rows.findIndex(
      (row, r) => r >= k && Math.abs(row[k]!) === Math.max(...rows.slice(k).map(each => Math.abs(each[k]!))),
    )
    ;[rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!]
    rows.forEach((row, r) => {
      if (r !== k) {
        const share = row[k]! / rows[k]![k]!
        row.forEach((_, c) => {
          row[c]! -= share * rows[k]![c]!
        })
      }
    })
  })
  return rows.map((row, k) => row.at(-1)! / row[k]!)
}

describe('additive regression', () => {
  it('is least squares on lines and bends when there is no penalty', () => {
    const design = [draws(people, () => 1), ...terms]
    near(
      predictions(outcome, [x, z], [x, z], [0]),
      predictOutcome(fitted(fitOutcomeModel('gaussian', outcome, design)), design).mean,
      8,
    )
  })
  it('solves the penalised normal equations', () => {
    const penalty = 0.1
    const standard = [
      draws(people, () => 1),
      ...terms.map(term => {
        const centre = term.reduce((sum, value) => sum + value, 0) / people
        const deviation = Math.sqrt(
          term.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (people - 1),
        )
        return term.map(value => (value - centre) / deviation)
      }),
    ]
    const dot = (one: Float64Array, other: Float64Array) =>
      one.reduce((sum, value, i) => sum + value * other[i]!, 0)
    const coefficients = eliminate(
      standard.map((one, r) =>
        standard.map((other, c) => dot(one, other) + (r === c && r > 0 ? penalty * people : 0)),
      ),
      standard.map(one => dot(one, outcome)),
    )
    near(
      predictions(outcome, [x, z], [x, z], [penalty]),
      draws(people, i => coefficients.reduce((sum, b, c) => sum + b * standard[c]![i]!, 0)),
      9,
    )
  })
  it('finds sums of bends in people not seen, and stays near the mean of noise', () => {
    const bend = (value: number) => 2 * Math.max(0, value - 0.5) - value
    const fresh = [draws(people, () => 2 * random.uniform() - 1), draws(people, () => random.integer(2))]
    near(
      predictions(
        x.map((value, i) => bend(value) + z[i]!),
        [x, z],
        fresh,
      ),
      fresh[0]!.map((value, i) => bend(value) + fresh[1]![i]!),
      0,
    )
    const noise = predictions(
      draws(people, () => random.normal()),
      [x, z],
      fresh,
    )
    expect(noise.reduce((sum, value) => sum + value * value, 0) / people).toBeLessThan(0.1)
  })
  it('goes with unit and zero of outcome and columns, and does not mind the order of columns', () => {
    const own = predictions(outcome, [x, z])
    near(
      predictions(
        outcome.map(y => 1000 * y - 5),
        [x, z],
      ).map(value => (value + 5) / 1000),
      own,
      9,
    )
    near(predictions(outcome, [x.map(value => 300 + 1e-6 * value), z]), own, 6)
    near(predictions(outcome, [z, x]), own, 9)
  })
  it('takes columns that say the same, and ones that say nothing', () => {
    const constant = draws(people, () => 3)
    near(predictions(outcome, [x, z, constant]), predictions(outcome, [x, z]), 9)
    near(
      predictions(outcome, [x, x, x, z], undefined, [1e-9]),
      predictions(outcome, [x, z], undefined, [1e-9]),
      4,
    )
  })
  it('is the mean where there is nothing else: a constant outcome, one row, no columns', () => {
    near(
      predictions(
        draws(people, () => 7),
        [x, z],
      ),
      draws(people, () => 7),
      9,
    )
    near(predictions(Float64Array.of(4), [Float64Array.of(1)]), Float64Array.of(4), 9)
    expect(atOnce(atOnce(fitAdditive(Float64Array.of(1, 3, 2, 6, 8), [])).predict([], 1))[0]).toBeCloseTo(
      4,
      9,
    )
  })
  it('refuses no rows, columns of another length, what is no number or too large to be squared', () => {
    expect(() => predictions(new Float64Array(), [new Float64Array()])).toThrow(
      /fitAdditive: there are no rows/u,
    )
    expect(() => predictions(outcome, [Float64Array.of(1)])).toThrow(/fitAdditive: column 1/u)
    expect(() =>
      predictions(
        outcome.map((y, i) => (i === 2 ? NaN : y)),
        [x],
      ),
    ).toThrow(/fitAdditive: outcome, row 3/u)
    expect(() => predictions(outcome, [x.map(value => 1e300 * value)])).toThrow(RangeError)
  })
})
