import type { End } from '../../../../shared/domain/frame.ts'
import type { Gap } from '../../../../shared/domain/answer.ts'

/*
 * Odd people, one a row, written down as the FHIR R4 that a practice would send of her. What must become of each is
 * worked out by hand from the rules that the questions promise (docs/decisions, "who was watched until when"), never
 * from what the program says.
 */

export const systems = {
  atc: 'http://www.whocc.no/atc',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  loinc: 'http://loinc.org',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  snomed: 'http://snomed.info/sct',
  ucum: 'http://unitsofmeasure.org',
  terms: 'http://terminology.hl7.org/CodeSystem',
} as const

export type Resource = Readonly<Record<string, unknown>>
export const concept = (system: string, code: string) => ({ coding: [{ system, code }] })
const { atc, icd10, loinc, terms, ucum } = systems

/** The two treatments, the disease, what bars her, the outcome and the result that the question names. */
export const codes = {
  gliflozin: concept(atc, 'A10BK01'),
  glimepiride: concept(atc, 'A10BB12'),
  diabetes: concept(icd10, 'E11.9'),
  dialysis: concept(icd10, 'Z99.2'),
  heartFailure: concept(icd10, 'I50.9'),
} as const

/** A resource about her; the room gives it an id, and says whose it is. */
export const made = (resourceType: string, body: Resource): Resource => ({ resourceType, ...body })

export const visit = (on: string, more: Resource = {}) =>
  made('Encounter', {
    status: 'finished',
    class: { system: `${terms}/v3-ActCode`, code: 'AMB' },
    period: { start: on, end: on },
    ...more,
  })

const medicine = (code: Resource) => ({ medicationCodeableConcept: code })
export const order = (on: string | undefined, code: Resource = codes.gliflozin, more: Resource = {}) =>
  made('MedicationRequest', {
    status: 'completed',
    intent: 'order',
    ...medicine(code),
    ...(on !== undefined && { authoredOn: on }),
    ...more,
  })
export const statement = (on: string | undefined, code: Resource = codes.gliflozin, more: Resource = {}) =>
  made('MedicationStatement', {
    status: 'completed',
    ...medicine(code),
    ...(on !== undefined && { effectiveDateTime: on }),
    ...more,
  })
export const administration = (on: string, more: Resource = {}) =>
  made('MedicationAdministration', {
    status: 'completed',
    ...medicine(codes.gliflozin),
    effectiveDateTime: on,
    ...more,
  })
export const dispense = (on: string, more: Resource = {}) =>
  made('MedicationDispense', {
    status: 'completed',
    ...medicine(codes.gliflozin),
    whenHandedOver: on,
    ...more,
  })

export const verified = (word: string) => ({
  verificationStatus: concept(`${terms}/condition-ver-status`, word),
})
export const diagnosis = (on: string | undefined, code: Resource, more: Resource = {}) =>
  made('Condition', {
    ...verified('confirmed'),
    code,
    ...(on !== undefined && { onsetDateTime: on }),
    ...more,
  })
export const failure = (on: string | undefined, more: Resource = {}) =>
  diagnosis(on, codes.heartFailure, more)

export const hba1c = (on: string | undefined, value: number, unit = '%', more: Resource = {}) =>
  made('Observation', {
    status: 'final',
    code: concept(loinc, '4548-4'),
    ...(on !== undefined && { effectiveDateTime: on }),
    valueQuantity: { value, unit, system: ucum, code: unit },
    ...more,
  })
export const below = (value: number, unit = '%') => ({
  valueQuantity: { value, unit, comparator: '<', system: ucum, code: unit },
})

/** She is in: how she began, and until when she was watched. */
export interface Within {
  readonly arm: 'gliflozin' | 'glimepiride'
  readonly on: string
  readonly days: number
  readonly end: End
  /** Only the month or the year of the outcome is known. */
  readonly isRough?: true
  /** Her last HbA1c of the year before, in per cent, or why there is none. */
  readonly hba1c?: number | Gap
}
/** Or she is set aside, at the step of which the product says these words. */
export interface Aside {
  readonly unless: string
}

export interface Odd {
  readonly what: string
  /** What a Patient says of her beside her name. */
  readonly her?: Resource
  /** Absent: a visit, and diabetes, at the beginning of 2020; seen in the next year, and again in June 2024. */
  readonly history?: readonly Resource[]
  readonly has: readonly Resource[]
  readonly is: Within | Aside
}

/** The first day of 2022, on which most of them begin: two years after they were first seen. */
export const DAY_ONE = '2022-01-01'
/** The year after it has 365 days. */
export const gliflozin = (change: Partial<Within> = {}): Within => ({
  arm: 'gliflozin',
  on: DAY_ONE,
  days: 365,
  end: 'horizon',
  ...change,
})
export const usualHistory: readonly Resource[] = [
  visit('2020-01-01'),
  diagnosis('2020-01-01', codes.diabetes),
  visit('2021-03-01'),
  visit('2024-06-01'),
]

const unless = (words: string): Aside => ({ unless: words })
/** What the product says of those who are left after each step. */
export const aside = {
  neverBegan: unless('began gliflozin or glimepiride'),
  notSeenLongEnough: unless('had been seen here for 365 days before'),
  notNew: unless('had neither in the 365 days before'),
  both: unless('did not begin both on the same day'),
  startUnknown: unless('have a first day that is known, not only its month or year'),
  notAsked: unless('met the population on that day'),
  impossible: unless('have dates in an order that is possible'),
  hadItBefore: unless('had no heart failure in the 365 days before'),
  orderUnknown: unless('have an outcome whose order beside the first and the last day is known'),
} as const
