import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { draftOf, entered, measured } from '../../fixtures/entries.ts'
import { recipeOf } from '../../fixtures/recipe-of.ts'
import { tableRoom } from './tables/table-room.ts'

const { room, file, know } = tableRoom()
const iso = (moment: { clock: number } | undefined) =>
  moment && new Date(moment.clock).toISOString().slice(0, 10)

/** A register of a clinic: dated rows, and nothing in it is called a visit. */
const register = recipeOf(
  [
    { header: 'MRN', as: 'person-id' },
    { header: 'Name', as: 'full-name' },
    { header: 'Seen', as: 'date' },
    { header: 'Hb', as: 'result', name: 'Hb', unit: 'g/dL' },
    { header: 'Diagnosis', as: 'event', kind: 'condition' },
  ],
  { source: 'Invented Clinic' },
)
const rows =
  'MRN;Name;Seen;Hb;Diagnosis\nA1;Ada Invented;01/03/2024;12.5;Malaria\nA1;Ada Invented;05/04/2024;11.9;\n'
async function ada() {
  await know(register)
  await room().import([file('register.csv', rows)])
  return (await room().patients.list({ query: 'Ada', offset: 0, limit: 1 })).rows[0]!.patient
}
const seen = async (patient: number) => {
  const { lastSeen } = await room().patients.summary({ patient })
  return lastSeen && [iso(lastSeen.start), lastSeen.isVisit]
}
const timeline = async (patient: number) =>
  (await room().patients.visits({ patient, offset: 0, limit: 20 })).rows.map(each => [
    each.is,
    iso(each.start),
    [...each.problems, ...each.medicines, ...each.others],
  ])

it('dated rows of a register are days of its timeline, the last of them when she was last told of', async () => {
  const patient = await ada()
  expect(await seen(patient)).toEqual(['2024-04-05', false])
  expect(await timeline(patient)).toEqual([
    ['entries', '2024-04-05', ['Hb']],
    ['entries', '2024-03-01', ['Malaria', 'Hb']],
  ])
  const { visits, visitsInAll } = await room().patients.summary({ patient })
  expect([visits.length, visitsInAll]).toEqual([2, 2])
  // Each line leads to its facts.
  expect((await room().patients.source(visits[0]!.facts[0]!)).text).toContain('05/04/2024')
})

it('a form signed by hand is a visit of its day, whatever day it tells of; a registration alone is none', async () => {
  await entered(room(), draftOf({ facts: [] }))
  const { patient } = (await room().patients.list({ query: 'Ada', offset: 0, limit: 1 })).rows[0]!
  expect(await seen(patient)).toBeUndefined()
  expect(await timeline(patient)).toEqual([])
  await entered(
    room(),
    draftOf({
      person: { patient },
      happened: '2026-03-04T14:30',
      facts: [
        measured('4.1'),
        { is: 'condition', key: 'c', what: { text: 'Diabetes' }, happened: '2010', certainty: 'confirmed' },
      ],
    }),
  )
  expect(await seen(patient)).toEqual(['2026-03-04', true])
  expect(await timeline(patient)).toEqual([['signed', '2026-03-04', ['Diabetes', 'Potassium']]])
})

it('an entry that was taken back, or moved to the right chart, is no visit of hers any more', async () => {
  const patient = await ada()
  const draft = draftOf({ person: { patient } })
  await entered(room(), draft)
  expect(await seen(patient)).toEqual(['2026-03-04', true])
  await entered(room(), { ...draft, version: 2, facts: [] })
  expect(await seen(patient)).toEqual(['2024-04-05', false])
  const other = await entered(
    room(),
    draftOf({ person: { name: 'Bea Made-Up', sex: 'female', birth: '1960' } }),
  )
  const mistaken = draftOf({ person: { patient } })
  await entered(room(), mistaken)
  await room().intake.moveEntry({ requestId: randomUUID(), entry: mistaken.entry, patient: other.patient! })
  expect(await seen(patient)).toEqual(['2024-04-05', false])
})

it('a signed note of a day without a visit stands in the timeline', async () => {
  const patient = await ada()
  await room().patients.signNote({
    requestId: randomUUID(),
    patient,
    title: 'Telephone',
    text: 'Fever again.',
  })
  const [first] = await timeline(patient)
  expect(first![0]).toBe('note')
  expect((await seen(patient))![1]).toBe(true)
})
