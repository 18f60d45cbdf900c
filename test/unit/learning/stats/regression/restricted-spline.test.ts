import { describe, expect, it } from 'vitest'
import { restrictedSpline } from '../../../../../electron/learning/stats/regression/restricted-spline.ts'

// Knots 1.7, 4.92, 9.2 and 17.9 by R's quantile; both columns lie in the space of splines::ns with these knots
// (residuals below 4e-15).
const x = Float64Array.from([1, 2, 2.5, 3, 4.2, 5, 6, 7.7, 8, 9, 11, 13, 14, 17, 20])
const first = [
  0, 0.0001028807, 0.0019509221, 0.0083714373, 0.0595374181, 0.1369341564, 0.3029530559, 0.8230452675,
  0.9527777778, 1.4823083371, 3.0235383851, 5.1086783711, 6.3059635306, 10.2801724138, 14.4444444444,
]
const second = [
  0, 0, 0, 0, 0, 0.0000019509, 0.0048, 0.0818661485, 0.1113325408, 0.2587917695, 0.8232534527, 1.6980933198,
  2.2238040416, 4.0191325502, 5.9229237616,
]

describe('a restricted cubic spline', () => {
  it("agrees with R's of the same knots", () => {
    const found = restrictedSpline(x)
    expect(found).toHaveLength(2)
    first.forEach((each, i) => expect(found[0]![i]).toBeCloseTo(each, 9))
    second.forEach((each, i) => expect(found[1]![i]).toBeCloseTo(each, 9))
  })
  it('is straight beyond the outer knots', () => {
    const far = restrictedSpline(Float64Array.from([...x, ...x, ...x, ...x, ...x, 100, 101, 102]))
    for (const column of far) {
      const [one, two, three] = column.slice(-3)
      expect(three! - two!).toBeCloseTo(two! - one!, 8)
    }
  })
  it('has no bend in what has few values', () => {
    expect(restrictedSpline(Float64Array.from([0, 1, 0, 1, 1]))).toEqual([])
    expect(restrictedSpline(new Float64Array(9).fill(3))).toEqual([])
    expect(restrictedSpline(new Float64Array(0))).toEqual([])
  })
  it('refuses what is no number', () =>
    expect(() => restrictedSpline(Float64Array.of(1, NaN))).toThrow('row 2'))
})
