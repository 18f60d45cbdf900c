import { describe, expect, it } from 'vitest'
import type { Dose } from '../../../../shared/domain/facts/medication.ts'
import {
  coded,
  concept,
  day,
  factOf,
  moment,
  plain,
  reasonOf,
  rxnorm,
  ucum,
  withoutPlace,
} from './reading.ts'

/*
 * FHIR R4 (4.0.1): https://hl7.org/fhir/R4/medicationrequest.html, medicationstatement.html,
 * medicationadministration.html, medicationdispense.html, dosage.html, datatypes.html#Timing. Facts by hand.
 */

const metformin = coded(rxnorm, '6809', 'metformin')
const of = (type: string) => ({
  resourceType: type,
  id: 'x',
  subject: { reference: 'Patient/p' },
  medicationCodeableConcept: metformin,
})
const bare = (type: string) => ({
  kind: 'medication',
  ...plain(type),
  concept: concept(rxnorm, '6809', 'metformin'),
  categories: [],
  doses: [],
  ingredients: [],
})
const request = { ...of('MedicationRequest'), status: 'active', intent: 'order' }
const read = (resource: object) => withoutPlace(factOf(resource))
const amount = (value: number, unit: string) => ({ value, text: String(value), unit })
const words = (text: string) => ({ codes: [], text })

