import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWrittenBirth } from '../../../../../shared/domain/by-hand/written-birth.ts'
import { readWrittenDate } from '../../../../../shared/domain/by-hand/written-date.ts'
import { readWrittenNumber } from '../../../../../shared/domain/by-hand/written-number.ts'
import type { Read } from '../../../../../shared/domain/by-hand/fault.ts'

const today = '2026-11-29'
const said = <T>(read: Read<T>): T | string => ('value' in read ? read.value : read.fault.reason.key)

describe('a date as people write it', () => {
  it.each([
    ['2026', '2026'],
    ['2026-3', '2026-03'],
    ['2026-03-04', '2026-03-04'],
    ['4.3.2026', '2026-03-04'],
    ['04.03.2026', '2026-03-04'],
    ['4 Mar 2026', '2026-03-04'],
    ['4-Mar-2026', '2026-03-04'],
    ['4 march 2026', '2026-03-04'],
    ['Mar 2026', '2026-03'],
    ['3/2026', '2026-03'],
    ['25/3/2026', '2026-03-25'],
    ['3/25/2026', '2026-03-25'],
    ['4/4/2026', '2026-04-04'],
    [' 2026-03-04 ', '2026-03-04'],
    // One day in one country, another in the next.
    ['3/4/2026', 'by-hand.two-dates'],
    ['30 Feb 2026', 'entry.no-date'],
    ['2026-02-29', 'entry.no-date'],
    ['2024-02-29', '2024-02-29'],
    ['2026-13', 'entry.no-date'],
    ['4 Foo 2026', 'entry.no-date'],
    ['4.3.26', 'entry.no-date'],
    ['yesterday', 'entry.no-date'],
    ['', 'entry.no-date'],
    ['2026-11-29', '2026-11-29'],
    ['2026-11', '2026-11'],
    ['2026-11-30', 'by-hand.ahead'],
    ['2026-12', 'by-hand.ahead'],
    ['2027', 'by-hand.ahead'],
  ])('%s is %s', (text, expected) => {
    expect(said(readWrittenDate(text, { today }))).toBe(expected)
  })

  it('may lie ahead where something is due', () => {
    expect(said(readWrittenDate('1 Feb 2027', { today, mayBeAhead: true }))).toBe('2027-02-01')
  })
})

describe('a birth', () => {
  it.each([
    ['4 Mar 1962', { birth: '1962-03-04' }],
    ['1962', { birth: '1962' }],
    ['64', { birth: '1962', birthIsAbout: true, ageTold: '64' }],
    ['64 y', { birth: '1962', birthIsAbout: true, ageTold: '64 y' }],
    ['64 yrs old', { birth: '1962', birthIsAbout: true, ageTold: '64 yrs old' }],
    ['0', { birth: '2026', birthIsAbout: true, ageTold: '0' }],
    ['5 months', { birth: '2026-06', birthIsAbout: true, ageTold: '5 months' }],
    ['11 m', { birth: '2025-12', birthIsAbout: true, ageTold: '11 m' }],
    ['14m', { birth: '2025-09', birthIsAbout: true, ageTold: '14m' }],
    ['2y 5m', { birth: '2024-06', birthIsAbout: true, ageTold: '2y 5m' }],
    ['6 weeks', { birth: '2026-10', birthIsAbout: true, ageTold: '6 weeks' }],
    ['3 days', { birth: '2026-11-26', birthIsAbout: true, ageTold: '3 days' }],
    ['130', 'by-hand.too-old'],
    ['1895', 'by-hand.too-old'],
    ['2027', 'by-hand.ahead'],
    ['old', 'entry.no-date'],
  ])('%s is known as far as it is written', (text, expected) => {
    expect(said(readWrittenBirth(text, today))).toEqual(expected)
  })
})

it.each([
  ['5 months', '2019-03-31', { birth: '2018-10' }],
  ['5 months', '2019-03', { birth: '2018-10' }],
  ['5 months', '2019', { birth: '2019' }],
  ['3 days', '2019-03', { birth: '2019-03' }],
  ['34', '2019-03-04', { birth: '1985' }],
  ['1 Feb 2020', '2019-03-04', { birth: '2020-02-01' }],
])('an age of %s told on %s leaves no more than both say', (text, told, expected) =>
  expect(said(readWrittenBirth(text, today, told))).toMatchObject(expected),
)
it('an age leaves a birth of which it is the age, whatever the day on which it was told', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 140 }),
      fc.date({ min: new Date('1950-01-01'), max: new Date('2026-11-29'), noInvalidDate: true }),
      (months, on) => {
        const told = on.toISOString().slice(0, 10)
        const read = readWrittenBirth(`${months} months`, told)
        if ('fault' in read) throw new Error('an age is none')
        const { birth } = read.value
        const age =
          12 * (on.getUTCFullYear() - Number(birth.slice(0, 4))) +
          on.getUTCMonth() +
          1 -
          Number(birth.slice(5, 7))
        // Of whoever was born within that month or the one before.
        expect(age).toBe(months)
      },
    ),
  )
})

describe('a number as people write it', () => {
  it.each([
    ['7.2', { value: '7.2' }],
    ['7,2', { value: '7.2' }],
    ['7,25', { value: '7.25' }],
    ['4.10', { value: '4.10' }],
    ['-1', { value: '-1' }],
    ['−1', { value: '-1' }],
    ['<0.5', { value: '0.5', comparator: '<' }],
    ['≥ 90', { value: '90', comparator: '>=' }],
    ['<=3', { value: '3', comparator: '<=' }],
    // Thousands here, a part there.
    ['1,234', 'by-hand.comma'],
    ['1.234', { value: '1.234' }],
    ['1,234.5', 'entry.no-number'],
    ['seven', 'entry.no-number'],
    ['7 kg', 'entry.no-number'],
    ['', 'entry.no-number'],
  ])('%s', (text, expected) => {
    expect(said(readWrittenNumber(text))).toEqual(expected)
  })
})
