import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMoment } from '../../../electron/intake/border/read-moment.ts'

describe('a FHIR date', () => {
  it.each([
    ['1980', Date.UTC(1980, 0, 1), 'year', null],
    ['1980-02', Date.UTC(1980, 1, 1), 'month', null],
    ['1980-02-29', Date.UTC(1980, 1, 29), 'day', null],
    ['2015-02-07T13:28+02:00', Date.UTC(2015, 1, 7, 13, 28), 'minute', 120],
    ['2015-02-07T13:28:17-05:00', Date.UTC(2015, 1, 7, 13, 28, 17), 'second', -300],
    ['2015-02-07T13:28:17.2391234Z', Date.UTC(2015, 1, 7, 13, 28, 17, 239), 'millisecond', 0],
    ['2015-02-07T13:28:17', Date.UTC(2015, 1, 7, 13, 28, 17), 'second', null],
  ] as const)(
    '%s keeps its clock reading, its exactness and its zone',
    (text, clock, precision, offsetMinutes) =>
      expect(readMoment(text)).toEqual({ clock, precision, offsetMinutes }),
  )

  it.each([
    '',
    '80',
    '1980-13',
    '1980-02-30',
    '2015-02-07T25:00Z',
    '2015-02-07T24:00:00Z',
    '2015-02-07T10:60:00Z',
    '2015-02-07T10:00:00+14:01',
    '2015-02-07T10:00:00-23:30',
    'yesterday',
    1980,
    null,
    undefined,
  ])('%j is none', text => expect(readMoment(text)).toBeUndefined())

  it('is read back from any instant that is written in full', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1850-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        date => readMoment(date.toISOString())?.clock === date.getTime(),
      ),
    ))
})
