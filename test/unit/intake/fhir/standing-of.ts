import { factOf } from './reading.ts'

/*
 * Whether what a resource says is so, by R4's (4.0.1) definitions of its status words:
 * https://hl7.org/fhir/R4/valueset-observation-status.html, valueset-event-status.html,
 * valueset-medicationrequest-status.html, valueset-medication-statement-status.html,
 * valueset-medication-admin-status.html, valueset-medicationdispense-status.html,
 * valueset-immunization-status.html, valueset-encounter-status.html,
 * valueset-document-reference-status.html, valueset-composition-status.html, valueset-history-status.html,
 * valueset-questionnaire-answers-status.html, valueset-request-status.html, valueset-goal-status.html,
 * valueset-device-status.html, valueset-device-statement-status.html
 */

export const subject = { reference: 'Patient/p' }
/** What it is about. */
export const code = { text: 'something' }
const calledPatient = new Set(['AllergyIntolerance', 'Immunization', 'FamilyMemberHistory', 'Device'])
/** Such a resource about somebody and something. */
export const of = (resourceType: string, more: object) => ({
  resourceType,
  id: 'x',
  ...(calledPatient.has(resourceType) ? { patient: subject } : { subject }),
  code,
  vaccineCode: code,
  description: code,
  relationship: code,
  ...more,
})
export const standing = (type: string, more: object) => factOf(of(type, more)).standing
