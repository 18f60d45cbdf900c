import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binColumns } from '../../../../../electron/learning/stats/causal/binned-columns.ts'
import { growTree, type TreeOptions } from '../../../../../electron/learning/stats/causal/regression-tree.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { runs } from '../../../runs.ts'

const plain: TreeOptions = { depth: 3, leafCurvature: 1, ridge: 0 }
const column = (people: number, of: (i: number) => number) =>
  Float64Array.from({ length: people }, (_, i) => of(i))

/** The leaf values of a least-squares tree of `outcome`. */
function leaves(
  outcome: Float64Array,
  columns: readonly Float64Array[],
  options: Partial<TreeOptions> = {},
  curvature = outcome.map(() => 1),
) {
  const binned = atOnce(binColumns(columns, outcome.length))
  const tree = atOnce(
    growTree(binned, { gradient: outcome, curvature }, Uint32Array.from(outcome.keys()), {
      ...plain,
      ...options,
    }),
  )
  return Array.from(outcome, (_, i) => tree(columns, i))
}

describe('a regression tree', () => {
  it('finds a step, a product of two steps, and nothing more', () => {
    const x = column(64, i => i % 8)
    const y = column(64, i => Math.floor(i / 8))
    leaves(
      x.map(value => (value > 2 ? 5 : 1)),
      [y, x],
    ).forEach((value, i) => expect(value).toBeCloseTo(x[i]! > 2 ? 5 : 1, 12))
    leaves(
      x.map((value, i) => (value > 2 && y[i]! > 4 ? 1 : 0)),
      [x, y],
    ).forEach((value, i) => expect(value).toBeCloseTo(x[i]! > 2 && y[i]! > 4 ? 1 : 0, 12))
  })
  it('asks what a search through all questions finds best', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 0, max: 4 }),
            fc.integer({ min: 0, max: 4 }),
            fc.integer({ min: -9, max: 9 }),
            fc.integer({ min: 1, max: 4 }),
          ),
          { minLength: 2, maxLength: 40 },
        ),
        fc.constantFrom(0, 1),
        (people, ridge) => {
          const columns = [0, 1].map(c => Float64Array.from(people, person => person[c]!))
          const gradient = Float64Array.from(people, person => person[2])
          const curvature = Float64Array.from(people, person => person[3])
          const scoreOf = (rows: readonly number[]) => {
            const g = rows.reduce((sum, i) => sum + gradient[i]!, 0)
            return (g * g) / (rows.reduce((sum, i) => sum + curvature[i]!, 0) + ridge)
          }
          const all = [...people.keys()]
          let best = scoreOf(all)
          for (const values of columns)
            for (let cut = 0; cut < 4; cut++) {
              const [no, yes] = [all.filter(i => values[i]! <= cut), all.filter(i => values[i]! > cut)]
              if (no.length > 0 && yes.length > 0) best = Math.max(best, scoreOf(no) + scoreOf(yes))
            }
          const values = leaves(gradient, columns, { depth: 1, ridge }, curvature)
          const grown = [...new Set(values)].map(value => scoreOf(all.filter(i => values[i] === value)))
          // Equal leaves look like one; then asking gained nothing that could be seen.
          expect(grown.length === 1 ? Math.max(grown[0]!, best) : grown[0]! + grown[1]!).toBeCloseTo(best, 8)
        },
      ),
      { numRuns: runs(34, 200) },
    ))
  it('leaves enough on both sides, and draws leaves to 0 by the ridge', () => {
    const x = column(20, i => i)
    const outcome = x.map(value => (value > 17 ? 10 : 0))
    expect(new Set(leaves(outcome, [x], { depth: 1, leafCurvature: 5 })).size).toBe(2)
    expect(leaves(outcome, [x], { depth: 1, leafCurvature: 5 }).at(-1)).toBeCloseTo(20 / 5, 12)
    expect(leaves(outcome, [x], { depth: 1, leafCurvature: 5, ridge: 3 }).at(-1)).toBeCloseTo(20 / 8, 12)
    expect(new Set(leaves(outcome, [x], { leafCurvature: 11 })).size).toBe(1)
  })
  it('goes with the scale of the outcome, however small or large', () => {
    const x = column(64, i => (i * 37) % 64)
    const outcome = x.map(value => Math.sin(value / 9))
    const own = leaves(outcome, [x])
    for (const scale of [1e-100, 1e100])
      leaves(
        outcome.map(y => scale * y),
        [x],
      ).forEach((value, i) => expect(value / scale).toBeCloseTo(own[i]!, 12))
  })
  it('does not mind the order of rows or columns', () => {
    const [x, y] = [column(60, i => (i * 17) % 60), column(60, i => (i * 23) % 31)]
    const outcome = x.map((value, i) => Math.sin(value) + y[i]!)
    const own = leaves(outcome, [x, y])
    leaves(outcome, [y, x]).forEach((value, i) => expect(value).toBeCloseTo(own[i]!, 12))
    const back = (values: Float64Array) => values.slice().reverse()
    leaves(back(outcome), [back(x), back(y)])
      .reverse()
      .forEach((value, i) => expect(value).toBeCloseTo(own[i]!, 12))
  })
  it('does not ask where nothing varies: a column, the outcome, a single row, no columns', () => {
    const x = column(30, i => i)
    expect(new Set(leaves(x, [column(30, () => 4)]))).toEqual(new Set([14.5]))
    expect(
      new Set(
        leaves(
          column(30, () => 0),
          [x],
        ),
      ),
    ).toEqual(new Set([0]))
    expect(leaves(Float64Array.of(3), [Float64Array.of(1)])).toEqual([3])
    expect(new Set(leaves(x, []))).toEqual(new Set([14.5]))
  })
})
