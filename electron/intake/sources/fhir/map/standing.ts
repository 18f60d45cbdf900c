import type { Concept, Standing } from '../../../../../shared/domain/fact.ts'
import { elements, listed, text, type Element } from '../json.ts'

type Is = Standing['is']
type Words = Readonly<Record<string, Is>>

/* What R4's status words mean, from each resource's page and value set. A word that is not here is none of R4's. */

const results: Words = {
  'registered': 'planned',
  'preliminary': 'uncertain',
  'final': 'happened',
  'amended': 'happened',
  'corrected': 'happened',
  'cancelled': 'not-done',
  'entered-in-error': 'retracted',
  'unknown': 'unknown',
}
/** An order for a medicine that is on hold is to go on later (R4): it had begun. */
const requests: Words = {
  'draft': 'planned',
  'active': 'happened',
  'on-hold': 'happened',
  'revoked': 'not-done',
  'cancelled': 'not-done',
  'completed': 'happened',
  'stopped': 'happened',
  'entered-in-error': 'retracted',
  'unknown': 'unknown',
}
/** What is done over a time: once it is on hold or stopped, it had begun. */
const events: Words = {
  'preparation': 'planned',
  'intended': 'planned',
  'in-progress': 'happened',
  'active': 'happened',
  'completed': 'happened',
  'on-hold': 'happened',
  'stopped': 'happened',
  'not-done': 'not-done',
  'not-taken': 'not-done',
  'entered-in-error': 'retracted',
  'unknown': 'unknown',
}
/** A plan is no event: while it is active, what it plans is still to come. */
const plans: Words = { ...requests, 'active': 'planned', 'on-hold': 'planned' }

const words: Readonly<Record<string, Words>> = {
  Observation: results,
  DiagnosticReport: { ...results, partial: 'uncertain', appended: 'happened' },
  MedicationRequest: requests,
  MedicationStatement: events,
  MedicationAdministration: events,
  MedicationDispense: {
    ...events,
    'in-progress': 'planned',
    'on-hold': 'planned',
    'cancelled': 'not-done',
    'declined': 'not-done',
    'stopped': 'unknown',
  },
  Procedure: events,
  Immunization: { 'completed': 'happened', 'not-done': 'not-done', 'entered-in-error': 'retracted' },
  Encounter: {
    'planned': 'planned',
    'arrived': 'happened',
    'triaged': 'happened',
    'in-progress': 'happened',
    'onleave': 'happened',
    'finished': 'happened',
    'cancelled': 'not-done',
    'entered-in-error': 'retracted',
    'unknown': 'unknown',
  },
  DocumentReference: { 'current': 'happened', 'superseded': 'happened', 'entered-in-error': 'retracted' },
  FamilyMemberHistory: {
    'partial': 'happened',
    'completed': 'happened',
    'health-unknown': 'unknown',
    'entered-in-error': 'retracted',
  },
  QuestionnaireResponse: {
    'in-progress': 'uncertain',
    'completed': 'happened',
    'amended': 'happened',
    'stopped': 'happened',
    'entered-in-error': 'retracted',
  },
  CarePlan: plans,
  ServiceRequest: plans,
  Goal: {
    'proposed': 'planned',
    'planned': 'planned',
    'accepted': 'planned',
    'active': 'planned',
    'on-hold': 'planned',
    'completed': 'happened',
    'cancelled': 'not-done',
    'rejected': 'not-done',
    'entered-in-error': 'retracted',
  },
  Device: {
    'active': 'happened',
    'inactive': 'happened',
    'entered-in-error': 'retracted',
    'unknown': 'unknown',
  },
  DeviceUseStatement: events,
}
const clinical: Words = {
  active: 'happened',
  recurrence: 'happened',
  relapse: 'happened',
  inactive: 'happened',
  remission: 'happened',
  resolved: 'happened',
}
const verification: Words = {
  'unconfirmed': 'uncertain',
  'presumed': 'uncertain',
  'provisional': 'uncertain',
  'differential': 'uncertain',
  'confirmed': 'happened',
  'refuted': 'absent',
  'entered-in-error': 'retracted',
}
const intents: Words = {
  'proposal': 'planned',
  'plan': 'planned',
  'option': 'planned',
  'directive': 'happened',
  'order': 'happened',
  'original-order': 'happened',
  'reflex-order': 'happened',
  'filler-order': 'happened',
  'instance-order': 'happened',
}
const docStatuses: Words = {
  'preliminary': 'uncertain',
  'final': 'happened',
  'amended': 'happened',
  'entered-in-error': 'retracted',
}

