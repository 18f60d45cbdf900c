import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { draftOf, entered, measured } from '../../fixtures/entries.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'

let room: IntakeRoom
let patient: number
beforeEach(async () => {
  room = intakeRoom()
  patient = (await entered(room, draftOf({ facts: [] }))).patient!
})
afterEach(() => room.end())

const text = 'Tired.\nPotassium: 6.1 mmol/L'
const draft = (more = {}) => draftOf({ person: { patient }, facts: [measured('6.1')], ...more })
const signed = async (order: { draft: ReturnType<typeof draftOf>; note: object }, requestId = randomUUID()) =>
  room.intake.enter({ requestId, draft: order.draft, note: { title: 'Visit', text, ...order.note } })

describe('a note that states facts', () => {
  it('is signed with them: the note stands, and the fact leads back to a form that names the note', async () => {
    const answer = await signed({ draft: draft(), note: {} })
    expect(answer).toMatchObject({ kind: 'entered', patient, note: { version: 1 } })
    const [note] = await room.patients.notes({ patient })
    expect(note).toMatchObject({ title: 'Visit', own: true, status: 'final' })
    expect((await room.patients.readNote({ note: note!.note })).text).toBe(text)
    const [fact] = answer.kind === 'entered' ? answer.facts : []
    const source = await room.patients.source(fact!.fact)
    expect(JSON.parse(source.text)).toMatchObject({
      note: { note: note!.note, version: 1 },
      facts: [{ key: 'k', value: '6.1' }],
    })
    expect(await room.unsound()).toEqual([])
  })

  it('asked twice, because an answer was lost, is one note and one fact', async () => {
    const [entry, request] = [draft(), randomUUID()]
    const first = await signed({ draft: entry, note: {} }, request)
    const again = await signed({ draft: entry, note: {} }, request)
    expect(again).toEqual(first)
    expect(await room.patients.notes({ patient })).toHaveLength(1)
    expect((await room.patients.facts({ patient, kind: 'observation', offset: 0, limit: 9 })).total).toBe(1)
  })

  it('is neither note nor fact where one of the facts cannot be', async () => {
    const answer = await signed({
      draft: draft({ facts: [measured('6.1', { unit: 'furlongs' })] }),
      note: {},
    })
    expect(answer).toMatchObject({ kind: 'impossible', faults: [{ place: 'facts.0.unit' }] })
    expect(await room.patients.notes({ patient })).toEqual([])
  })

  it('is neither where the note it amends has changed meanwhile', async () => {
    const before = await room.patients.signNote({
      requestId: randomUUID(),
      patient,
      title: 'Visit',
      text: 'Tired.',
    })
    const amended = { ...before, title: 'Visit', text: 'Not tired.' }
    await room.patients.signNote({ requestId: randomUUID(), patient, ...amended })
    await expect(signed({ draft: draft(), note: before })).rejects.toMatchObject({ code: 'conflict' })
    expect((await room.patients.facts({ patient, kind: 'observation', offset: 0, limit: 9 })).total).toBe(0)
    expect(await room.unsound()).toEqual([])
  })

  it('moves from the wrong chart to the right one with its facts, and both stand struck where they were', async () => {
    const other = (await entered(room, draftOf({ person: { name: 'Eva Right', sex: 'female' }, facts: [] })))
      .patient!
    const first = await signed({ draft: draft(), note: {} })
    const note = first.kind === 'entered' ? first.note!.note : 0
    const order = { requestId: randomUUID(), note, patient: other }
    const moved = await room.intake.moveNote(order)
    expect(moved.entries).toBe(1)
    expect(await room.intake.moveNote(order)).toEqual(moved)

    expect(await room.patients.notes({ patient })).toMatchObject([{ note, moved: 'away' }])
    expect(await room.patients.notes({ patient: other })).toMatchObject([{ note: moved.note, moved: 'here' }])
    expect((await room.patients.readNote({ note: moved.note })).text).toBe(text)
    const facts = async (of: number) =>
      (await room.patients.facts({ patient: of, kind: 'observation', offset: 0, limit: 9 })).rows
    expect(await facts(patient)).toMatchObject([{ standing: { is: 'retracted' } }])
    expect(await facts(other)).toMatchObject([{ standing: { is: 'happened' } }])
    // It is found by its words on the right chart alone, and nobody writes on where it stands struck.
    const found = await room.patients.list({ query: 'tired', offset: 0, limit: 9 })
    expect(found.rows.map(each => each.patient)).toEqual([other])
    const amended = { note, version: 1, title: 'Visit', text: 'More.' }
    await expect(
      room.patients.signNote({ requestId: randomUUID(), patient, ...amended }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      room.intake.moveNote({ requestId: randomUUID(), note, patient: other }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect(await room.unsound()).toEqual([])
  })

  it('that is moved without facts moves alone; to its own chart it does not', async () => {
    const other = (await entered(room, draftOf({ person: { name: 'Eva Right', sex: 'female' }, facts: [] })))
      .patient!
    const { note } = await room.patients.signNote({
      requestId: randomUUID(),
      patient,
      title: '',
      text: 'Tired.',
    })
    await expect(room.intake.moveNote({ requestId: randomUUID(), note, patient })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await room.intake.moveNote({ requestId: randomUUID(), note, patient: other })).toMatchObject({
      entries: 0,
    })
    expect(await room.unsound()).toEqual([])
  })

  it('stands on somebody’s chart: a person registered by the same form has none yet', async () => {
    await expect(signed({ draft: draftOf(), note: {} })).rejects.toMatchObject({ code: 'not-found' })
  })
})
