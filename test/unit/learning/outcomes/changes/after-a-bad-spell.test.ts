import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../../../electron/learning/outcomes/chart-of.ts'
import { spansOf } from '../../../../../electron/learning/outcomes/changes/spans.ts'
import { statementOf } from '../../../../../electron/learning/outcomes/changes/statement.ts'
import { pointsOf } from '../../../../../electron/learning/outcomes/points.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { dayNumber, isoOfDay } from '../../../../../shared/domain/day/iso-day.ts'
import type { Expectation } from '../../../../../shared/domain/measures/change.ts'
import { measureParts, type MeasureFrame, type Period } from '../../../../../shared/domain/measures/frame.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { infections } from '../../../../fixtures/planned-change.ts'

const FIRST = dayNumber('2020-01-01')
const monthFrom = (month: number) => Date.UTC(2020, month, 1) / 86_400_000
const period = (month: number): Period => ({ fromDay: monthFrom(month), toDay: monthFrom(month + 1) - 1 })

/** A case a line: the day, and whether it came to happen. */
type Case = readonly [day: number, happened: boolean]

function frameOf(cases: readonly Case[], periods: readonly Period[]): MeasureFrame {
  const part = (happened: boolean) => measureParts.indexOf(happened ? 'numerator' : 'without')
  const rows = cases.filter(([day]) => periods.some(({ fromDay, toDay }) => day >= fromDay && day <= toDay))
  const counts = new Uint32Array(periods.length * measureParts.length)
  for (const [day, happened] of rows) {
    const at = periods.findIndex(({ fromDay, toDay }) => day >= fromDay && day <= toDay)
    counts[at * measureParts.length + part(happened)]!++
  }
  return {
    periods: [...periods],
    counts,
    day: Int32Array.from(rows, ([day]) => day),
    part: Uint8Array.from(rows, ([, happened]) => part(happened)),
    quantity: new Float64Array(rows.length).fill(NaN),
    member: Uint32Array.from(rows.keys()),
    blurred: 0,
    unseen: new Uint32Array(periods.length),
    aside: { ages: 0, deaths: 0, scores: 0, undated: 0 },
    people: { all: rows.length, died: 0, left: 0 },
    upTo: monthFrom(90),
    matched: [],
  }
}

/** Cases of so many months, evenly over each. `riskOf`: of each month. */
function casesOf(months: number, perMonth: number, happens: (month: number) => boolean): Case[] {
  return Array.from({ length: months * perMonth }, (_, n): Case => {
    const month = Math.floor(n / perMonth)
    return [monthFrom(month) + Math.floor((28 * (n % perMonth)) / perMonth), happens(month)]
  })
}

/** The grade of a change made in the beginning of a month, a year later. */
function gradedAt(cases: readonly Case[], month: number, expected: Expectation) {
  const [made, today] = [monthFrom(month), monthFrom(month + 12) - 1]
  const spans = spansOf({ fromDay: FIRST, toDay: today }, { made, today })
  const { earlier, before, after } = spans
  const frame = frameOf(cases, [...(earlier ? [earlier] : []), ...before, after!])
  const asked = { whole: infections, expected, looks: [], today: isoOfDay(today) }
  return atOnce(statementOf(asked, spans, frame))
}

/** The first month, from two years on, after which the chart of the last 24 tells of something worse. */
function firstSignal(cases: readonly Case[], months: number): number | undefined {
  const periods = Array.from({ length: months }, (_, month) => period(month))
  const { points } = pointsOf(infections.measure, frameOf(cases, periods))
  for (let month = 24; month <= months - 12; month++) {
    const chart = chartOf(infections.measure, 'p', {
      points: points.slice(month - 24, month),
      frame: frameOf([], []),
      isQuantity: false,
      isPlain: true,
      baselineMarks: undefined,
    })
    if (chart.kind === 'drawn' && chart.variation === 'concern') return month
  }
  return undefined
}

const fall: Expectation = { direction: 'lower', by: 0 }