const usualOfPlans: ReadonlySet<string> = new Set(['active', 'accepted', 'planned'])

/** What R4 asks for, and without which nobody can say whether a thing happened. */
const statusIsOptional = new Set(['Device', 'Condition', 'AllergyIntolerance'])
const withIntent = new Set(['MedicationRequest', 'ServiceRequest', 'CarePlan'])
const statusElement = (type: string) => (type === 'Goal' ? 'lifecycleStatus' : 'status')

/** SNOMED CT codes by which a list says that somebody asked and there is nothing to list. */
const absentCodes: ReadonlySet<string> = new Set([
  '160244002', // No known allergies
  '716186003', // No known allergy
  '409137002', // No known drug allergy
  '429625007', // No known food allergy
  '428607008', // No known environmental allergy
  '428197003', // No known insect allergy
  '716184000', // No known latex allergy
  '716220001', // No known animal allergy
  '1003774007', // No known Hevea brasiliensis latex allergy
  '160245001', // No current problems or disability
  '787481004', // No known medications
  '787480003', // No known procedures
])
const ABSENT_UNKNOWN = /\/absent-unknown-uv-ips$/
const SNOMED = 'http://snomed.info/sct'
const absentWords = /^(?:no known\b|no current (?:problems?|medications?)\b|nkd?a$|nil known\b)/i
/** Kinds that are lists of what a person has: only there does "none" stand for a whole list. */
const lists = new Set([
  'AllergyIntolerance',
  'Condition',
  'MedicationStatement',
  'MedicationRequest',
  'Procedure',
  'Immunization',
  'DeviceUseStatement',
])

function saysNone({ codes, text: own }: Concept): Standing | undefined {
  for (const { system, code, display } of codes) {
    const because = { element: 'code', word: display ?? code }
    if (system === SNOMED && absentCodes.has(code)) return { is: 'absent', because }
    if (ABSENT_UNKNOWN.test(system)) {
      if (code.startsWith('no-known-')) return { is: 'absent', because }
      if (code.startsWith('no-') && code.endsWith('-info')) return { is: 'unknown', because }
    }
  }
  const called = own ?? codes[0]?.display
  return called !== undefined && absentWords.test(called.trim())
    ? { is: 'absent', because: { element: 'code', word: called } }
    : undefined
}

/** The code of a CodeableConcept that is one of these words; its words where it has no such code. */
export function wordIn(concept: unknown, known: Words): string | undefined {
  const [first] = elements(concept)
  if (!first) return undefined
  const codes = elements(first['coding']).flatMap(each => text(each['code']) ?? [])
  const word = codes.find(code => Object.hasOwn(known, code))
  return word ?? codes[0] ?? text(first['text'])?.toLowerCase()
}
export const clinicalWord = (resource: Element) => wordIn(resource['clinicalStatus'], clinical)
export const verificationWord = (resource: Element) => wordIn(resource['verificationStatus'], verification)

/** Why a standing cannot be told: a status that R4 asks for and that is not there, or a word that is none of R4's. */
export interface NoStanding {
  readonly fault: 'missing' | 'not-in-value-set'
  readonly element: string
}

const said = (is: Is, name: string, word: string): Standing =>
  is === 'happened' ? { is } : { is, because: { element: name, word } }

