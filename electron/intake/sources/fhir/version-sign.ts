import { elements, isElement, type Element } from './json.ts'

type Shows = (resource: Element) => boolean
/** A release, and what of a resource can only have been written for it. */
type Sign = readonly [version: string, shows: Shows]

const has =
  (...names: string[]): Shows =>
  resource =>
    names.some(name => resource[name] !== undefined)
const isText =
  (name: string): Shows =>
  resource =>
    typeof resource[name] === 'string'
const isObject =
  (name: string): Shows =>
  resource =>
    isElement(resource[name])
const isList =
  (name: string): Shows =>
  resource =>
    Array.isArray(resource[name])
const any =
  (...signs: Shows[]): Shows =>
  resource =>
    signs.some(shows => shows(resource))
/** R4 moved a dose's amount one level down, into doseAndRate. */
const dosesAsEarlier =
  (name: string): Shows =>
  resource =>
    resource[name] !== undefined &&
    elements(resource[name]).some(
      each => each['doseQuantity'] !== undefined || each['doseRange'] !== undefined,
    )
const asksByAgent: Shows = resource =>
  isElement(resource['requester']) && resource['requester']['agent'] !== undefined
const always: Shows = () => true

const EARLY = 'DSTU2 or STU3'
const renamed: readonly Sign[] = [[EARLY, always]]
/** R4 says when a vaccine was given in these; their absence beside an older member gives the older release away. */
const saysWhenGiven = has('occurrenceDateTime', 'occurrenceString')

/** By resource type, in the order in which they are looked for. */
const signs: Readonly<Record<string, readonly Sign[]>> = {
  MedicationOrder: renamed,
  DiagnosticOrder: renamed,
  ProcedureRequest: renamed,
  ReferralRequest: renamed,
  Condition: [
    ['DSTU2', has('patient')],
    ['STU3', any(isText('clinicalStatus'), has('context'))],
  ],
  AllergyIntolerance: [[EARLY, any(isText('clinicalStatus'), has('substance'))]],
  MedicationRequest: [
    ['R5', isObject('medication')],
    ['STU3', any(has('context'), dosesAsEarlier('dosageInstruction'), asksByAgent)],
    [EARLY, has('wasNotTaken', 'taken')],
  ],
  MedicationStatement: [
    ['R5', isObject('medication')],
    [EARLY, any(has('wasNotTaken', 'taken'), dosesAsEarlier('dosage'))],
  ],
  MedicationDispense: [
    ['R5', isObject('medication')],
    ['STU3', any(has('notDone'), dosesAsEarlier('dosageInstruction'))],
  ],
  CarePlan: [[EARLY, has('context')]],
  Goal: [[EARLY, has('status')]],
  Encounter: [
    ['R5', any(has('actualPeriod'), isList('class'))],
    ['DSTU2', any(isText('class'), isObject('patient'))],
    ['STU3', has('reason')],
  ],
  Immunization: [
    [EARLY, resource => has('notGiven', 'wasNotGiven', 'date')(resource) && !saysWhenGiven(resource)],
  ],
  DiagnosticReport: [
    ['DSTU2', any(isObject('category'), isObject('performer'))],
    [EARLY, has('codedDiagnosis', 'context')],
  ],
  DocumentReference: [[EARLY, has('indexed', 'created')]],
  Observation: [
    ['DSTU2', any(has('comments'), isObject('category'))],
    ['STU3', has('comment', 'context')],
    [EARLY, has('related')],
  ],
  Patient: [[EARLY, has('animal', 'careProvider')]],
  Procedure: [
    ['R5', has('occurrenceDateTime', 'occurrencePeriod')],
    [EARLY, has('notDone', 'notPerformed', 'context')],
  ],
  QuestionnaireResponse: [['STU3', has('context')]],
}

/** What gives a resource away as written for another release than R4; undefined where nothing does. */
export function versionSign(type: string, resource: Element): string | undefined {
  const known = Object.hasOwn(signs, type) ? signs[type] : undefined
  return known?.find(([, shows]) => shows(resource))?.[0]
}
