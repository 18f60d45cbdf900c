import { describe, expect, it } from 'vitest'
import { reasonOf } from './reading.ts'
import { code, of, standing } from './standing-of.ts'

const results = {
  'registered': 'planned',
  'preliminary': 'uncertain',
  'final': 'happened',
  'amended': 'happened',
  'corrected': 'happened',
  'cancelled': 'not-done',
  'entered-in-error': 'retracted',
  'unknown': 'unknown',
}
const begun = {
  'in-progress': 'happened',
  'on-hold': 'happened',
  'stopped': 'happened',
  'completed': 'happened',
  'entered-in-error': 'retracted',
  'unknown': 'unknown',
}
/** Type, what its words mean, and what else it needs. */
type Row = [type: string, words: Readonly<Record<string, string>>, more: object]
const plainly: ReadonlyArray<[string, Readonly<Record<string, string>>, object?]> = [
  ['Observation', results],
  ['DiagnosticReport', { ...results, partial: 'uncertain', appended: 'happened' }],
  ['Procedure', { ...begun, 'preparation': 'planned', 'not-done': 'not-done' }],
  ['MedicationAdministration', { ...begun, 'not-done': 'not-done' }, { medicationCodeableConcept: code }],
  [
    'MedicationStatement',
    {
      'active': 'happened',
      'completed': 'happened',
      'entered-in-error': 'retracted',
      'intended': 'planned',
      'stopped': 'happened',
      'on-hold': 'happened',
      'unknown': 'unknown',
      'not-taken': 'not-done',
    },
    { medicationCodeableConcept: code },
  ],
  [
    'MedicationRequest',
    {
      'active': 'happened',
      'on-hold': 'happened',
      'cancelled': 'not-done',
      'completed': 'happened',
      'entered-in-error': 'retracted',
      'stopped': 'happened',
      'draft': 'planned',
      'unknown': 'unknown',
    },
    { medicationCodeableConcept: code, intent: 'order' },
  ],
  [
    'MedicationDispense',
    {
      'preparation': 'planned',
      'in-progress': 'planned',
      'cancelled': 'not-done',
      'on-hold': 'planned',
      'completed': 'happened',
      'entered-in-error': 'retracted',
      'stopped': 'unknown',
      'declined': 'not-done',
      'unknown': 'unknown',
    },
    { medicationCodeableConcept: code },
  ],
  ['Immunization', { 'completed': 'happened', 'entered-in-error': 'retracted', 'not-done': 'not-done' }],
  [
    'Encounter',
    {
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
  ],
  ['DocumentReference', { 'current': 'happened', 'superseded': 'happened', 'entered-in-error': 'retracted' }],
  [
    'FamilyMemberHistory',
    {
      'partial': 'happened',
      'completed': 'happened',
      'entered-in-error': 'retracted',
      'health-unknown': 'unknown',
    },
  ],
  [
    'QuestionnaireResponse',
    {
      'in-progress': 'uncertain',
      'completed': 'happened',
      'amended': 'happened',
      'entered-in-error': 'retracted',
      'stopped': 'happened',
    },
  ],
  ...(['ServiceRequest', 'CarePlan'] as const).map(
    type =>
      [
        type,
        {
          'draft': 'planned',
          'active': 'planned',
          'on-hold': 'planned',
          'revoked': 'not-done',
          'completed': 'happened',
          'entered-in-error': 'retracted',
          'unknown': 'unknown',
        },
        { intent: 'order' },
      ] satisfies Row,
  ),
  [
    'Device',
    { 'active': 'happened', 'inactive': 'happened', 'entered-in-error': 'retracted', 'unknown': 'unknown' },
  ],
  [
    'DeviceUseStatement',
    {
      'active': 'happened',
      'completed': 'happened',
      'entered-in-error': 'retracted',
      'intended': 'planned',
      'stopped': 'happened',
      'on-hold': 'happened',
    },
    { device: { display: 'hearing aid' } },
  ],
]

const byStatus: Row[] = plainly.map(([type, words, more = {}]) => [type, words, more])

describe.each(byStatus)('%s', (type, words, more) => {
  it.each(Object.entries(words))('%s is %s', (word, is) => {
    const found = standing(type, { ...more, status: word })
    expect(found.is).toBe(is)
    const usual = is === 'happened' || (is === 'planned' && word === 'active')
    expect(found.because).toEqual(usual ? undefined : { element: 'status', word })
  })
  it('with a status that is none of R4’s is turned away', () =>
    expect(reasonOf(of(type, { ...more, status: 'finall' }))).toBe('quarantine.unknown-status'))
  if (type === 'Device') return // R4 asks a device for no status
  it('without a status is turned away', () => expect(reasonOf(of(type, more))).toBe('quarantine.incomplete'))
  it('whose status its source says it does not know is unknown', () =>
    expect(
      standing(type, { ...more, _status: { extension: [{ url: 'urn:absent', valueCode: 'unknown' }] } }).is,
    ).toBe('unknown'))
})

describe('a goal', () => {
  it.each([
    ['proposed', 'planned'],
    ['planned', 'planned'],
    ['accepted', 'planned'],
    ['active', 'planned'],
    ['on-hold', 'planned'],
    ['completed', 'happened'],
    ['cancelled', 'not-done'],
    ['rejected', 'not-done'],
    ['entered-in-error', 'retracted'],
  ])('%s is %s', (lifecycleStatus, is) => expect(standing('Goal', { lifecycleStatus }).is).toBe(is))
})
