import { describe, expect, it } from 'vitest'
import { coded, concept, day, factOf, loinc, moment, snomed, ucum } from './reading.ts'

/* FHIR R4 (4.0.1), Observation: https://hl7.org/fhir/R4/observation.html. Facts by hand. */

const weight = {
  resourceType: 'Observation',
  id: 'x',
  status: 'final',
  code: coded(loinc, '29463-7', 'Body weight'),
  subject: { reference: 'Patient/p' },
}
const kilograms = (value: number) => ({ value, unit: 'kg', system: ucum, code: 'kg' })

describe('the value of an observation', () => {
  const value = (more: object) => (factOf({ ...weight, ...more }) as { value?: unknown }).value
  const amount = (number: number, more: object = {}) => ({ value: number, text: String(number), ...more })
  it.each([
    [
      'a quantity',
      { valueQuantity: kilograms(70.5) },
      { kind: 'quantity', ...amount(70.5, { unit: 'kg', unitCode: 'kg' }) },
    ],
    [
      'a bound',
      { valueQuantity: { value: 200, comparator: '>', unit: 'kg' } },
      { kind: 'quantity', ...amount(200, { comparator: '>', unit: 'kg' }) },
    ],
    [
      'a quantity by code alone',
      { valueQuantity: { value: 1, system: ucum, code: '{score}' } },
      { kind: 'quantity', ...amount(1, { unit: '{score}', unitCode: '{score}' }) },
    ],
    [
      'a number written as text',
      { valueQuantity: { value: ' 5.40 ', unit: '%' } },
      { kind: 'quantity', value: 5.4, text: '5.40', unit: '%' },
    ],
    [
      'a bound written as text',
      { valueQuantity: { value: '<0.5', unit: 'mg/L' } },
      { kind: 'quantity', value: 0.5, text: '0.5', comparator: '<', unit: 'mg/L' },
    ],
    ['a titre written as text', { valueQuantity: { value: '1:160' } }, { kind: 'text', text: '1:160' }],
    ['a grade written as text', { valueQuantity: { value: '3+' } }, { kind: 'text', text: '3+' }],
    ['a decimal comma', { valueQuantity: { value: '5,4', unit: '%' } }, { kind: 'text', text: '5,4 %' }],
    [
      'a code',
      { valueCodeableConcept: coded(snomed, '260385009', 'Negative') },
      { kind: 'code', concept: concept(snomed, '260385009', 'Negative') },
    ],
    ['words', { valueString: 'heavier' }, { kind: 'text', text: 'heavier' }],
    ['yes', { valueBoolean: true }, { kind: 'boolean', value: true }],
    ['no', { valueBoolean: false }, { kind: 'boolean', value: false }],
    ['a whole number', { valueInteger: 3 }, { kind: 'quantity', ...amount(3) }],
    ['a range open above', { valueRange: { low: { value: 60 } } }, { kind: 'range', low: amount(60) }],
    [
      'a ratio',
      { valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } },
      { kind: 'ratio', numerator: amount(1), denominator: amount(128) },
    ],
    ['a time of day', { valueTime: '08:30:00' }, { kind: 'time', text: '08:30:00' }],
    [
      'a moment',
      { valueDateTime: '2024-02' },
      { kind: 'time', text: '2024-02', moment: moment('2024-02-01T00:00:00', 'month') },
    ],
    [
      'a period without an end',
      { valuePeriod: { start: '2024' } },
      { kind: 'period', start: moment('2024-01-01T00:00:00', 'year') },
    ],
    [
      'a trace',
      {
        valueSampledData: {
          origin: { value: 0, unit: 'mV' },
          period: 2,
          factor: 0.5,
          lowerLimit: -3,
          upperLimit: 3,
          dimensions: 1,
          data: '1 2 E',
        },
      },
      {
        kind: 'series',
        origin: amount(0, { unit: 'mV' }),
        stepMilliseconds: 2,
        dimensions: 1,
        samples: '1 2 E',
        factor: 0.5,
        lower: -3,
        upper: 3,
      },
    ],
  ])('%s', (_, more, expected) => expect(value(more)).toEqual(expected))

  it.each([
    ['70.500', 70.5],
    ['1E2', 100],
    ['70.123456789012345678', 70.12345678901235],
    ['-0.0', -0],
    ['1e-7', 1e-7],
  ])('%s is kept as it was written', (written, number) => {
    const text = JSON.stringify({ ...weight, valueQuantity: { value: 4711 } }).replace('4711', written)
    expect((factOf(text) as { value?: unknown }).value).toEqual({
      kind: 'quantity',
      value: number,
      text: written,
    })
  })

  it('a second value, and a value of another type, are left unread', () => {
    const unread = (more: object) => factOf({ ...weight, ...more }).unread
    expect(unread({ valueQuantity: kilograms(5), valueString: 'six' })).toEqual([
      { path: 'valueString', text: 'six' },
    ])
    expect(unread({ valueString: 7 })).toEqual([{ path: 'valueString', text: '7' }])
    expect(unread({ valueQuantity: { value: '5,4' } })).toEqual([
      { path: 'valueQuantity.value', text: '5,4' },
    ])
    expect(unread({ valueQuantity: { value: 5, comparator: 'about' } })).toEqual([
      { path: 'valueQuantity.comparator', text: 'about' },
    ])
  })
})