describe('a prescription', () => {
  it('says when it was written, by whom, why, for how long and instead of what', () =>
    expect(
      read({
        ...request,
        authoredOn: '2022-05-04',
        requester: { reference: 'Practitioner/d' },
        recorder: { display: 'a nurse' },
        reasonCode: [{ text: 'diabetes' }],
        category: [{ text: 'outpatient' }],
        priorPrescription: { reference: 'MedicationRequest/before' },
        dispenseRequest: {
          validityPeriod: { start: '2022-05-04', end: '2023' },
          numberOfRepeatsAllowed: 3,
          quantity: { value: 60, unit: 'tablet' },
          expectedSupplyDuration: { value: 4, unit: 'weeks', system: ucum, code: 'wk' },
        },
        substitution: { allowedCodeableConcept: { text: 'generic' } },
      }),
    ).toEqual({
      ...bare('MedicationRequest'),
      role: 'request',
      status: 'active',
      intent: 'order',
      recorded: day('2022-05-04'),
      parties: [
        { role: 'requester', identity: 'Practitioner/d@clinic' },
        { role: 'recorder', name: 'a nurse' },
      ],
      reasons: [words('diabetes')],
      categories: [words('outpatient')],
      links: [{ role: 'replaces', identity: 'MedicationRequest/before@clinic' }],
      supply: {
        from: day('2022-05-04'),
        until: moment('2023-01-01T00:00:00', 'year'),
        repeats: 3,
        quantity: amount(60, 'tablet'),
        days: 28,
      },
      substitution: words('generic'),
    }))

  it.each(['months', 'constructor'])('a supply of %s is kept as it is, as nobody can tell its days', unit => {
    const months = { value: 3, unit, system: ucum, code: unit === 'months' ? 'mo' : unit }
    const found = read({ ...request, dispenseRequest: { expectedSupplyDuration: months } })
    expect(found).not.toHaveProperty('supply')
    expect(found.qualifiers).toEqual([
      {
        name: 'dispenseRequest.expectedSupplyDuration',
        value: { kind: 'quantity', value: 3, text: '3', unit, unitCode: months.code },
      },
    ])
  })

  it('of a medication elsewhere names it, by its display for now', () =>
    expect(
      read({
        ...request,
        medicationCodeableConcept: undefined,
        medicationReference: { reference: 'Medication/m', display: 'some tablets' },
      }),
    ).toMatchObject({
      concept: words('some tablets'),
      links: [{ role: 'medication', identity: 'Medication/m@clinic', words: 'some tablets' }],
    }))

  it('of nothing is turned away', () =>
    expect(reasonOf({ ...request, medicationCodeableConcept: undefined })).toBe('quarantine.incomplete'))

  it('spans its doses, and has no end where one dose has none', () => {
    const dose = (start?: string, end?: string) => ({ timing: { repeat: { boundsPeriod: { start, end } } } })
    const span = (...doses: object[]) => {
      const { start, end } = factOf({ ...request, dosageInstruction: doses })
      return [start, end]
    }
    expect(span(dose('2024-02-01', '2024-03-01'), dose('2024-01-01', '2024-02-01'))).toEqual([
      day('2024-01-01'),
      day('2024-03-01'),
    ])
    expect(span(dose('2024-02-01', '2024-03-01'), dose('2024-03-01'))).toEqual([day('2024-02-01'), undefined])
    expect(span({ text: 'daily' })).toEqual([undefined, undefined])
  })
  it('may begin in the future', () =>
    expect(
      factOf({ ...request, dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2030' } } } }] })
        .unread,
    ).toEqual([]))
})

describe('a dose', () => {
  const dose = (dosage: object): Dose => {
    const fact = factOf({ ...request, dosageInstruction: [dosage] })
    if (fact.kind !== 'medication') throw new Error('This is no medication.')
    return fact.doses[0]!
  }
  const nothing = { most: [], instructions: [] }
  it.each<[string, object, Dose]>([
    ['in words', { text: 'one in the morning' }, { ...nothing, text: 'one in the morning' }],
    [
      'of an amount by a way',
      {
        doseAndRate: [{ doseQuantity: { value: 500, unit: 'mg' } }],
        route: { text: 'oral' },
        method: { text: 'swallow' },
        site: { text: 'mouth' },
      },
      {
        ...nothing,
        amount: { low: amount(500, 'mg'), high: amount(500, 'mg') },
        route: words('oral'),
        method: words('swallow'),
        site: words('mouth'),
      },
    ],
    [
      'of one or two',
      { doseAndRate: [{ doseRange: { low: { value: 1 }, high: { value: 2 } } }] },
      { ...nothing, amount: { low: { value: 1, text: '1' }, high: { value: 2, text: '2' } } },
    ],
    [
      'as a rate by the hour',
      {
        doseAndRate: [
          {
            rateRatio: {
              numerator: { value: 100, unit: 'mL', system: ucum, code: 'mL' },
              denominator: { value: 1, unit: 'h', system: ucum, code: 'h' },
            },
          },
        ],
      },
      {
        ...nothing,
        rate: {
          low: { ...amount(100, 'mL/h'), unitCode: 'mL/h' },
          high: { ...amount(100, 'mL/h'), unitCode: 'mL/h' },
        },
      },
    ],
    [
      'as a rate by eight hours',
      {
        doseAndRate: [
          {
            rateRatio: {
              numerator: { value: 100, unit: 'mL', system: ucum, code: 'mL' },
              denominator: { value: 8, unit: 'h', system: ucum, code: 'h' },
            },
          },
        ],
      },
      {
        ...nothing,
        rate: {
          low: { ...amount(100, 'mL/8 h'), unitCode: 'mL/(8.h)' },
          high: { ...amount(100, 'mL/8 h'), unitCode: 'mL/(8.h)' },
        },
      },
    ],
    [
      'two or three times each day or two',
      { timing: { repeat: { frequency: 2, frequencyMax: 3, period: 1, periodMax: 2, periodUnit: 'd' } } },
      {
        ...nothing,
        frequency: { times: 2, timesMost: 3, period: 1, periodMost: 2, periodUnit: 'd', words: [] },
      },
    ],
    [
      'in the source’s words for when',
      {
        timing: {
          code: { text: 'BID' },
          repeat: { dayOfWeek: ['mon'], timeOfDay: ['08:00:00'], when: ['AC'] },
        },
      },
      { ...nothing, frequency: { words: ['BID', 'mon', '08:00:00', 'AC'] } },
    ],
    ['as needed', { asNeededBoolean: true }, { ...nothing, asNeeded: true }],
    [
      'as needed for something',
      { asNeededCodeableConcept: { text: 'pain' } },
      { ...nothing, asNeeded: words('pain') },
    ],
    [
      'with a limit and instructions',
      {
        maxDosePerPeriod: { numerator: { value: 4, unit: 'g' }, denominator: { value: 1, unit: 'd' } },
        additionalInstruction: [{ text: 'with food' }],
        patientInstruction: 'Do not chew.',
      },
      { most: ['4 g / 1 d'], instructions: ['with food', 'Do not chew.'] },
    ],
    [
      'for a time',
      { timing: { repeat: { boundsPeriod: { start: '2024-01-10', end: '2024-04-10' } } } },
      { ...nothing, start: day('2024-01-10'), end: day('2024-04-10') },
    ],
  ])('%s', (_, dosage, expected) => expect(dose(dosage)).toEqual(expected))
})

describe('what was taken, given and handed out', () => {
  it('a statement says when it was so and when somebody said so', () =>
    expect(
      read({
        ...of('MedicationStatement'),
        status: 'active',
        effectivePeriod: { start: '2021-03', end: '2022-05-04' },
        dateAsserted: '2022-05-05',
        informationSource: { display: 'her daughter' },
        context: { reference: 'Encounter/e' },
        dosage: [{ text: 'one daily' }],
      }),
    ).toEqual({
      ...bare('MedicationStatement'),
      role: 'statement',
      status: 'active',
      start: moment('2021-03-01T00:00:00', 'month'),
      end: day('2022-05-04'),
      recorded: day('2022-05-05'),
      parties: [{ role: 'informant', name: 'her daughter' }],
      links: [{ role: 'encounter', identity: 'Encounter/e@clinic' }],
      doses: [{ text: 'one daily', most: [], instructions: [] }],
    }))
  it('an administration says its dose at once, and on whose request', () =>
    expect(
      read({
        ...of('MedicationAdministration'),
        status: 'completed',
        effectiveDateTime: '2022-05-04T08:00:00+02:00',
        request: { reference: 'MedicationRequest/r' },
        performer: [{ function: { text: 'nurse' }, actor: { display: 'N.' } }],
        dosage: { text: '500 mg by mouth', dose: { value: 500, unit: 'mg' }, route: { text: 'oral' } },
      }),
    ).toEqual({
      ...bare('MedicationAdministration'),
      role: 'administration',
      status: 'completed',
      start: moment('2022-05-04T08:00:00', 'second', 120),
      parties: [{ role: 'performer', name: 'N.', as: 'nurse' }],
      links: [{ role: 'based-on', identity: 'MedicationRequest/r@clinic' }],
      doses: [
        {
          text: '500 mg by mouth',
          amount: { low: amount(500, 'mg'), high: amount(500, 'mg') },
          route: words('oral'),
          most: [],
          instructions: [],
        },
      ],
    }))
  it('a dispense begins when it was handed over, not when it was prepared', () =>
    expect(
      read({
        ...of('MedicationDispense'),
        status: 'completed',
        quantity: { value: 90, unit: 'tablet' },
        daysSupply: { value: 90 },
        whenPrepared: '2024-01-10',
        whenHandedOver: '2024-01-11',
        authorizingPrescription: [{ reference: 'MedicationRequest/r' }],
      }),
    ).toEqual({
      ...bare('MedicationDispense'),
      role: 'dispense',
      status: 'completed',
      start: day('2024-01-11'),
      supply: { quantity: amount(90, 'tablet'), days: 90 },
      links: [{ role: 'based-on', identity: 'MedicationRequest/r@clinic' }],
      qualifiers: [{ name: 'whenPrepared', value: { kind: 'text', text: '2024-01-10' } }],
    }))
})
