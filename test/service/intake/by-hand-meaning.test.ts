import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FactKind } from '../../../shared/domain/fact.ts'
import { say } from '../../../shared/words/message.ts'
import { draftOf, entered, measured, type Draft, type Stated } from '../../fixtures/entries.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'

let room: IntakeRoom
beforeAll(() => {
  room = intakeRoom()
})
afterAll(() => room.end())

const loinc = (code: string, text: string) => ({ codes: [{ system: 'http://loinc.org', code }], text })
const systolic = loinc('8480-6', 'Systolic pressure')
const day = (iso: string) => ({ clock: Date.parse(iso), precision: 'day', offsetMinutes: null })
const uncertain = (is: string, word: string) => ({ is, because: { element: 'certainty', word } })

/** What a clinician states, and the line of the chart that it must become. */
const stated: ReadonlyArray<readonly [what: string, stated: Stated, kind: FactKind, line: object]> = [
  ['a number, as it was written', measured('4.10'), 'observation', { value: '4.10', unit: 'mmol/L' }],
  [
    'a number below what can be measured',
    measured('0.5', { comparator: '<' }),
    'observation',
    { value: '<0.5' },
  ],
  [
    'a result in words',
    { is: 'measurement', key: 'k', what: loinc('5778-6', 'Colour of urine'), words: 'amber' },
    'observation',
    { label: 'Colour of urine', value: 'amber' },
  ],
  [
    'a blood pressure',
    {
      is: 'measurement',
      key: 'k',
      what: loinc('85354-9', 'Blood pressure'),
      parts: [
        { what: systolic, value: '120', unit: 'mmHg' },
        { what: loinc('8462-4', 'Diastolic pressure'), value: '80', unit: 'mmHg' },
      ],
    },
    'observation',
    {
      label: 'Blood pressure',
      components: [
        { label: 'Systolic pressure', value: '120', unit: 'mmHg' },
        { label: 'Diastolic pressure', value: '80', unit: 'mmHg' },
      ],
    },
  ],
  [
    'an implausible number, kept and flagged',
    { is: 'measurement', key: 'k', what: systolic, value: '1200', unit: 'mmHg' },
    'observation',
    { value: '1200', flag: say('result.implausible', { label: 'Systolic pressure', low: 40, high: 300 }) },
  ],
  [
    'a temperature in degrees that only the analyte makes certain',
    { is: 'measurement', key: 'k', what: loinc('8310-5', 'Temperature'), value: '101', unit: 'F' },
    'observation',
    { value: '101', unit: 'F' },
  ],
  [
    'what the laboratory said of it on the telephone',
    measured('6.9', { interpretation: 'HH' }),
    'observation',
    { interpretation: 'Critical high' },
  ],
  [
    'a diagnosis with its day and its end',
    { is: 'condition', key: 'k', what: { text: 'Pneumonia' }, happened: '2026-02-01', until: '2026-02-20' },
    'condition',
    { label: 'Pneumonia', standing: { is: 'happened' }, start: day('2026-02-01'), end: day('2026-02-20') },
  ],
  [
    'a suspicion, which is none yet',
    { is: 'condition', key: 'k', what: { text: 'Tuberculosis' }, certainty: 'suspected' },
    'condition',
    { standing: uncertain('uncertain', 'suspected') },
  ],
  [
    'what was looked for and is not there',
    { is: 'condition', key: 'k', what: { text: 'Malaria' }, certainty: 'refuted' },
    'condition',
    { standing: uncertain('absent', 'refuted') },
  ],
  [
    'a medicine with its dose',
    {
      is: 'medicine',
      key: 'k',
      what: { text: 'Amoxicillin' },
      role: 'prescribed',
      dose: { value: '500', unit: 'mg', times: 3, per: 'day', route: 'oral' },
    },
    'medication',
    {
      label: 'Amoxicillin',
      detail: say('fact.role-and-more', { role: 'request', more: '500 mg, 3 / d, oral' }),
    },
  ],
  [
    'what became of her',
    { is: 'outcome', key: 'k', what: { text: 'Readmitted' }, words: 'heart failure' },
    'observation',
    { label: 'Readmitted', value: 'heart failure' },
  ],
  [
    'that an outcome came about, without more words',
    { is: 'outcome', key: 'k', what: { text: 'Recovered' } },
    'observation',
    { value: say('result.answered', { answer: 'yes' }) },
  ],
  [
    'an operation with what came of it',
    {
      is: 'procedure',
      key: 'k',
      what: { text: 'Appendectomy' },
      outcome: 'uneventful',
      complications: ['wound infection'],
    },
    'procedure',
    {
      label: 'Appendectomy',
      detail: 'uneventful, wound infection',
      standing: { is: 'happened' },
      start: day('2026-03-04'),
    },
  ],
  [
    'what is to be done, which has not happened',
    { is: 'plan', key: 'k', what: { text: 'Come back for a chest film' }, until: '2999-04-01' },
    'plan',
    { label: 'Come back for a chest film', standing: { is: 'planned' }, end: day('2999-04-01') },
  ],
  [
    'what claims to have happened after it was written: kept, and its time left unread',
    measured('4.1', { happened: '2999-01-01' }),
    'observation',
    { unread: 1, datedBy: 'recorded' },
  ],
]

