import { say, type Term } from '../../words/message.ts'
import type { Statement } from '../entry.ts'
import type { Code } from '../facts/concept.ts'
import type { AsaClass } from './asa.ts'
import { isCode, logbookCodes, type ClavienGrade } from './codes.ts'
import type { OutcomeKind } from './outcome.ts'
import type { OperatingRole } from './roles.ts'

/** What something is called in the language of whoever enters it. */
type Name = (term: Term) => string

/** An operation as it is logged. `codes`: those under which the record knows one of that name. */
export interface LoggedOperation {
  readonly what: string
  readonly codes?: readonly Code[] | undefined
  readonly asa?: AsaClass | undefined
  readonly role?: OperatingRole | undefined
}

/** That it is an operation, whatever its words and codes say: by this measures and the logbook find it. */
const asOperation = (codes: readonly Code[]): Code[] => [
  ...codes.filter(each => !isCode(each, logbookCodes.operation)),
  logbookCodes.operation,
]

/** What a logged operation states. Pure; its day is the form's. */
export function statedOfOperation({ what, codes = [], asa, role }: LoggedOperation, name: Name): Statement[] {
  const operation: Statement = {
    is: 'procedure',
    key: 'operation',
    what: { text: what, codes: asOperation(codes) },
    complications: [],
    ...(role && { role }),
  }
  if (asa === undefined) return [operation]
  const label = { text: name(say('template.asa')), codes: [logbookCodes.asa] }
  return [operation, { is: 'measurement', key: 'asa', what: label, words: asa, parts: [] }]
}

/** An outcome as it is entered. `grade` of a complication; `words`: what it was. */
export type EnteredOutcome =
  | { readonly is: Exclude<OutcomeKind, 'complication'>; readonly words?: string | undefined }
  | { readonly is: 'complication'; readonly grade: ClavienGrade; readonly words?: string | undefined }

/** The codes by which an outcome is found again. */
function codesOf(outcome: EnteredOutcome): Code[] {
  switch (outcome.is) {
    case 'well':
      return [logbookCodes.alive]
    case 'died':
      return [logbookCodes.dead]
    case 'infection':
      return [logbookCodes.infection]
    case 'return':
      return [logbookCodes.operation]
    case 'complication':
      return [logbookCodes.clavien[outcome.grade]]
    case 'readmission':
      return [] // it is found by its class
  }
}

/**
 * What an outcome states, so that measures count it as they count the same from a file: an infection is a diagnosis, a
 * return to theatre an operation, a readmission a stay. Pure; its day is the form's.
 */
export function statedOfOutcome(outcome: EnteredOutcome, name: Name): Statement[] {
  const { is, words } = outcome
  const grade = outcome.is === 'complication' ? outcome.grade : ''
  const what = { text: name(say('logbook.told', { is, grade })), codes: codesOf(outcome) }
  const told = { key: is, what, ...(words !== undefined && { note: words }) }
  if (is === 'infection') return [{ is: 'condition', ...told, certainty: 'confirmed' }]
  if (is === 'return') return [{ is: 'procedure', ...told, complications: [] }]
  if (is === 'readmission') return [{ is: 'stay', ...told }]
  return [{ is: 'outcome', ...told }]
}
