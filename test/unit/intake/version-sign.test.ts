import { describe, expect, it } from 'vitest'
import { versionSign } from '../../../electron/intake/sources/fhir/version-sign.ts'

/* From the resource pages of FHIR 1.0.2 (DSTU2), 3.0.2 (STU3), 4.0.1 (R4) and 5.0.0 (R5). */
const patient = { reference: 'Patient/1' }
const period = { start: '2020' }

describe('a resource of another release than R4', () => {
  it.each([
    ['MedicationOrder', {}, 'DSTU2'],
    ['DiagnosticOrder', {}, 'DSTU2'],
    ['ProcedureRequest', {}, 'STU3'],
    ['ReferralRequest', {}, 'STU3'],
    ['Condition', { patient }, 'DSTU2'],
    ['Condition', { subject: patient, clinicalStatus: 'active' }, 'STU3'],
    ['Condition', { subject: patient, context: { reference: 'Encounter/1' } }, 'STU3'],
    ['AllergyIntolerance', { patient, substance: { text: 'nuts' } }, 'DSTU2'],
    ['AllergyIntolerance', { patient, clinicalStatus: 'active' }, 'STU3'],
    ['MedicationRequest', { subject: patient, medication: { concept: { text: 'a' } } }, 'R5'],
    ['MedicationRequest', { subject: patient, context: { reference: 'Encounter/1' } }, 'STU3'],
    ['MedicationStatement', { subject: patient, medication: { concept: { text: 'a' } } }, 'R5'],
    ['MedicationStatement', { subject: patient, taken: 'y' }, 'STU3'],
    ['MedicationStatement', { patient, wasNotTaken: true }, 'DSTU2'],
    ['Encounter', { subject: patient, class: [{ text: 'outpatient' }] }, 'R5'],
    ['Encounter', { subject: patient, actualPeriod: period }, 'R5'],
    ['Encounter', { class: 'outpatient', patient }, 'DSTU2'],
    ['Encounter', { patient }, 'DSTU2'],
    ['Encounter', { subject: patient, reason: [{ text: 'cough' }] }, 'STU3'],
    ['Immunization', { patient, date: '2020', wasNotGiven: false }, 'DSTU2'],
    ['Immunization', { patient, date: '2020', notGiven: false }, 'STU3'],
    ['DiagnosticReport', { subject: patient, codedDiagnosis: [] }, 'STU3'],
    ['DiagnosticReport', { subject: patient, context: { reference: 'Encounter/1' } }, 'STU3'],
    ['DocumentReference', { subject: patient, indexed: '2020-01-01T00:00:00Z' }, 'STU3'],
    ['Observation', { subject: patient, comments: 'a remark' }, 'DSTU2'],
    ['Observation', { subject: patient, category: { coding: [] } }, 'DSTU2'],
    ['Observation', { subject: patient, related: [{ target: {} }] }, 'STU3'],
    ['DiagnosticReport', { subject: patient, performer: { display: 'a laboratory' } }, 'DSTU2'],
    ['MedicationRequest', { subject: patient, dosageInstruction: [{ doseQuantity: { value: 1 } }] }, 'STU3'],
    ['MedicationRequest', { subject: patient, requester: { agent: { display: 'Dr. A' } } }, 'STU3'],
    ['MedicationStatement', { subject: patient, dosage: [{ doseRange: {} }] }, 'STU3'],
    ['MedicationDispense', { subject: patient, notDone: true }, 'STU3'],
    ['CarePlan', { subject: patient, context: {} }, 'STU3'],
    ['Goal', { subject: patient, status: 'active' }, 'STU3'],
    ['Observation', { subject: patient, comment: 'a remark' }, 'STU3'],
    ['Observation', { subject: patient, context: { reference: 'Encounter/1' } }, 'STU3'],
    ['Patient', { careProvider: [] }, 'DSTU2'],
    ['Patient', { animal: {} }, 'STU3'],
    ['Procedure', { subject: patient, occurrenceDateTime: '2020' }, 'R5'],
    ['Procedure', { subject: patient, notPerformed: false }, 'DSTU2'],
    ['Procedure', { subject: patient, notDone: false }, 'STU3'],
    ['QuestionnaireResponse', { subject: patient, context: { reference: 'Encounter/1' } }, 'STU3'],
  ])('%s %j is known as such', (type, members, release) =>
    expect(versionSign(type, members)).toContain(release),
  )
})

describe('a resource of R4', () => {
  it.each([
    ['Condition', { subject: patient, clinicalStatus: { coding: [] }, encounter: {}, recordedDate: '2020' }],
    ['AllergyIntolerance', { patient, clinicalStatus: { coding: [] }, code: {} }],
    ['MedicationRequest', { subject: patient, medicationReference: {}, encounter: {} }],
    ['MedicationStatement', { subject: patient, medicationCodeableConcept: {}, context: {} }],
    ['MedicationAdministration', { subject: patient, context: {} }],
    ['Encounter', { subject: patient, class: { code: 'AMB' }, reasonCode: [], period }],
    ['Immunization', { patient, occurrenceDateTime: '2020', recorded: '2020' }],
    ['Immunization', { patient, occurrenceString: 'in spring' }],
    ['DiagnosticReport', { subject: patient, encounter: {}, conclusionCode: [] }],
    ['DocumentReference', { subject: patient, date: '2020-01-01T00:00:00Z', context: {} }],
    ['Observation', { subject: patient, note: [], encounter: {}, category: [] }],
    [
      'MedicationRequest',
      { subject: patient, dosageInstruction: [{ doseAndRate: [{ doseQuantity: {} }] }], requester: {} },
    ],
    ['MedicationDispense', { subject: patient, context: {}, statusReasonCodeableConcept: {} }],
    ['CarePlan', { subject: patient, encounter: {}, status: 'active' }],
    ['Goal', { subject: patient, lifecycleStatus: 'active' }],
    ['Patient', { generalPractitioner: [], link: [] }],
    ['Procedure', { subject: patient, performedDateTime: '2020', encounter: {} }],
    ['toString', {}],
  ])('%s %j shows no other release', (type, members) => expect(versionSign(type, members)).toBeUndefined())
})
