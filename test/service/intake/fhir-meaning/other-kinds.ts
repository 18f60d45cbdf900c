import { coded, day, loinc, looksFor, moment, snomed, status, type Row } from './row.ts'

/* FHIR R4 (4.0.1), each resource's page under https://hl7.org/fhir/R4/. Values by hand. */

const asthma = { system: snomed, code: '195967001' }
const condition = {
  resourceType: 'Condition',
  clinicalStatus: status('condition-clinical', 'active'),
  verificationStatus: status('condition-ver-status', 'confirmed'),
  code: coded(snomed, '195967001', 'Asthma'),
}
const metformin = { system: 'http://www.whocc.no/atc', code: 'A10BA02' }
const medicine = coded(metformin.system, metformin.code, 'metformin')
const request = { resourceType: 'MedicationRequest', status: 'active', intent: 'order' }
const appendectomy = { system: snomed, code: '80146002' }
const procedure = {
  resourceType: 'Procedure',
  status: 'completed',
  code: coded(snomed, '80146002', 'Appendectomy'),
}
const document = {
  resourceType: 'DocumentReference',
  status: 'current',
  description: 'Letter',
  date: '2022-05-04T10:00:00Z',
}
const attached = (contentType: string, words: string) => ({
  content: [{ attachment: { contentType, data: Buffer.from(words).toString('base64') } }],
})

export const conditions: readonly Row[] = [
  {
    says: 'a condition with its onset',
    kind: 'condition',
    resource: { ...condition, onsetDateTime: '2012-05', recordedDate: '2020-01-01' },
    chart: {
      label: 'Asthma',
      codes: [{ ...asthma, display: 'Asthma' }],
      status: 'active',
      start: moment('2012-05-01T00:00:00', 'month'),
    },
    without: ['end'],
    sought: { concept: looksFor('condition', asthma), found: true },
  },
  {
    says: 'a condition from one time to another',
    kind: 'condition',
    resource: { ...condition, onsetPeriod: { start: '2012-05-01', end: '2013' } },
    chart: { start: day('2012-05-01') },
  },
  {
    says: 'a condition that was refuted',
    kind: 'condition',
    resource: {
      ...condition,
      verificationStatus: status('condition-ver-status', 'refuted'),
      onsetDateTime: '2012-05-01',
    },
    chart: { detail: 'refuted' },
    sought: { concept: looksFor('condition', asthma), found: false },
  },
  {
    says: 'a condition entered in error, which R4 writes without a clinical status,',
    kind: 'condition',
    resource: {
      resourceType: 'Condition',
      code: condition.code,
      verificationStatus: status('condition-ver-status', 'entered-in-error'),
      onsetDateTime: '2012-05-01',
    },
    chart: { status: '', detail: 'entered-in-error' },
    sought: { concept: looksFor('condition', asthma), found: false },
  },
]

export const medications: readonly Row[] = [
  {
    says: 'a prescription',
    kind: 'medication',
    resource: {
      ...request,
      medicationCodeableConcept: medicine,
      authoredOn: '2022-05-04',
      dosageInstruction: [{ text: 'one in the morning' }, { text: 'one at night' }],
    },
    chart: {
      label: 'metformin',
      codes: [{ ...metformin, display: 'metformin' }],
      status: 'active',
      start: day('2022-05-04'),
      detail: 'request, one in the morning; one at night',
    },
    sought: { concept: looksFor('medication', metformin), found: true },
  },
  {
    says: 'a prescription of a medication it contains',
    kind: 'medication',
    resource: {
      ...request,
      contained: [
        { resourceType: 'Medication', id: 'other', code: { text: 'another' } },
        { resourceType: 'Medication', id: 'm1', code: medicine },
      ],
      medicationReference: { reference: '#m1' },
      authoredOn: '2022-05-04',
    },
    chart: { label: 'metformin' },
    sought: { concept: looksFor('medication', metformin), found: true },
  },
  {
    says: 'a prescription of a medication that is nowhere, by the words beside the reference,',
    kind: 'medication',
    resource: {
      ...request,
      medicationReference: { reference: 'Medication/nowhere', display: 'some tablets' },
    },
    chart: { label: 'some tablets' },
  },
  {
    says: 'what a patient says she takes',
    kind: 'medication',
    resource: {
      resourceType: 'MedicationStatement',
      status: 'active',
      medicationCodeableConcept: medicine,
      effectivePeriod: { start: '2021-03', end: '2022-05-04' },
    },
    chart: { start: moment('2021-03-01T00:00:00', 'month'), end: day('2022-05-04'), detail: 'statement' },
  },
  {
    says: 'what was given',
    kind: 'medication',
    resource: {
      resourceType: 'MedicationAdministration',
      status: 'completed',
      medicationCodeableConcept: medicine,
      effectiveDateTime: '2022-05-04T08:00:00+02:00',
      dosage: { text: '500 mg by mouth' },
    },
    chart: {
      start: moment('2022-05-04T08:00:00', 'second', 120),
      status: 'completed',
      detail: 'administration, 500 mg by mouth',
    },
  },
]