function byStatus(type: string, resource: Element): Standing | NoStanding {
  const name = statusElement(type)
  const status = resource[name]
  if (status === undefined) {
    if (statusIsOptional.has(type)) return { is: 'happened' }
    // R4 lets a sender say that the status is not known, in an extension beside it.
    if (resource[`_${name}`] !== undefined) return { is: 'unknown', because: { element: name, word: '' } }
    return { fault: 'missing', element: name }
  }
  const known = words[type]!
  if (typeof status !== 'string' || !Object.hasOwn(known, status))
    return { fault: 'not-in-value-set', element: name }
  const is = known[status]!
  // What is a plan by its nature is planned while it goes on: nobody expects otherwise.
  return usualOfPlans.has(status) && (known === plans || type === 'Goal') ? { is } : said(is, name, status)
}

function byConceptStatus(resource: Element): Standing {
  const verified = verificationWord(resource)
  const state = clinicalWord(resource)
  if (verified !== undefined) {
    const is = Object.hasOwn(verification, verified) ? verification[verified]! : 'unknown'
    if (is !== 'happened') return said(is, 'verificationStatus', verified)
  }
  if (state !== undefined && !Object.hasOwn(clinical, state)) return said('unknown', 'clinicalStatus', state)
  return { is: 'happened' }
}

function byIntent(type: string, resource: Element): Standing | NoStanding | undefined {
  const { doNotPerform } = resource
  if (doNotPerform === true) return said('not-done', 'doNotPerform', 'true')
  // Whoever wrote anything but true or false here meant something that must not be guessed.
  if (doNotPerform !== undefined && doNotPerform !== false)
    return { fault: 'not-in-value-set', element: 'doNotPerform' }
  if (!withIntent.has(type)) return undefined
  const { intent } = resource
  if (intent === undefined) return { is: 'unknown', because: { element: 'intent', word: '' } }
  if (typeof intent !== 'string' || !Object.hasOwn(intents, intent))
    return { fault: 'not-in-value-set', element: 'intent' }
  const is = intents[intent]!
  return is === 'happened' ? undefined : said(is, 'intent', intent)
}

/** "The value is not available because the observation procedure was not performed" (R4, data-absent-reason). */
const NOT_PERFORMED = 'not-performed'
const isUnperformed = ({ dataAbsentReason }: Element) =>
  elements(dataAbsentReason).some(each => elements(each['coding']).some(({ code }) => code === NOT_PERFORMED))

const isStanding = (found: Standing | NoStanding): found is Standing => 'is' in found

function withReason(standing: Standing, reason: string | undefined): Standing {
  return standing.is === 'not-done' && reason !== undefined
    ? { is: 'not-done', because: { element: 'statusReason', word: reason } }
    : standing
}

/**
 * Whether what a resource says is so. What takes it back or denies it comes before what doubts it, and that before what
 * only plans it. `reason`: the words of its statusReason.
 */
export function standingOf(
  type: string,
  resource: Element,
  concept: Concept,
  reason: string | undefined,
): Standing | NoStanding {
  const stated = Object.hasOwn(words, type) ? byStatus(type, resource) : byConceptStatus(resource)
  if (!isStanding(stated) || stated.is === 'retracted') return stated
  const intended = byIntent(type, resource)
  if (intended !== undefined && !isStanding(intended)) return intended
  if (intended?.is === 'not-done') return intended
  if (stated.is === 'not-done') return withReason(stated, reason)
  if (type === 'DocumentReference') {
    const word = text(resource['docStatus'])
    const is = word !== undefined && Object.hasOwn(docStatuses, word) ? docStatuses[word]! : undefined
    if (is !== undefined && is !== 'happened') return said(is, 'docStatus', word!)
  }
  if (type === 'Observation' && resource['component'] === undefined && isUnperformed(resource))
    return said('not-done', 'dataAbsentReason', NOT_PERFORMED)
  const none = stated.is === 'happened' && lists.has(type) ? saysNone(concept) : undefined
  if (none) return none
  return intended ?? stated
}

/** Whether a resource carries rules that nobody here knows, under which it may mean something else. */
export const hasForeignRules = (resource: Element): boolean => listed(resource['implicitRules']).length > 0