describe('what is stated by hand', () => {
  it.each(stated)('%s', async (_what, statement, kind, line) => {
    const { facts } = await entered(room, draftOf({ facts: [statement] }))
    const { patient } = facts[0]!
    const { rows } = await room.patients.facts({ patient, kind, offset: 0, limit: 10 })
    expect(rows).toEqual([expect.objectContaining(line)])
  })

  it.each([
    [
      'an allergy stands in the banner',
      { is: 'allergy', key: 'k', what: { text: 'Penicillin' }, reactions: ['rash'], criticality: 'high' },
      {
        allergies: [{ label: 'Penicillin', isCertain: true, criticality: 'high', reactions: ['rash'] }],
        noKnownAllergies: [],
        allergiesRecorded: true,
      },
    ],
    [
      'one that is suspected too, as not certain',
      { is: 'allergy', key: 'k', what: { text: 'Latex' }, certainty: 'suspected' },
      { allergies: [{ label: 'Latex', isCertain: false, reactions: [] }] },
    ],
    [
      'that somebody asked and there is none is no allergy, and no silence',
      { is: 'no-known-allergy', key: 'k' },
      { allergies: [], noKnownAllergies: ['No known allergy'], allergiesRecorded: true },
    ],
  ] as ReadonlyArray<readonly [string, Stated, object]>)('%s', async (_what, statement, banner) => {
    const { facts } = await entered(room, draftOf({ facts: [statement] }))
    expect(await room.patients.open({ patient: facts[0]!.patient })).toMatchObject(banner)
  })

  it('is one series with what a laboratory measured in another unit', async () => {
    const glucose = loinc('2345-7', 'Glucose')
    const at = (key: string, value: string, unit: string): Stated => ({
      is: 'measurement',
      key,
      what: glucose,
      value,
      unit,
    })
    const { facts } = await entered(
      room,
      draftOf({ facts: [at('a', '90', 'mg/dL'), at('b', '5', 'mmol/L')] }),
    )
    const { patient } = facts[0]!
    const asked = { patient, system: 'http://loinc.org', code: '2345-7', unit: 'mg/dL' }
    const { points } = await room.patients.series(asked)
    // 5 mmol/L of glucose, 180.156 g/mol, are 90.08 mg/dL: shown no more exact than they were written.
    expect(points.map(each => each.value).toSorted()).toEqual([90, 90])
  })

  it('is answered with what is unlikely of it, at once', async () => {
    const { facts } = await entered(
      room,
      draftOf({ facts: [{ is: 'measurement', key: 's', what: systolic, value: '12', unit: 'mm[Hg]' }] }),
    )
    expect(facts[0]!.flag?.key).toBe('result.implausible')
  })
})

const impossible: ReadonlyArray<
  readonly [what: string, draft: Partial<Draft>, places: Record<string, string>]
