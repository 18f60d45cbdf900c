import { describe, expect, it } from 'vitest'
import { clockOf, dayOf } from '../../../../shared/domain/clock.ts'
import { converted, unconverted } from '../../../../shared/domain/facts/value.ts'
import { whenOf } from '../../../../shared/domain/facts/when.ts'
import { isoOf } from '../../../../shared/domain/iso.ts'
import { precisions, type Moment } from '../../../../shared/domain/moment.ts'

const clock = Date.parse('2024-02-29T13:07:09.045Z')
const known = (precision: Moment['precision']): Moment => ({ clock, precision, offsetMinutes: null })

describe('a moment', () => {
  it('is written no more exactly than its source knew it', () =>
    expect(precisions.map(each => isoOf(known(each)))).toEqual([
      '2024',
      '2024-02',
      '2024-02-29',
      '2024-02-29T13:07',
      '2024-02-29T13:07:09',
      '2024-02-29T13:07:09.045',
    ]))
  it('is, as one number, the middle of the year or month where no more is known', () => {
    expect(clockOf(known('year'))).toBe(Date.parse('2024-07-01'))
    expect(clockOf(known('month'))).toBe(Date.parse('2024-02-15'))
    for (const exact of precisions.slice(2)) expect(clockOf(known(exact))).toBe(clock)
    expect(clockOf(undefined)).toBeNull()
  })
  it('is on a day, before 1970 as well', () => {
    expect([0, 86_399_999, 86_400_000, -1, -86_400_000].map(dayOf)).toEqual([0, 0, 1, -1, -1])
  })
})

describe('the date beside a fact', () => {
  const [start, end, when, recorded] = [1, 2, 3, 4].map(each => ({ ...known('day'), clock: each }))
  it('is of when it happened, else ended, else became known, else was written down', () => {
    expect(whenOf({ start, end, known: when, recorded })).toEqual({ moment: start, by: 'happened' })
    expect(whenOf({ end, known: when, recorded })).toEqual({ moment: end, by: 'ended' })
    expect(whenOf({ known: when, recorded })).toEqual({ moment: when, by: 'known' })
    expect(whenOf({ recorded })).toEqual({ moment: recorded, by: 'recorded' })
    expect(whenOf({})).toBeUndefined()
  })
})

describe('a value in another unit', () => {
  it('is the one that the clinic knows, there and back: glucose 7.0 mmol/L, 98.6 degrees Fahrenheit', () => {
    const glucose = { slope: 1 / 18.0156, intercept: 0 }
    expect(converted(126.1092, glucose)).toBe(7)
    expect(unconverted(7, glucose)).toBe(126.1092)
    const celsius = { slope: 5 / 9, intercept: -160 / 9 }
    expect(converted(98.6, celsius)).toBe(37)
    expect(unconverted(37, celsius)).toBe(98.6)
  })
})
