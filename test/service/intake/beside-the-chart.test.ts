import { ends } from '../../../shared/domain/frame.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bundle, hba1c, patient, to, written } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/* What a banner says must not be given, and what medicines are said to have been taken. */
let room: IntakeRoom
let folder: string
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => room.end())

const day = (clock: number | undefined) =>
  clock === undefined ? 'open' : new Date(clock).toISOString().slice(0, 10)
const daysAgo = (n: number) => day(Date.now() - n * 86_400_000)
const only = async () => (await room.patients.list({ query: '', offset: 0, limit: 2 })).rows[0]!.patient

const allergy = (name: string, verification: string, clinical = 'active') => ({
  resourceType: 'AllergyIntolerance',
  id: name,
  patient: to('Patient/1'),
  code: { text: name },
  clinicalStatus: { coding: [{ code: clinical }] },
  verificationStatus: { coding: [{ code: verification }] },
})

it('an allergy that nobody confirmed is not forgotten, and not said to be certain', async () => {
  const none = {
    ...allergy('none', 'unconfirmed'),
    code: {
      coding: [
        {
          system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips',
          code: 'no-allergy-info',
        },
      ],
    },
  }
  const { verificationStatus: _not, ...asked } = none
  await room.import([
    bundle(
      folder,
      patient('1', 'Ann Reed'),
      allergy('penicillin', 'unconfirmed'),
      allergy('latex', 'confirmed'),
      allergy('egg', 'unconfirmed', 'resolved'),
      allergy('sulfa', 'refuted'),
      allergy('nut', 'entered-in-error'),
      asked,
    ),
  ])
  const { allergies } = await room.patients.open({ patient: await only() })
  expect(allergies.map(each => [each.label, each.isCertain]).toSorted()).toEqual([
    ['latex', true],
    ['penicillin', false],
  ])
})

const medicine = (name: string, period: object, more: object = {}) => ({
  resourceType: 'MedicationStatement',
  id: name,
  status: 'active',
  subject: to('Patient/1'),
  medicationCodeableConcept: { text: name },
  effectivePeriod: period,
  ...more,
})
const spans = async () =>
  (await room.patients.medicationSpans({ patient: await only() }))
    .map(({ label, is, end }) => `${label} ${is} ${day(end?.clock)}`)
    .toSorted()

it('nobody takes a medicine after her death', async () => {
  await room.import([
    bundle(
      folder,
      patient('1', 'Ann Reed', { deceasedDateTime: '2020-05-01' }),
      medicine('ended after', { start: '2019-01-01', end: '2023-01-01' }),
      medicine('ended before', { start: '2019-01-01', end: '2019-06-01' }),
      medicine('going on', { start: '2019-01-01' }),
      medicine('begun after', { start: '2021-01-01' }),
    ),
  ])
  expect(await spans()).toEqual([
    'begun after stopped open',
    'ended after stopped 2020-05-01',
    'ended before stopped 2019-06-01',
    'going on stopped 2020-05-01',
  ])
})

it('nor where nobody knows when she died', async () => {
  const ends = daysAgo(-300)
  await room.import([
    bundle(
      folder,
      patient('1', 'Ann Reed', { deceasedBoolean: true }),
      medicine('going on', { start: '2019-01-01', end: ends }),
    ),
  ])
  expect(await spans()).toEqual(['going on stopped open'])
})

it('what was handed over in full is taken from then on, as long as it lasts', async () => {
  const dispense = (name: string, days: number) => ({
    resourceType: 'MedicationDispense',
    id: name,
    status: 'completed',
    subject: to('Patient/1'),
    medicationCodeableConcept: { text: name },
    whenHandedOver: daysAgo(30),
    daysSupply: { value: days, unit: 'd' },
  })
  await room.import([bundle(folder, patient('1', 'Ann Reed'), dispense('lasts', 90), dispense('used up', 7))])
  expect(await spans()).toEqual(['lasts taken open', 'used up unproven open'])
})

it('a plan says what must not be done, and what was called off', async () => {
  const detail = (description: string, more: object) => ({
    detail: { status: 'in-progress', description, ...more },
  })
  await room.import([
    bundle(folder, patient('1', 'Ann Reed'), {
      resourceType: 'CarePlan',
      id: 'c',
      status: 'active',
      intent: 'plan',
      subject: to('Patient/1'),
      title: 'Diabetes',
      activity: [
        detail('walk', {}),
        detail('insulin', { doNotPerform: true }),
        detail('diet', { status: 'cancelled' }),
      ],
    }),
  ])
  const { rows } = await room.patients.facts({ patient: await only(), kind: 'plan', offset: 0, limit: 5 })
  expect(rows[0]?.detail).toBe('plan, walk, insulin (doNotPerform), diet (cancelled)')
})

it('a result about herself is hers in whichever form its focus is written', async () => {
  const id = '22222222-2222-4222-8222-222222222222'
  const focused = (name: string, subject: string, focus: string) => ({
    resource: hba1c(name, to(subject), 5, { focus: [to(focus)] }),
  })
  const entry = [
    { fullUrl: `urn:uuid:${id}`, resource: patient(id, 'Ann Reed') },
    focused('a', `urn:uuid:${id}`, `Patient/${id}`),
    focused('b', `Patient/${id}`, `urn:uuid:${id}`),
    focused('c', `Patient/${id}`, 'Patient/other'),
  ]
  await room.import([written(folder, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }))])
  const { rows } = await room.patients.facts({
    patient: await only(),
    kind: 'observation',
    offset: 0,
    limit: 5,
  })
  expect(rows.map(({ about }) => about).toSorted()).toEqual(['other', 'patient', 'patient'])
})