> = [
  ['a day that never was', { happened: '2026-02-30' }, { happened: 'entry.no-date' }],
  ['a day in words', { happened: 'yesterday' }, { happened: 'entry.no-date' }],
  [
    'a birth date that is none',
    { person: { name: 'Ada Invented', sex: 'female', birth: '03/02/1950' } },
    { 'person.birth': 'entry.no-date' },
  ],
  ['a decimal comma', { facts: [measured('4,1')] }, { 'facts.0.value': 'entry.no-number' }],
  ['a comparator inside the number', { facts: [measured('<4')] }, { 'facts.0.value': 'entry.no-number' }],
  [
    'a unit that is none',
    { facts: [measured('4', { unit: 'mmol/xyz' })] },
    { 'facts.0.unit': 'entry.no-unit' },
  ],
  [
    'a measurement without a result',
    { facts: [{ is: 'measurement', key: 'k', what: systolic }] },
    { 'facts.0': 'entry.no-result' },
  ],
  ['two results in one', { facts: [measured('4', { words: 'high' })] }, { 'facts.0': 'entry.no-result' }],
  [
    'a unit of words',
    { facts: [{ is: 'measurement', key: 'k', what: systolic, words: 'high', unit: 'mmHg' }] },
    { 'facts.0': 'entry.no-result' },
  ],
  [
    'a part that is none',
    { facts: [{ is: 'measurement', key: 'k', what: systolic, parts: [{ what: systolic, value: 'high' }] }] },
    { 'facts.0.parts.0.value': 'entry.no-number' },
  ],
  [
    'a fact that does not say what it is',
    { facts: [{ is: 'condition', key: 'k', what: {} }] },
    { 'facts.0.what': 'entry.no-name' },
  ],
  [
    'an end before the beginning',
    {
      facts: [
        { is: 'condition', key: 'k', what: { text: 'Flu' }, happened: '2026-03-04', until: '2026-03-03' },
      ],
    },
    { 'facts.0.until': 'entry.ends-before' },
  ],
  [
    'a dose that is no number',
    {
      facts: [
        {
          is: 'medicine',
          key: 'k',
          what: { text: 'X' },
          role: 'given',
          dose: { value: 'two', unit: 'tablets' },
        },
      ],
    },
    { 'facts.0.dose.value': 'entry.no-number' },
  ],
  ['two facts of one key', { facts: [measured('4'), measured('5')] }, { 'facts.1.key': 'entry.same-key' }],
  [
    'nothing at all about somebody who is here already',
    { facts: [], person: { patient: 1 } },
    { facts: 'entry.nothing-stated' },
  ],
  [
    'a visit before the birth',
    { person: { name: 'Ada Invented', sex: 'female', birth: '2026-04' }, happened: '2026-03-04' },
    { 'person.birth': 'entry.before-birth' },
  ],
  [
    'several at once, each told',
    { happened: '2026-13', facts: [measured('x'), measured('4', { key: 'b', unit: '??' })] },
    { 'happened': 'entry.no-date', 'facts.0.value': 'entry.no-number', 'facts.1.unit': 'entry.no-unit' },
  ],
]

describe('what cannot be is refused with its place and a remedy, and nothing is signed', () => {
  it.each(impossible)('%s', async (_what, more, places) => {
    const before = await room.library.imports({})
    const answer = await room.intake.enter({ requestId: 'request-impossible', draft: draftOf(more) })
    if (answer.kind !== 'impossible') throw new Error('It was entered.')
    expect(Object.fromEntries(answer.faults.map(({ place, reason }) => [place, reason.key]))).toEqual(places)
    for (const { reason, remedy } of answer.faults) expect(remedy.key).toBe(`${reason.key}-remedy`)
    expect(await room.library.imports({})).toEqual(before)
  })

  it.each([
    ['a year that ends no sooner than a day of it begins', '2026-03-04', '2026'],
    ['the same day', '2026-03-04T15:00', '2026-03-04'],
  ])('but %s can be', async (_what, happened, until) => {
    await entered(
      room,
      draftOf({ facts: [{ is: 'condition', key: 'k', what: { text: 'Flu' }, happened, until }] }),
    )
  })
})
