import { afterEach, beforeEach, expect, it } from 'vitest'
import { bundle, patient, to } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/workstation.ts'

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
