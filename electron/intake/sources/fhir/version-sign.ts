import { isElement, type Element } from './json.ts'

const textual = (value: unknown) => typeof value === 'string'

/** What gives a resource away as written for another release than R4; undefined where nothing does. */
export function versionSign(type: string, resource: Element): string | undefined {
  const has = (name: string) => resource[name] !== undefined
  switch (type) {
    case 'MedicationOrder':
    case 'DiagnosticOrder':
    case 'ProcedureRequest':
    case 'ReferralRequest':
      return 'DSTU2 or STU3'
    case 'Condition':
      return has('patient')
        ? 'DSTU2'
        : textual(resource['clinicalStatus']) || has('context')
          ? 'STU3'
          : undefined
    case 'AllergyIntolerance':
      return textual(resource['clinicalStatus']) || has('substance') ? 'DSTU2 or STU3' : undefined
    case 'MedicationRequest':
    case 'MedicationStatement':
      return isElement(resource['medication'])
        ? 'R5'
        : type === 'MedicationRequest' && has('context')
          ? 'STU3'
          : has('wasNotTaken') || has('taken')
            ? 'DSTU2 or STU3'
            : undefined
    case 'Encounter':
      return has('actualPeriod') || Array.isArray(resource['class'])
        ? 'R5'
        : textual(resource['class'])
          ? 'DSTU2'
          : isElement(resource['patient'])
            ? 'DSTU2'
            : has('reason')
              ? 'STU3'
              : undefined
    case 'Immunization':
      return (has('notGiven') || has('wasNotGiven') || has('date')) &&
        !has('occurrenceDateTime') &&
        !has('occurrenceString')
        ? 'DSTU2 or STU3'
        : undefined
    case 'DiagnosticReport':
      return has('codedDiagnosis') || has('context') ? 'DSTU2 or STU3' : undefined
    case 'DocumentReference':
      return has('indexed') || has('created') ? 'DSTU2 or STU3' : undefined
    case 'Observation':
      return has('comments') ? 'DSTU2' : has('comment') || has('context') ? 'STU3' : undefined
    case 'Patient':
      return has('animal') || has('careProvider') ? 'DSTU2 or STU3' : undefined
    case 'Procedure':
      return has('occurrenceDateTime') || has('occurrencePeriod')
        ? 'R5'
        : has('notDone') || has('notPerformed') || has('context')
          ? 'DSTU2 or STU3'
          : undefined
    case 'QuestionnaireResponse':
      return has('context') ? 'STU3' : undefined
    default:
      return undefined
  }
}
