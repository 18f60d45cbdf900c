import { coded, day, loinc, looksFor, moment, snomed, ucum, type Row } from './row.ts'

/* FHIR R4 (4.0.1), Observation: https://hl7.org/fhir/R4/observation.html. Values by hand. */

const weight = { system: loinc, code: '29463-7' }
const common = {
  resourceType: 'Observation',
  status: 'final',
  code: coded(loinc, '29463-7', 'Body weight'),
  effectiveDateTime: '2024-02-29',
}
const kilograms = (value: number) => ({ value, unit: 'kg', system: ucum, code: 'kg' })
const atLeast = (threshold: number) => ({ comparator: '>=' as const, threshold, unit: 'kg' })
const { effectiveDateTime: _, ...undated } = common

export const observations: readonly Row[] = [
  {
    says: 'a quantity with a unit',
    kind: 'observation',
    resource: {
      ...common,
      valueQuantity: kilograms(70.5),
      referenceRange: [{ low: { value: 50 }, high: { value: 90 } }],
      interpretation: [{ text: 'normal' }],
    },
    chart: {
      label: 'Body weight',
      codes: [{ system: loinc, code: '29463-7', display: 'Body weight' }],
      status: 'final',
      start: day('2024-02-29'),
      value: '70.5',
      number: 70.5,
      unit: 'kg',
      reference: '50 to 90',
      interpretation: 'normal',
    },
    without: ['end', 'flag', 'detail'],
    sought: { concept: looksFor('observation', weight, atLeast(70.5)), found: true },
  },
  {
    says: 'a quantity below what a question asks for',
    kind: 'observation',
    resource: { ...common, valueQuantity: kilograms(70.4) },
    chart: { number: 70.4 },
    sought: { concept: looksFor('observation', weight, atLeast(70.5)), found: false },
  },
  {
    says: 'a quantity with zeros at its end',
    kind: 'observation',
    resource: { ...common, valueQuantity: kilograms(70.5) },
    asWritten: ['70.5', '70.500'],
    chart: { value: '70.500', number: 70.5 },
  },
  {
    says: 'a quantity with more digits than a number holds',
    kind: 'observation',
    resource: { ...common, valueQuantity: kilograms(70.5) },
    asWritten: ['70.5', '70.123456789012345678'],
    chart: { value: '70.12' }, // of what a computer left behind four digits are shown; the source keeps the rest
  },
  {
    says: 'a quantity of which only a bound is known',
    kind: 'observation',
    resource: { ...common, valueQuantity: { ...kilograms(200), comparator: '>' } },
    chart: { value: '>200', number: 200 },
    // A bound is no number, but what is above 200 is certainly at least 100.
    sought: { concept: looksFor('observation', weight, atLeast(100)), found: true },
  },
  {
    says: 'a quantity that no living person can have',
    kind: 'observation',
    resource: { ...common, valueQuantity: kilograms(7_000) },
    chart: { value: '7000', flag: 'Body weight is usually between 0.3 and 400: check the source' },
  },
  {
    says: 'a coded value',
    kind: 'observation',
    resource: { ...common, valueCodeableConcept: coded(snomed, '260385009', 'Negative') },
    chart: { value: 'Negative' },
    without: ['number', 'unit'],
  },
  {
    says: 'a coded value with words of its own',
    kind: 'observation',
    resource: {
      ...common,
      valueCodeableConcept: { ...coded(snomed, '260385009', 'Negative'), text: 'not seen' },
    },
    chart: { value: 'not seen' },
  },
  { says: 'yes', kind: 'observation', resource: { ...common, valueBoolean: true }, chart: { value: 'yes' } },
  { says: 'no', kind: 'observation', resource: { ...common, valueBoolean: false }, chart: { value: 'no' } },
  {
    says: 'a whole number without a unit',
    kind: 'observation',
    resource: { ...common, valueInteger: 3 },
    chart: { value: '3', number: 3 },
    without: ['unit'],
  },
  {
    says: 'words for a value',
    kind: 'observation',
    resource: { ...common, valueString: 'heavier than last year' },
    chart: { value: 'heavier than last year' },
    without: ['number'],
  },
  {
    says: 'a range for a value',
    kind: 'observation',
    resource: { ...common, valueRange: { low: { value: 60 }, high: { value: 65 } } },
    chart: { value: '60 to 65' },
    without: ['number'],
  },
  {
    says: 'a titre',
    kind: 'observation',
    resource: { ...common, valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } },
    chart: { value: '1:128' },
    without: ['number'],
  },
  {
    says: 'no value, with the reason',
    kind: 'observation',
    resource: {
      ...common,
      dataAbsentReason: {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
            code: 'not-performed',
            display: 'Not Performed',
          },
        ],
      },
    },
    chart: { value: 'not recorded (Not Performed)' },
    without: ['number'],
  },
  {
    says: 'components instead of a value',
    kind: 'observation',
    resource: {
      ...common,
      code: coded(loinc, '85354-9', 'Blood pressure panel'),
      component: [
        {
          code: coded(loinc, '8480-6', 'Systolic blood pressure'),
          valueQuantity: { value: 131, unit: 'mmHg', system: ucum, code: 'mm[Hg]' },
        },
        {
          code: coded(loinc, '8462-4', 'Diastolic blood pressure'),
          valueQuantity: { value: 82, unit: 'mmHg', system: ucum, code: 'mm[Hg]' },
        },
      ],
    },
    chart: {
      components: [
        { label: 'Systolic blood pressure', value: '131', unit: 'mmHg' },
        { label: 'Diastolic blood pressure', value: '82', unit: 'mmHg' },
      ],
    },
    without: ['value', 'number'],
    sought: {
      concept: looksFor(
        'observation',
        { system: loinc, code: '8480-6' },
        { comparator: '>', threshold: 130, unit: 'mm[Hg]' },
      ),
      found: true,
    },
  },
  {
    says: 'a code in words only',
    kind: 'observation',
    resource: { ...common, code: { text: 'weight at home' } },
    chart: { label: 'weight at home' },
  },
  {
    says: 'a code in two systems',
    kind: 'observation',
    resource: {
      ...common,
      code: {
        coding: [...coded(loinc, '29463-7', 'Body weight').coding, ...coded(snomed, '27113001').coding],
      },
    },
    chart: {
      codes: [
        { system: loinc, code: '29463-7', display: 'Body weight' },
        { system: snomed, code: '27113001' },
      ],
    },
    sought: { concept: looksFor('observation', { system: snomed, code: '27113001' }), found: true },
  },
  {
    says: 'an observation of a year',
    kind: 'observation',
    resource: { ...common, effectiveDateTime: '2019' },
    chart: { start: moment('2019-01-01T00:00:00', 'year') },
  },
  {
    says: 'an observation of a month',
    kind: 'observation',
    resource: { ...common, effectiveDateTime: '2019-07' },
    chart: { start: moment('2019-07-01T00:00:00', 'month') },
  },
  {
    says: 'a time with its zone',
    kind: 'observation',
    resource: { ...common, effectiveDateTime: '2019-07-01T23:30:05-05:00' },
    chart: { start: moment('2019-07-01T23:30:05', 'second', -300) },
  },
  {
    says: 'a time without a zone, which R4 does not allow,',
    kind: 'observation',
    resource: { ...common, effectiveDateTime: '2019-07-01T23:30:05' },
    chart: { start: moment('2019-07-01T23:30:05', 'second') },
  },
  {
    says: 'a period',
    kind: 'observation',
    resource: { ...undated, effectivePeriod: { start: '2019-07-01', end: '2019-07-03' } },
    chart: { start: day('2019-07-01'), end: day('2019-07-03') },
  },
  {
    says: 'an instant',
    kind: 'observation',
    resource: { ...undated, effectiveInstant: '2019-07-01T10:00:00.5Z' },
    chart: { start: moment('2019-07-01T10:00:00.500', 'millisecond', 0) },
  },
  {
    says: 'an observation without any time',
    kind: 'observation',
    resource: { ...undated, valueQuantity: kilograms(70) },
    chart: { value: '70' },
    without: ['start', 'end'],
    sought: { concept: looksFor('observation', weight), found: false },
  },
  {
    says: 'an observation whose time is no time',
    kind: 'observation',
    resource: { ...common, effectiveDateTime: 'last spring', valueQuantity: kilograms(70) },
    chart: { value: '70' },
    without: ['start'],
  },
  {
    says: 'what was entered in error, and counts for nothing,',
    kind: 'observation',
    resource: { ...common, status: 'entered-in-error', valueQuantity: kilograms(70) },
    chart: { status: 'entered-in-error' },
    sought: { concept: looksFor('observation', weight), found: false },
  },
  {
    says: 'what was amended',
    kind: 'observation',
    resource: { ...common, status: 'amended', valueQuantity: kilograms(70) },
    chart: { status: 'amended' },
    sought: { concept: looksFor('observation', weight), found: true },
  },
  {
    says: 'a remark',
    kind: 'observation',
    resource: { ...common, note: [{ text: 'with shoes' }, { text: 'and coat' }] },
    chart: { detail: 'with shoes\nand coat' },
  },
]
