import type { Said } from '../../../../shared/domain/facts/columns.ts'
import type { Standing } from '../../../../shared/domain/fact.ts'

/** R4's words for the status of a resource, and the one that is taken where the source had a word of its own. */
interface Words {
  readonly known: readonly string[]
  readonly usual: Readonly<Record<Standing['is'], string>>
}
const everywhere = { retracted: 'entered-in-error', unknown: 'unknown' } as const

const events: Words = {
  known: ['preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', 'unknown'],
  usual: {
    ...everywhere,
    'happened': 'completed',
    'planned': 'preparation',
    'not-done': 'not-done',
    'uncertain': 'unknown',
    'absent': 'completed',
  },
}
const requests: Words = {
  known: ['draft', 'active', 'on-hold', 'revoked', 'cancelled', 'completed', 'stopped', 'unknown'],
  usual: {
    ...everywhere,
    'happened': 'active',
    'planned': 'draft',
    'not-done': 'cancelled',
    'uncertain': 'unknown',
    'absent': 'active',
  },
}
const results: Words = {
  known: ['registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'unknown'],
  usual: {
    ...everywhere,
    'happened': 'final',
    'planned': 'registered',
    'not-done': 'cancelled',
    'uncertain': 'preliminary',
    'absent': 'final',
  },
}
const of = (known: string, usual: Partial<Words['usual']>, like: Words): Words => ({
  known: known.split(' '),
  usual: { ...like.usual, ...usual },
})

const words: Readonly<Record<string, Words>> = {
  Observation: results,
  DiagnosticReport: of(`${results.known.join(' ')} partial appended`, {}, results),
  MedicationRequest: requests,
  MedicationStatement: of(
    'active completed intended stopped on-hold unknown not-taken',
    { 'happened': 'active', 'planned': 'intended', 'not-done': 'not-taken', 'absent': 'active' },
    events,
  ),
  MedicationAdministration: of('in-progress not-done on-hold completed stopped unknown', {}, events),
  MedicationDispense: of(
    'preparation in-progress cancelled on-hold completed stopped declined unknown',
    { 'not-done': 'cancelled' },
    events,
  ),
  Procedure: events,
  Immunization: of(
    'completed not-done',
    // R4 has no word for what is not known of a vaccination.
    { planned: 'not-done', uncertain: 'completed', unknown: 'completed' },
    events,
  ),
  Encounter: of(
    'planned arrived triaged in-progress onleave finished cancelled unknown',
    { 'happened': 'finished', 'planned': 'planned', 'not-done': 'cancelled', 'absent': 'finished' },
    events,
  ),
  DocumentReference: of(
    'current superseded',
    {
      'happened': 'current',
      'planned': 'current',
      'not-done': 'current',
      'uncertain': 'current',
      'absent': 'current',
      'unknown': 'current',
    },
    events,
  ),
  FamilyMemberHistory: of(
    'partial completed health-unknown',
    { 'unknown': 'health-unknown', 'uncertain': 'partial', 'planned': 'partial', 'not-done': 'partial' },
    events,
  ),
  QuestionnaireResponse: of(
    'in-progress completed amended stopped',
    { 'uncertain': 'in-progress', 'planned': 'in-progress', 'not-done': 'stopped', 'unknown': 'in-progress' },
    events,
  ),
  CarePlan: of(requests.known.join(' '), { planned: 'active' }, requests),
  ServiceRequest: of(requests.known.join(' '), { planned: 'active' }, requests),
  Goal: of(
    'proposed planned accepted active on-hold completed cancelled rejected',
    {
      'happened': 'completed',
      'planned': 'active',
      'not-done': 'cancelled',
      'uncertain': 'proposed',
      'unknown': 'proposed',
    },
    requests,
  ),
  Device: of('active inactive', { happened: 'active', unknown: 'unknown' }, events),
  DeviceUseStatement: of(
    'active completed intended stopped on-hold',
    { 'happened': 'active', 'planned': 'intended', 'not-done': 'stopped', 'unknown': 'active' },
    events,
  ),
}

/** The status of a fact as a resource of this type: its source's own word where R4 has it. */
export function statusOf(type: string, { status, standing }: Pick<Said, 'status' | 'standing'>): string {
  const { known, usual } = words[type]!
  if (standing.is === 'retracted') return usual.retracted
  return known.includes(status) ? status : usual[standing.is]
}
