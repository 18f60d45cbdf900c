import { describe, expect, it } from 'vitest'
import { binColumns } from '../../../../../electron/learning/stats/causal/binned-columns.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

const bin = (...columns: number[][]) =>
  atOnce(
    binColumns(
      columns.map(column => Float64Array.from(column)),
      columns[0]!.length,
    ),
  )

describe('columns in bins', () => {
  it('of few values keep all of them apart, in order', () => {
    const columns = [
      [3, 1, 2, 1, 3, 2],
      [0, 0, 0, 1, 0, 0],
    ]
    const { bins } = bin(...columns)
    columns.forEach((column, c) =>
      column.forEach((one, i) =>
        column.forEach((other, j) =>
          expect(Math.sign(bins[c]![i]! - bins[c]![j]!)).toBe(Math.sign(one - other)),
        ),
      ),
    )
  })
  it('of many values have 64 of nearly the same number of people', () => {
    const random = createRandom(1)
    const column = Array.from({ length: 6400 }, () => random.normal())
    const {
      cuts,
      bins: [own],
    } = bin(column)
    expect(cuts[0]).toHaveLength(63)
    expect(Array.from(cuts[0]!)).toEqual(Array.from(cuts[0]!).toSorted((a, b) => a - b))
    const counts = Array.from({ length: 64 }, (_, b) => own!.filter(each => each === b).length)
    for (const count of counts) expect(Math.abs(count - 100)).toBeLessThanOrEqual(1)
    column.forEach((value, i) => expect(own![i]).toBe(cuts[0]!.filter(cut => value > cut).length))
  })
  it('have a single bin when they do not vary', () => {
    const { cuts, bins } = bin([7, 7, 7])
    expect(cuts[0]).toHaveLength(0)
    expect(Array.from(bins[0]!)).toEqual([0, 0, 0])
  })
  it('sum what a plain loop sums, over some of the rows', () => {
    const random = createRandom(2)
    const people = 200
    const columns = [
      () => random.normal(),
      () => random.integer(2),
      () => 5,
      () => Math.max(0, random.integer(9) - 5),
    ].map(draw => Array.from({ length: people }, draw))
    const { bins, first, sums } = bin(...columns)
    const derivatives = {
      gradient: Float64Array.from({ length: people }, () => random.normal()),
      curvature: Float64Array.from({ length: people }, () => random.uniform()),
    }
    const rows = Uint32Array.from({ length: people }, (_, i) => (i * 7) % people)
    const found = atOnce(sums(derivatives, rows, 30, 140))
    const plain = new Float64Array(2 * first.at(-1)!)
    for (const row of rows.slice(30, 140))
      bins.forEach((own, c) => {
        plain[2 * (first[c]! + own[row]!)]! += derivatives.gradient[row]!
        plain[2 * (first[c]! + own[row]!) + 1]! += derivatives.curvature[row]!
      })
    expect(found).toHaveLength(plain.length)
    found.forEach((value, k) => expect(value).toBeCloseTo(plain[k]!, 10))
  })
  it('need rows', () => expect(() => bin([])).toThrow(RangeError))
})
