import { describe, expect, it } from 'vitest'
import { gradeOf, type Foretold } from '../../../../../electron/learning/outcomes/forecasts/grade.ts'
import { forecastStates, type ForecastState } from '../../../../../shared/domain/measures/forecast.ts'

interface Said {
  readonly expected: number
  readonly state: ForecastState
  readonly risk?: number
  readonly member?: number
}
const foretold = (all: readonly Said[]): Foretold => ({
  expected: Float64Array.from(all, ({ expected }) => expected),
  state: Uint8Array.from(all, ({ state }) => forecastStates.indexOf(state)),
  member: Uint32Array.from(all, ({ member }, row) => member ?? row + 1),
  risk: Float64Array.from(all, ({ risk }) => risk ?? NaN),
  replaced: 0,
})
const times = (n: number, expected: number, happened: number, more: Partial<Said> = {}): Said[] =>
  Array.from({ length: n }, (_, at) => ({ expected, state: at < happened ? 'happened' : 'did-not', ...more }))

/*
 * By hand: four of whom 5 % were expected and none came, four of 20 % and one, four of 50 % and two.
 * Squares: 4 x 0.0025 + (3 x 0.04 + 0.64) + 4 x 0.25 = 1.77, of 12.
 */
const twelve = [...times(4, 0.05, 0), ...times(4, 0.2, 1), ...times(4, 0.5, 2)]

describe('forecasts of operations', () => {
  it('are graded as by hand, with the intervals of R', () => {
    const { brier, brierOfShare, ratio, expected, counts } = gradeOf(foretold(twelve))
    expect(brier!.value).toBeCloseTo(1.77 / 12, 12)
    // R: t.test((y - p)^2)$conf.int
    expect(brier!.lower).toBeCloseTo(0.0258334538869, 10)
    expect(brier!.upper).toBeCloseTo(0.2691665461131, 10)
    expect(brierOfShare).toBeCloseTo(0.25 * 0.75, 12)
    expect(expected).toBeCloseTo(3, 12)
    // R: poisson.test(3, 3)$conf.int
    expect(ratio!.value).toBeCloseTo(1, 12)
    expect(ratio!.lower).toBeCloseTo(0.206224040965, 8)
    expect(ratio!.upper).toBeCloseTo(2.922424356581, 8)
    expect(counts).toMatchObject({ 'happened': 3, 'did-not': 9, 'waiting': 0 })
  })

  it('of one person go together: the interval is that of as many people', () => {
    const all = twelve.map((each, row) => ({ ...each, member: row < 2 ? 1 : row }))
    const { brier } = gradeOf(foretold(all))
    // R, by the formula: sqrt(C / (C - 1) * sum(tapply(r, id, sum)^2)) / n, and 10 degrees of freedom.
    expect(brier!.lower).toBeCloseTo(0.0175331915165, 10)
    expect(brier!.upper).toBeCloseTo(0.2774668084835, 10)
  })

  it('that are too few have counts and a ratio, and no score', () => {
    const { isEarly, brier, groups, ratio, reading } = gradeOf(foretold(times(9, 0.2, 2)))
    expect({ isEarly, brier, groups }).toEqual({ isEarly: true, brier: null, groups: [] })
    expect(ratio!.value).toBeCloseTo(2 / 1.8, 12)
    expect(reading.map(({ key }) => key)).toContain('forecast.too-early')
  })

  it('are cut into groups of like size, those of one size never apart, with exact intervals', () => {
    const { groups } = gradeOf(
      foretold([...times(10, 0.05, 2), ...times(10, 0.3, 5), ...times(7, 0.5, 4), ...times(4, 0.8, 4)]),
    )
    expect(groups.map(({ cases, happened }) => [cases, happened])).toEqual([
      [10, 2],
      [10, 5],
      [11, 8],
    ])
    // R: binom.test(2, 10)$conf.int, binom.test(5, 10)$conf.int
    expect(groups[0]!.lower).toBeCloseTo(0.02521072633, 8)
    expect(groups[0]!.upper).toBeCloseTo(0.55609546231, 8)
    expect(groups[1]!.lower).toBeCloseTo(0.1870860284, 8)
    expect(groups[2]!.expected).toBeCloseTo((7 * 0.5 + 4 * 0.8) / 11, 12)
  })

  it('stand beside the model’s for the same people, and for those alone', () => {
    const some = twelve.map(each => ({ ...each, risk: 0.25 }))
    const { model, reading } = gradeOf(foretold([...some, ...times(3, 0.9, 0)]))
    expect(model!.cases).toBe(12)
    expect(model!.own).toBeCloseTo(1.77 / 12, 12)
    expect(model!.model).toBeCloseTo(0.1875, 12)
    // R: t.test((y - p)^2 - (y - 0.25)^2)
    expect(model!.difference!.value).toBeCloseTo(-0.04, 12)
    expect(model!.difference!.lower).toBeCloseTo(-0.1392386730568, 10)
    expect(model!.difference!.upper).toBeCloseTo(0.0592386730568, 10)
    expect(reading).toContainEqual({
      key: 'forecast.beside-model',
      values: { n: 12, own: model!.own, model: model!.model, better: 'untold' },
    })
  })

  it('that cannot be graded are said, each kind with its reason, and grade nothing', () => {
    const { counts, expected, reading } = gradeOf(
      foretold([
        { expected: 0.5, state: 'waiting' },
        { expected: 0.5, state: 'unknown' },
        { expected: 0.5, state: 'late' },
        { expected: 0.5, state: 'gone' },
      ]),
    )
    expect(expected).toBe(0)
    expect(counts).toMatchObject({ waiting: 1, unknown: 1, late: 1, gone: 1, excluded: 0 })
    expect(reading).toEqual([
      { key: 'forecast.none-graded', values: {} },
      ...['waiting', 'unknown', 'late', 'gone'].map(state => ({
        key: 'forecast.not-graded',
        values: { state, n: 1 },
      })),
    ])
  })
})
