import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeOf, gradeSoFar } from '../../../../../electron/learning/outcomes/changes/grade.ts'
import { spansOf } from '../../../../../electron/learning/outcomes/changes/spans.ts'
import { dayNumber, isoOfDay } from '../../../../../shared/domain/day/iso-day.ts'

const rise = (by: number) => ({ direction: 'higher' as const, by })
const fall = (by: number) => ({ direction: 'lower' as const, by })
const seen = (value: number, lower: number, upper: number) => ({ value, lower, upper })

describe('the grade of a change', () => {
  // Read aloud from shared/domain/measures/change.ts, with a line of paper for the interval.
  it.each([
    ['a rise beyond chance by what was expected', seen(0.12, 0.03, 0.2), rise(0.1), 'met'],
    ['a rise beyond chance, of any size', seen(0.02, 0.01, 0.03), rise(0), 'met'],
    ['a rise beyond chance, but perhaps too small', seen(0.07, 0.01, 0.13), rise(0.1), 'open'],
    ['a rise that is surely too small', seen(0.04, 0.01, 0.07), rise(0.1), 'short'],
    ['no rise, and surely none of that size', seen(0.0, -0.04, 0.04), rise(0.1), 'short'],
    ['an interval that holds nothing and all that was expected', seen(0.1, -0.1, 0.3), rise(0.1), 'open'],
    ['a fall where a rise was expected', seen(-0.1, -0.2, -0.01), rise(0.1), 'opposite'],
    ['a fall as expected', seen(-0.12, -0.2, -0.03), fall(0.1), 'met'],
    ['a rise where a fall was expected', seen(0.12, 0.03, 0.2), fall(0.1), 'opposite'],
    ['nobody on one side', null, rise(0.1), 'open'],
    ['no expectation', seen(0.12, 0.03, 0.2), undefined, 'ungraded'],
  ])('%s', (_, difference, expected, grade) => {
    expect(gradeOf(difference, expected)).toBe(grade)
  })

  it('is no verdict of too little while most of a year’s numbers are still of before', () => {
    expect(
      (['met', 'short', 'opposite', 'open', 'ungraded'] as const).map(each => gradeSoFar(each, true)),
    ).toEqual(['met', 'open', 'open', 'open', 'ungraded'])
    expect(gradeSoFar('short', false)).toBe('short')
  })

  it('is the same whether more of the one or less of the other is expected', () => {
    const share = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        share,
        fc.double({ min: 0, max: 1, noNaN: true }),
        share,
        share,
        (value, by, one, other) => {
          const [lower, upper] = [Math.min(value, one, other), Math.max(value, one, other)]
          expect(gradeOf(seen(value, lower, upper), rise(by))).toBe(
            gradeOf(seen(-value, -upper, -lower), fall(by)),
          )
        },
      ),
    )
  })
})

describe('the days of a change', () => {
  const spans = (...[from, to, made, today]: readonly [string, string, string, string]) => {
    const extent = { fromDay: dayNumber(from), toDay: dayNumber(to) }
    const { before, after } = spansOf(extent, { made: dayNumber(made), today: dayNumber(today) })
    return [...before, ...(after ? [after] : [])].map(each => [isoOfDay(each.fromDay), isoOfDay(each.toDay)])
  }
  it('are a year before it, in two halves, and all since', () => {
    expect(spans('2020-01-01', '2026-11-30', '2026-05-01', '2026-10-31')).toEqual([
      ['2025-05-01', '2025-10-29'],
      ['2025-10-30', '2026-04-30'],
      ['2026-05-01', '2026-10-31'],
    ])
  })
  it('end with the data, and begin with them', () => {
    expect(spans('2026-04-29', '2026-06-15', '2026-05-01', '2026-10-31')).toEqual([
      ['2026-04-29', '2026-04-29'],
      ['2026-04-30', '2026-04-30'],
      ['2026-05-01', '2026-06-15'],
    ])
    expect(spans('2026-01-01', '2026-03-01', '2026-05-01', '2026-10-31').at(-1)![1]).toBe('2026-03-01')
    expect(spans('2026-05-01', '2026-06-15', '2026-05-01', '2026-10-31')).toEqual([
      ['2026-05-01', '2026-06-15'],
    ])
  })
  it('meet without gap or overlap', () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(4000), fc.nat(4000), fc.nat(4000), (fromDay, length, made, today) => {
        const { before, after } = spansOf({ fromDay, toDay: fromDay + length }, { made, today })
        const all = [...before, ...(after ? [after] : [])]
        for (const { fromDay: first, toDay: last } of all) expect(first).toBeLessThanOrEqual(last)
        for (const [at, each] of all.slice(1).entries()) expect(each.fromDay).toBeGreaterThan(all[at]!.toDay)
        for (const { toDay } of before) expect(toDay).toBeLessThan(made)
        if (after) expect(after.fromDay).toBeGreaterThanOrEqual(made)
      }),
    )
  })
})
