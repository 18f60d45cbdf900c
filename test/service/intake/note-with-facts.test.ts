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

  it('stands on somebody’s chart: a person registered by the same form has none yet', async () => {
    await expect(signed({ draft: draftOf(), note: {} })).rejects.toMatchObject({ code: 'not-found' })
  })
})