it('a member that is null says nothing: nobody is dead, and nothing undated, by it', async () => {
  await room.import([
    bundle(
      folder,
      patient('1', 'Ann Reed', { deceasedDateTime: null, deceasedBoolean: null }),
      hba1c('o', to('Patient/1'), 5, { effectivePeriod: null, focus: null, comment: null, component: null }),
      {
        resourceType: 'Condition',
        id: 'c',
        subject: to('Patient/1'),
        code: { text: 'asthma' },
        onsetDateTime: null,
        onsetPeriod: { start: '2020-01-01', end: null },
        verificationStatus: null,
      },
      medicine('metformin', { start: '2024-01-01' }, { statusReason: null, doNotPerform: null }),
    ),
  ])
  const { death, counts } = await room.patients.open({ patient: await only() })
  expect(death).toBeUndefined()
  expect(counts).toMatchObject({ observation: 1, condition: 1, medication: 1 })
  const { rows } = await room.patients.facts({
    patient: await only(),
    kind: 'condition',
    offset: 0,
    limit: 5,
  })
  expect(rows.map(({ start, unread }) => [day(start?.clock), unread])).toEqual([['2020-01-01', 0]])
})

it('a measurement that was not made is no measurement', async () => {
  const reason = (code: string) => ({
    valueQuantity: undefined,
    dataAbsentReason: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code }],
    },
  })
  await room.import([
    bundle(
      folder,
      patient('1', 'Ann Reed'),
      hba1c('not', to('Patient/1'), 0, reason('not-performed')),
      hba1c('lost', to('Patient/1'), 0, reason('error')),
    ),
  ])
  const { rows } = await room.patients.facts({
    patient: await only(),
    kind: 'observation',
    offset: 0,
    limit: 5,
  })
  expect(rows.map(({ standing }) => standing.is).toSorted()).toEqual(['happened', 'not-done'])
})

it('only what is usual for her is set beside a result as usual', async () => {
  const percent = (value: number) => ({ value, unit: '%', code: '%', system: 'http://unitsofmeasure.org' })
  const type = (code: string) => ({
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/referencerange-meaning', code }],
  })
  const shown = async (...referenceRange: object[]) => {
    const fresh = intakeRoom()
    await fresh.import([
      bundle(folder, patient('1', 'Ann Reed'), hba1c('o', to('Patient/1'), 5, { referenceRange })),
    ])
    const series = await fresh.patients.series({
      patient: 1,
      system: 'http://loinc.org',
      code: '4548-4',
      unit: '%',
    })
    fresh.end()
    return series.reference
  }
  const critical = { high: percent(15), type: type('treatment') }
  const usual = { low: percent(4), high: percent(6), type: type('normal') }
  expect(await shown(critical, usual)).toEqual({ low: 4, high: 6 })
  expect(await shown(critical)).toBeUndefined()
  const [men, women] = ['male', 'female'].map((text, n) => ({ high: percent(6 + n), appliesTo: [{ text }] }))
  expect(await shown(men!, women!)).toBeUndefined()
})

it('nobody is followed up by what is planned, was called off, or is dated after today', async () => {
  const code = (name: string) => ({ coding: [{ system: 'urn:invented', code: name }] })
  const her = (id: string) => ({ subject: to(`Patient/${id}`) })
  const order = (id: string, name: string) => ({
    resourceType: 'MedicationRequest',
    id: `m${id}`,
    status: 'active',
    intent: 'order',
    ...her(id),
    medicationCodeableConcept: code(name),
    authoredOn: '2022-01-01',
  })
  const visit = (id: string, on: string, status = 'finished') => ({
    resourceType: 'Encounter',
    id: `${id} ${on}`.replaceAll(' ', '-'),
    status,
    class: { code: 'AMB' },
    ...her(id),
    period: { start: on },
  })
  // Written a hundred years too late: no effective time, and an instant at which it became known.
  const mistyped = hba1c('late', to('Patient/2'), 5, {
    effectiveDateTime: undefined,
    issued: '2124-03-01T10:00:00Z',
  })
  await room.import([
    bundle(
      folder,
      patient('1', 'Ann Reed'),
      order('1', 'new'),
      visit('1', '2020-01-01'),
      visit('1', '2022-03-02'),
      visit('1', '2023-01-01', 'cancelled'),
      patient('2', 'Bea Hill'),
      order('2', 'old'),
      visit('2', '2020-01-01'),
      visit('2', '2022-03-02'),
      visit('2', '2124-01-01', 'planned'),
      mistyped,
    ),
  ])
  const concept = (name: string, kind: 'medication' | 'condition') => ({
    label: name,
    kind,
    codes: [{ system: 'urn:invented', code: name }],
  })
  const { timeDays, end } = await room.frames.frame({
    question: {
      format: 'casebook-question/1',
      title: 'invented',
      population: { having: [], without: [] },
      exposure: concept('new', 'medication'),
      comparator: concept('old', 'medication'),
      outcome: concept('stroke', 'condition'),
      horizonDays: 3650,
      washoutDays: 365,
      covariates: [],
      weights: 'overlap',
    },
  })
  expect([...timeDays]).toEqual([60, 60]) // 2022-01-01 to 2022-03-02
  // Nothing later happened to anybody here: the data end, and nobody is lost.
  expect([...end].map(each => ends[each])).toEqual(['extract', 'extract'])
})