describe('when it was observed', () => {
  const times = (more: object) => {
    const { start, end, when, known, recorded, unread } = factOf({ ...weight, ...more })
    return JSON.parse(JSON.stringify({ start, end, when, known, recorded, unread })) as unknown
  }
  const unread = (path: string, text: string) => [{ path, text }]
  it.each([
    ['a year', { effectiveDateTime: '2019' }, { start: moment('2019-01-01T00:00:00', 'year'), unread: [] }],
    [
      'a moment with its zone',
      { effectiveDateTime: '2019-07-01T23:30:05-05:00' },
      { start: moment('2019-07-01T23:30:05', 'second', -300), unread: [] },
    ],
    [
      'a moment without a zone',
      { effectiveDateTime: '2019-07-01T23:30:05' },
      { start: moment('2019-07-01T23:30:05', 'second'), unread: [] },
    ],
    [
      'the last zone of the world',
      { effectiveDateTime: '2019-07-01T23:30:05+14:00' },
      { start: moment('2019-07-01T23:30:05', 'second', 840), unread: [] },
    ],
    [
      'an instant',
      { effectiveInstant: '2019-07-01T10:00:00.5Z' },
      { start: moment('2019-07-01T10:00:00.500', 'millisecond', 0), unread: [] },
    ],
    [
      'a period',
      { effectivePeriod: { start: '2019-07-01', end: '2019-07' } },
      { start: day('2019-07-01'), end: moment('2019-07-01T00:00:00', 'month'), unread: [] },
    ],
    [
      'two times of a timing',
      { effectiveTiming: { event: ['2019-07-01', '2019-07-03'] } },
      { start: day('2019-07-01'), end: day('2019-07-03'), unread: [] },
    ],
    [
      'words',
      { effectiveDateTime: 'last spring' },
      { when: 'last spring', unread: unread('effectiveDateTime', 'last spring') },
    ],
    [
      'a day that never was',
      { effectiveDateTime: '2019-02-30' },
      { when: '2019-02-30', unread: unread('effectiveDateTime', '2019-02-30') },
    ],
    [
      'a zone beyond the last',
      { effectiveDateTime: '2019-07-01T10:00:00+14:30' },
      { when: '2019-07-01T10:00:00+14:30', unread: unread('effectiveDateTime', '2019-07-01T10:00:00+14:30') },
    ],
    [
      'an end before the beginning',
      { effectivePeriod: { start: '2019-07-02', end: '2019-07-01' } },
      { start: day('2019-07-02'), unread: unread('effectivePeriod.end', '2019-07-01') },
    ],
    [
      'two at once',
      { effectiveDateTime: '2019', effectiveInstant: '2020-01-01T00:00:00Z' },
      {
        start: moment('2019-01-01T00:00:00', 'year'),
        unread: unread('effectiveInstant', '2020-01-01T00:00:00Z'),
      },
    ],
    [
      'a time that has not come',
      { effectiveDateTime: '2026-12-02' },
      { unread: unread('effectiveDateTime', '2026-12-02') },
    ],
    [
      'a period that has not begun',
      { effectivePeriod: { start: '2030' } },
      { unread: unread('effectivePeriod.start', '2030') },
    ],
    [
      'the day on which the file came, anywhere',
      { effectiveDateTime: '2026-11-30T09:00:00+14:00' },
      { start: moment('2026-11-30T09:00:00', 'second', 840), unread: [] },
    ],
    [
      'none, though it is known when it became known',
      { issued: '2019-07-01T10:00:00Z' },
      { known: moment('2019-07-01T10:00:00', 'second', 0), unread: [] },
    ],
  ])('%s', (_, more, expected) => expect(times(more)).toEqual(expected))
  it('what is only planned may lie ahead', () =>
    expect(factOf({ ...weight, status: 'registered', effectiveDateTime: '2030' })).toMatchObject({
      start: moment('2030-01-01T00:00:00', 'year'),
      unread: [],
    }))
})