export const others: readonly Row[] = [
  {
    says: 'a procedure on a day, with its reason,',
    kind: 'procedure',
    resource: {
      ...procedure,
      performedDateTime: '2001-02-03',
      reasonCode: [coded(snomed, '74400008', 'Appendicitis')],
    },
    chart: { label: 'Appendectomy', start: day('2001-02-03'), detail: 'Appendicitis', status: 'completed' },
    sought: { concept: looksFor('procedure', appendectomy), found: true },
  },
  {
    says: 'a procedure from one time to another',
    kind: 'procedure',
    resource: {
      ...procedure,
      performedPeriod: { start: '2001-02-03T10:00:00Z', end: '2001-02-03T11:30:00Z' },
    },
    chart: {
      start: moment('2001-02-03T10:00:00', 'second', 0),
      end: moment('2001-02-03T11:30:00', 'second', 0),
    },
  },
  {
    says: 'a vaccination',
    kind: 'immunization',
    resource: {
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode: coded('http://hl7.org/fhir/sid/cvx', '140', 'Influenza'),
      occurrenceDateTime: '2022-10',
    },
    chart: { label: 'Influenza', start: moment('2022-10-01T00:00:00', 'month'), status: 'completed' },
  },
  {
    says: 'an allergy with what it does to her',
    kind: 'allergy',
    resource: {
      resourceType: 'AllergyIntolerance',
      clinicalStatus: status('allergyintolerance-clinical', 'active'),
      code: coded(snomed, '91935009', 'Allergy to peanut'),
      criticality: 'high',
      onsetDateTime: '2004',
      reaction: [{ manifestation: [coded(snomed, '39579001', 'Anaphylaxis'), { text: 'hives' }] }],
    },
    chart: {
      label: 'Allergy to peanut',
      status: 'active',
      start: moment('2004-01-01T00:00:00', 'year'),
      detail: 'high, Anaphylaxis, hives',
    },
  },
  {
    says: 'a report with its conclusion',
    kind: 'report',
    resource: {
      resourceType: 'DiagnosticReport',
      status: 'final',
      code: coded(loinc, '24604-1', 'Mammogram'),
      effectivePeriod: { start: '2022-05-04' },
      conclusion: 'Nothing unusual.',
    },
    chart: { label: 'Mammogram', start: day('2022-05-04'), detail: 'Nothing unusual.', status: 'final' },
    without: ['end'],
  },
  {
    says: 'a visit',
    kind: 'encounter',
    resource: {
      resourceType: 'Encounter',
      status: 'finished',
      class: {
        system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
        code: 'AMB',
        display: 'ambulatory',
      },
      type: [coded(snomed, '185349003', 'Check up')],
      period: { start: '2022-05-04T09:00:00Z', end: '2022-05-04T09:20:00Z' },
      reasonCode: [{ text: 'cough' }],
    },
    chart: {
      label: 'Check up',
      start: moment('2022-05-04T09:00:00', 'second', 0),
      end: moment('2022-05-04T09:20:00', 'second', 0),
      detail: 'ambulatory, cough',
    },
    sought: { concept: looksFor('encounter', { system: snomed, code: '185349003' }), found: true },
  },
  {
    says: 'a letter in plain text, letters beyond ASCII included,',
    kind: 'document',
    resource: { ...document, ...attached('text/plain; charset=utf-8', 'Zoë is well.') },
    chart: { label: 'Letter', detail: 'Zoë is well.', start: moment('2022-05-04T10:00:00', 'second', 0) },
  },
  {
    says: 'a letter in markup, as its words alone,',
    kind: 'document',
    resource: {
      ...document,
      ...attached('text/html', '<p>She is <b>very</b> well.</p><script>bad()</script>'),
    },
    chart: { detail: 'She is very well.' },
  },
  {
    says: 'a scanned letter, which has no words yet,',
    kind: 'document',
    resource: { ...document, ...attached('application/pdf', '%PDF-1.7 not words') },
    chart: { label: 'Letter' },
    without: ['detail'],
  },
]

/** What R4 says in words that are easily passed over: ends, refusals, and whom it is about. */
export const notSo: readonly Row[] = [
  {
    says: 'a word of which only a part is marked up',
    kind: 'document',
    resource: { ...document, ...attached('text/html', '<p>H<sub>2</sub>O</p>') },
    chart: { detail: 'H2O' },
  },
  {
    says: 'the end of a condition',
    kind: 'condition',
    resource: { ...condition, onsetDateTime: '2012-05-01', abatementDateTime: '2013-06-01' },
    chart: { end: day('2013-06-01') },
  },
  {
    says: 'a prescription that says not to take something',
    kind: 'medication',
    resource: {
      ...request,
      doNotPerform: true,
      medicationCodeableConcept: medicine,
      authoredOn: '2022-05-04',
    },
    chart: {},
    sought: { concept: looksFor('medication', metformin), found: false },
  },
  {
    says: 'what a patient says she does not take',
    kind: 'medication',
    resource: {
      resourceType: 'MedicationStatement',
      status: 'not-taken',
      medicationCodeableConcept: medicine,
      effectiveDateTime: '2022-05-04',
    },
    chart: {},
    sought: { concept: looksFor('medication', metformin), found: false },
  },
  {
    says: 'what was not given',
    kind: 'medication',
    resource: {
      resourceType: 'MedicationAdministration',
      status: 'not-done',
      medicationCodeableConcept: medicine,
      effectiveDateTime: '2022-05-04',
    },
    chart: {},
    sought: { concept: looksFor('medication', metformin), found: false },
  },
  {
    says: 'a procedure that was not done',
    kind: 'procedure',
    resource: { ...procedure, status: 'not-done', performedDateTime: '2001-02-03' },
    chart: {},
    sought: { concept: looksFor('procedure', appendectomy), found: false },
  },
  {
    says: 'an observation about her unborn child',
    kind: 'observation',
    resource: {
      resourceType: 'Observation',
      status: 'final',
      code: coded(loinc, '29463-7', 'Body weight'),
      effectiveDateTime: '2024-02-29',
      focus: [{ reference: 'RelatedPerson/fetus' }],
    },
    chart: {},
    sought: { concept: looksFor('observation', { system: loinc, code: '29463-7' }), found: false },
  },
]
