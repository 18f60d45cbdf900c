import { describe, expect, it } from 'vitest'
import { dateBy, isBornOtherwise, leftToSay } from '../../../../../renderer/features/report/said.ts'
import type { Moment } from '../../../../../shared/domain/moment.ts'
import type { Proposal } from '../../../../../shared/domain/reports/proposal.ts'

const day = (year: number, month: number, date: number): Moment => ({
  clock: Date.UTC(year, month - 1, date),
  precision: 'day',
  offsetMinutes: null,
})
/* 4 March or 3 April. */
const open = { text: '04/03/1961', dayFirst: day(1961, 3, 4), monthFirst: day(1961, 4, 3) }
const blank: Proposal = { about: {}, order: 'open', decimal: 'point', rows: [], lines: [] }

describe('what is said of a report', () => {
  it('is a date only once it is known which of its numbers is the day', () => {
    expect(dateBy(open, 'open')).toBeUndefined()
    expect(dateBy(open, 'day-first')).toEqual(day(1961, 3, 4))
    expect(dateBy(open, 'month-first')).toEqual(day(1961, 4, 3))
    expect(dateBy({ text: '23/04/1961', dayFirst: day(1961, 4, 23) }, 'open')).toEqual(day(1961, 4, 23))
  })
  it('is asked about where somebody was born on no day that it may mean', () => {
    expect(isBornOtherwise({ birth: open }, day(1960, 2, 3))).toBe(true)
    expect(isBornOtherwise({ birth: open }, day(1961, 4, 3))).toBe(false)
    expect(isBornOtherwise({}, day(1960, 2, 3))).toBe(false)
    expect(isBornOtherwise({ birth: open }, undefined)).toBe(false)
  })
  it('is not enough while it is open whose it is, or how it is to be read', () => {
    expect(leftToSay(blank, undefined)).toEqual(['report.left-person'])
    expect(leftToSay(blank, 7)).toEqual([])
    expect(leftToSay({ ...blank, about: { collected: open } }, 7)).toEqual(['report.left-order'])
  })
})
