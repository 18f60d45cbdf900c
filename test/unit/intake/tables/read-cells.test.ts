import { describe, expect, it } from 'vitest'
import { numberIn, readValue } from '../../../../electron/intake/sources/tables/read-value.ts'
import { readDate } from '../../../../electron/intake/sources/tables/read-date.ts'

const received = '2026-11-29'
const iso = (text: string, order: 'day-first' | 'month-first' = 'day-first') => {
  const moment = readDate({ text }, { order, received })
  return moment && `${new Date(moment.clock).toISOString()} ${moment.precision}`
}

describe('a date as people write it', () => {
  it.each([
    ['2024-03-05', '2024-03-05T00:00:00.000Z day'],
    ['2024-03-05 14:05', '2024-03-05T14:05:00.000Z minute'],
    ['2024-03-05T14:05:09', '2024-03-05T14:05:09.000Z second'],
    ['2024/3/5', '2024-03-05T00:00:00.000Z day'],
    ['5.3.2024', '2024-03-05T00:00:00.000Z day'],
    ['05/03/2024 2:05 pm', '2024-03-05T14:05:00.000Z minute'],
    ['5-3-24', '2024-03-05T00:00:00.000Z day'],
    ['5/3/67', '1967-03-05T00:00:00.000Z day'],
    ['may 5 1970', '1970-05-05T00:00:00.000Z day'],
    ['5 May 1970', '1970-05-05T00:00:00.000Z day'],
    ['3-Jun-81', '1981-06-03T00:00:00.000Z day'],
    ['5. März 2024', '2024-03-05T00:00:00.000Z day'],
    ['5 de marzo de 2024', '2024-03-05T00:00:00.000Z day'],
    ['03/2024', '2024-03-01T00:00:00.000Z month'],
    ['Mar 2022', '2022-03-01T00:00:00.000Z month'],
    ['März 2022', '2022-03-01T00:00:00.000Z month'],
    ['september-2021', '2021-09-01T00:00:00.000Z month'],
    // Either a month of 2022 or a day of this year.
    ['Mar-22', undefined],
    ['Room 2022', undefined],
    ['2024', '2024-01-01T00:00:00.000Z year'],
    ['20240305', '2024-03-05T00:00:00.000Z day'],
    ['13/25/2020', undefined],
    ['31/02/2024', undefined],
    ['see note', undefined],
    ['', undefined],
  ])('%j is %s, the day before the month', (text, expected) => expect(iso(text)).toBe(expected))

  it('goes by the order that was said', () => {
    expect(iso('3/4/2024', 'day-first')).toContain('2024-04-03')
    expect(iso('3/4/2024', 'month-first')).toContain('2024-03-04')
    expect(iso('3/25/2024', 'day-first')).toBe(undefined)
  })

  it('is never made of a bare number of a workbook: nobody knows from which day it counts', () => {
    expect(readDate({ text: '45999', kind: 'n', exact: 45_999 }, { order: 'day-first', received })).toBe(
      undefined,
    )
  })
})

describe('a number as people write it', () => {
  it.each([
    ['4.7', 'point', 4.7],
    ['1,234.5', 'point', 1234.5],
    ['1 234', 'point', 1234],
    ['.5', 'point', 0.5],
    ['1e3', 'point', 1000],
    ['-2', 'point', -2],
    ['4,7', 'point', undefined],
    ['4,7', 'comma', 4.7],
    ['1.234,5', 'comma', 1234.5],
    ['12.5', 'comma', undefined],
    ['1,23,4', 'point', undefined],
    ['.', 'point', undefined],
    ['12a', 'point', undefined],
    ['', 'point', undefined],
  ] as const)('%j with a decimal %s is %s', (text, decimal, expected) =>
    expect(numberIn(text, decimal)).toBe(expected),
  )
})

const said = (text: string, unit?: string) => readValue({ text }, { decimal: 'point', unit })
describe('a result as people write it', () => {
  it.each([
    ['4.7', { kind: 'quantity', value: 4.7, text: '4.7', unit: 'mg/dL' }],
    ['<0.5', { kind: 'quantity', value: 0.5, text: '0.5', comparator: '<', unit: 'mg/dL' }],
    ['≥ 100', { kind: 'quantity', value: 100, text: '100', comparator: '>=', unit: 'mg/dL' }],
    ['5.6 mmol/L', { kind: 'quantity', value: 5.6, text: '5.6', unit: 'mmol/L' }],
    [
      '3-5',
      {
        kind: 'range',
        low: { value: 3, text: '3', unit: 'mg/dL' },
        high: { value: 5, text: '5', unit: 'mg/dL' },
      },
    ],
    [
      '1:160',
      { kind: 'ratio', numerator: { value: 1, text: '1' }, denominator: { value: 160, text: '160' } },
    ],
    ['hemolysed', { kind: 'text', text: 'hemolysed' }],
    ['see note', { kind: 'text', text: 'see note' }],
    ['19 but poor collection', { kind: 'text', text: '19 but poor collection' }],
  ])('%j keeps what it says', (text, value) => {
    expect(said(text, 'mg/dL').value).toEqual(value)
  })

  it('keeps an ordinal such as 3+ in its words, and takes a sign behind a number for what it is', () => {
    expect(said('3+').value).toEqual({ kind: 'text', text: '3+' })
    expect(said('7.2 H', '%')).toEqual({
      value: { kind: 'quantity', value: 7.2, text: '7.2', unit: '%' },
      flag: 'H',
    })
  })

  it('counts the number that a workbook keeps, not the one that it shows', () => {
    expect(readValue({ text: '126', kind: 'n', exact: 125.8 }, { decimal: 'point' }).value).toEqual({
      kind: 'quantity',
      value: 125.8,
      text: '125.8',
    })
    expect(readValue({ text: '45%', kind: 'n', exact: 0.45 }, { decimal: 'point' }).value).toMatchObject({
      value: 45,
      unit: '%',
    })
  })
})

describe('a result in a table that two people wrote', () => {
  const said = (text: string, decimal: 'point' | 'comma') =>
    readValue({ text }, { decimal, unit: 'mmol/L' }).value
  it.each([
    ['4,9', 'point', 4.9, undefined],
    ['9.1', 'comma', 9.1, undefined],
    ['<3.0', 'comma', 3, '<'],
    ['12.5 mmol/L', 'comma', 12.5, undefined],
  ] as const)('%j is a number where the decimal sign is the %s', (text, decimal, value, comparator) => {
    expect(said(text, decimal)).toMatchObject({ kind: 'quantity', value, unit: 'mmol/L' })
    expect(said(text, decimal)).toMatchObject(comparator === undefined ? {} : { comparator })
  })
  it('is by its table’s own sign where it may be thousands', () => {
    expect(said('1,250', 'point')).toMatchObject({ value: 1250 })
    expect(said('1.250', 'comma')).toMatchObject({ value: 1250 })
  })
  it.each(['1.2.3', '1,2,3', '12.5.2024', '1,2,'])('%j is none', text =>
    expect(said(text, 'comma')).toMatchObject({ kind: 'text' }),
  )
})
