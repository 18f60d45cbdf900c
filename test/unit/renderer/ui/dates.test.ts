import { describe, expect, it } from 'vitest'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { ageOf, ageYears, agoText, dateText, isoText } from '../../../../renderer/ui/dates.ts'

const day = (iso: string, precision: Moment['precision'] = 'day'): Moment => ({
  clock: Date.parse(`${iso}T00:00Z`),
  precision,
  offsetMinutes: null,
})
const noon = (iso: string) => new Date(`${iso}T12:00`)

describe('ageYears', () => {
  it('turns on the birthday, in every year', () => {
    for (let year = 1; year <= 110; year++) {
      expect(ageYears(day('1916-11-25'), noon(`${1916 + year}-11-25`))).toBe(year)
      expect(ageYears(day('1916-11-25'), noon(`${1916 + year}-11-24`))).toBe(year - 1)
    }
  })
  it('lets one born on 29 February be a year older on 1 March', () => {
    expect(ageYears(day('2000-02-29'), noon('2001-02-28'))).toBe(0)
    expect(ageYears(day('2000-02-29'), noon('2001-03-01'))).toBe(1)
  })
  it('claims no more than a year or a month tells', () => {
    expect(ageYears(day('1990-01-01', 'year'), noon('2026-11-25'))).toBe(35)
    expect(ageYears(day('1990-11-01', 'month'), noon('2026-11-25'))).toBe(35)
    expect(ageYears(day('1990-11-01', 'month'), noon('2026-12-01'))).toBe(36)
  })
  it('is not known where the birth is not', () => {
    expect(ageYears(undefined)).toBeUndefined()
  })
})

describe('ageOf', () => {
  const today = noon('2026-11-29')
  const age = (iso: string, precision?: Moment['precision']) => ageOf(day(iso, precision), today)
  it('says days of a newborn, months of an infant, years from two on', () => {
    expect(age('2026-11-29')).toEqual({ least: 0, most: 0, unit: 'day' })
    expect(age('2026-10-30')).toEqual({ least: 30, most: 30, unit: 'day' })
    expect(age('2026-10-29')).toEqual({ least: 1, most: 1, unit: 'month' })
    expect(age('2026-09-30')).toEqual({ least: 1, most: 1, unit: 'month' })
    expect(age('2024-11-30')).toEqual({ least: 23, most: 23, unit: 'month' })
    expect(age('2024-11-29')).toEqual({ least: 2, most: 2, unit: 'year' })
  })
  it('says both ages that a year or a month leaves open', () => {
    expect(age('1970-01-01', 'year')).toEqual({ least: 55, most: 56, unit: 'year' })
    expect(age('1970-11-01', 'month')).toEqual({ least: 55, most: 56, unit: 'year' })
    expect(age('1970-10-01', 'month')).toEqual({ least: 56, most: 56, unit: 'year' })
    expect(age('1970-12-01', 'month')).toEqual({ least: 55, most: 55, unit: 'year' })
    expect(age('2026-01-01', 'year')).toEqual({ least: 0, most: 0, unit: 'year' })
  })
  it('says of an infant of whom the month alone is known how many months she may have', () => {
    expect(age('2026-06-01', 'month')).toEqual({ least: 4, most: 5, unit: 'month' })
    expect(age('2026-11-01', 'month')).toEqual({ least: 0, most: 0, unit: 'month' })
    expect(age('2024-12-01', 'month')).toEqual({ least: 22, most: 23, unit: 'month' })
    expect(age('2024-11-01', 'month')).toEqual({ least: 1, most: 2, unit: 'year' })
    expect(age('2026-12-01', 'month')).toBeUndefined()
  })
  it('says none of a birth that lies ahead or is not known', () => {
    expect(age('2026-11-30')).toBeUndefined()
    expect(age('2028-01-01', 'year')).toBeUndefined()
    expect(ageOf(undefined)).toBeUndefined()
  })
})

describe('a time in words', () => {
  it('is as exact as the source was', () => {
    expect(
      ['year', 'month', 'day', 'minute'].map(precision =>
        dateText(day('2026-03-09', precision as Moment['precision'])),
      ),
    ).toEqual(['2026', 'Mar 2026', '9 Mar 2026', '9 Mar 2026'])
  })
  it('names the day of an ISO day in every zone, and the minute on this clock', () => {
    expect(isoText('2026-11-03')).toBe('3 Nov 2026')
    const here = new Date('2026-11-03T23:30:00Z')
    expect(isoText('2026-11-03T23:30')).toBe(isoText('2026-11-03T23:30:00.000Z'))
    expect(isoText('2026-11-03T23:30')).toContain(
      `${here.getDate()} Nov 2026, ${String(here.getHours()).padStart(2, '0')}:30`,
    )
  })
  it('says how long ago in the unit one would use', () => {
    const today = noon('2026-11-25')
    expect(
      ['2026-11-25', '2026-11-24', '2026-11-01', '2026-08-20', '2021-11-20'].map(iso =>
        agoText(day(iso), today),
      ),
    ).toEqual(['today', 'yesterday', '24 days ago', '3 months ago', '5 years ago'])
    expect(agoText(day('2027-01-01'), today)).toBe('')
    expect(agoText(day('2020-01-01', 'year'), today)).toBe('')
  })
})