describe('a change written down after a bad signal', () => {
  it('that does nothing is graded as expected about as seldom as chance states: once in 40', () => {
    const random = createRandom(7)
    let [changes, met, seen] = [0, 0, 0]
    while (changes < 600) {
      const cases = casesOf(60, 20, () => random.uniform() < 0.1)
      const month = firstSignal(cases, 60)
      if (month === undefined) continue
      changes++
      const { grade, difference } = gradedAt(cases, month, fall)
      if (grade === 'met') met++
      if (difference!.upper < 0) seen++
    }
    // Before against after alone says so of many: the months that led to the change stand in before.

    expect(seen / changes).toBeGreaterThan(0.05)
    // Two standard errors above one in forty: 0.025 + 2 * 0.0064.
    expect(met / changes).toBeLessThan(0.038)
  }, 60_000)

  it('that does what it should is still graded as expected, mostly', () => {
    const random = createRandom(8)
    let [changes, met] = [0, 0]
    while (changes < 100) {
      const half = casesOf(60, 30, () => random.uniform() < 0.3)
      const month = firstSignal(half, 48)
      if (month === undefined) continue
      changes++
      const after = casesOf(60, 30, () => random.uniform() < 0.1)
      const cases = [
        ...half.filter(([day]) => day < monthFrom(month)),
        ...after.filter(([day]) => day >= monthFrom(month)),
      ]
      if (gradedAt(cases, month, { direction: 'lower', by: 0.05 }).grade === 'met') met++
    }
    expect(met / changes).toBeGreaterThan(0.9)
  }, 60_000)

  it('says which months stood out, and how it looks without them', () => {
    // 2 of 20 a month for three years, 10 of 20 in the last two months before it, 2 of 20 since.
    const happened = new Set<number>()
    const cases = casesOf(48, 20, month => {
      const n = happened.size
      happened.add(n)
      return n % 20 < (month === 34 || month === 35 ? 10 : 2)
    })
    const { grade, reading, difference } = gradedAt(cases, 36, fall)
    expect(difference!.upper).toBeLessThan(0)
    expect(grade).toBe('spell')
    const held = reading.find(({ key }) => key === 'change.held-spell')!
    expect(held.values).toMatchObject({
      from: '2022-11-01',
      spell: { key: 'outcome.share', values: { numerator: 20, denominator: 40 } },
      // Three years reach back to 2 January 2020: the very first case lies a day before.
      others: { key: 'outcome.share', values: { numerator: 67, denominator: 679 } },
    })
    // 24 of 240 since: what is left of the difference is next to nothing.
    const fair = expect.objectContaining({ of: 'fair', by: expect.closeTo(100 * (24 / 240 - 67 / 679), 6) })
    expect(reading.at(-1)).toEqual({ key: 'change.difference', values: fair })
  })

  it('is not graded as expected where it falls short of the time before the spell', () => {
    // 20 operations a month; 1 of 40 died for two and a half years, then 4 of 20 for half a year, none since.
    const happened = new Set<number>()
    const cases = casesOf(48, 20, month => {
      const n = happened.size
      happened.add(n)
      return month >= 30 && month < 36 ? n % 5 === 0 : month < 36 && n % 40 === 0
    })
    const { grade, reading, difference } = gradedAt(cases, 36, { direction: 'lower', by: 0.05 })
    // 27 of 240 against none of 240 alone would be five points and more; of 1 in 40 no five points can be lost.
    expect(difference!.value).toBeLessThan(-0.05)
    expect(grade).toBe('spell')
    expect(reading).toContainEqual(expect.objectContaining({ key: 'change.held-spell' }))
  })

  it('is not credited with what went on as it had before', () => {
    // Falling by halves already: 30, then 15 in a hundred, then 5.
    const of = (month: number) => [30, 15, 5][month < 30 ? 0 : Number(month >= 36) + 1]!
    let n = 0
    const cases = casesOf(48, 100, month => n++ % 100 < of(month))
    const { grade, reading } = gradedAt(cases, 36, fall)
    expect(grade).toBe('moving')
    expect(reading.at(-1)).toEqual({ key: 'change.held-moving', values: { direction: 'lower' } })
  })
})
