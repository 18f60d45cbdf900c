import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { standingWords } from '../../../shared/domain/facts/standing-words.ts'
import { AppError } from '../../../shared/errors.ts'
import { draftOf, entered, measured } from '../../fixtures/entries.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'

let room: IntakeRoom
beforeEach(() => {
  room = intakeRoom()
})
afterEach(() => room.end())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const lines = async (patient: number) =>
  (await room.patients.facts({ patient, kind: 'observation', offset: 0, limit: 50 })).rows
const hash = async () => (await room.library.counts({})).contentHash

/** Two people; a result of the second that was entered for the first. */
async function wrong() {
  const right = await entered(room, draftOf({ person: { name: 'Bea Invented', sex: 'female' }, facts: [] }))
  const her = await entered(room, draftOf({ facts: [] }))
  const draft = draftOf({ person: { patient: her.patient! }, facts: [measured('6.9')] })
  await entered(room, draft)
  return { entry: draft.entry, old: her.patient!, patient: right.patient! }
}
const move = ({ entry, patient }: { entry: string; patient: number }, requestId: string = randomUUID()) =>
  room.intake.moveEntry({ requestId, entry, patient })

describe('what was entered for the wrong person', () => {
  it('stands struck where it was, says why, and is on the right chart', async () => {
    const { entry, old, patient } = await wrong()
    await move({ entry, patient })
    const [struck, ...none] = await lines(old)
    expect(none).toEqual([])
    expect(struck).toMatchObject({ value: '6.9', standing: { is: 'retracted' } })
    expect(standingWords(struck!.standing)?.key).toBe('fact.moved-away')
    expect(await lines(patient)).toEqual([
      expect.objectContaining({ value: '6.9', standing: { is: 'happened' } }),
    ])
    expect(await room.unsound()).toEqual([])
  })

  it('counts on the right chart alone', async () => {
    const { entry, old, patient } = await wrong()
    await move({ entry, patient })
    expect(await room.patients.measured({ patient: old })).toEqual([])
    expect((await room.patients.measured({ patient })).map(({ last }) => last)).toEqual([6.9])
  })

  it('is listed on both charts as it stands there now', async () => {
    const { entry, old, patient } = await wrong()
    const listed = async (of: number) =>
      (await room.patients.entriesByHand({ patient: of })).map(each => [
        each.facts.length,
        each.isMoved,
        each.version,
      ])
    // The older entry of each is the one that registers her.
    expect(await listed(old)).toEqual([
      [1, false, 1],
      [0, false, 1],
    ])
    await move({ entry, patient })
    expect(await listed(old)).toEqual([
      [1, true, 2],
      [0, false, 1],
    ])
    expect(await listed(patient)).toEqual([
      [1, false, 1],
      [0, false, 1],
    ])
  })

  it('leaves a line in the audit log for each of the two charts', async () => {
    const { entry, old, patient } = await wrong()
    const { here, away } = await move({ entry, patient })
    const said = room.store.audit.page({ offset: 0, limit: 5 }).map(({ what }) => what)
    expect(said).toContainEqual({
      key: 'audit.entry-moved-away',
      values: { number: away, chart: old, other: patient },
    })
    expect(said).toContainEqual({
      key: 'audit.entry-moved-here',
      values: { number: here, chart: patient, other: old },
    })
  })

  it('is where it was once both halves are undone', async () => {
    const { entry, old, patient } = await wrong()
    const before = await hash()
    const { here, away } = await move({ entry, patient })
    for (const importId of [here, away].toSorted((one, other) => other - one))
      await room.intake.undo({ importId })
    expect(await hash()).toBe(before)
    expect((await lines(old)).map(({ standing }) => standing.is)).toEqual(['happened'])
    expect(await lines(patient)).toEqual([])
    // And can be moved again.
    await move({ entry, patient })
    expect((await lines(patient)).map(({ value }) => value)).toEqual(['6.9'])
  })

  it('is moved once, however often that is asked under one request', async () => {
    const { entry, patient } = await wrong()
    const request = randomUUID()
    const first = await move({ entry, patient }, request)
    expect(await move({ entry, patient }, request)).toEqual(first)
    expect(await lines(patient)).toHaveLength(1)
  })

  it('is moved whole where the process ended between the two halves', async () => {
    const { entry, old, patient } = await wrong()
    await room.ingest.signMove({ requestId: 'request-that-was-lost', entry, patient })
    room = room.reopen()
    expect((await lines(old)).map(({ standing }) => standing.is)).toEqual(['happened'])
    await entered(room, draftOf({ person: { name: 'Cleo Invented', sex: 'female' }, facts: [] }))
    expect((await lines(old)).map(({ standing }) => standing.is)).toEqual(['retracted'])
    expect((await lines(patient)).map(({ standing }) => standing.is)).toEqual(['happened'])
  })

  it('is refused where there is no such entry, nothing left of it, or she is the right one', async () => {
    const { entry, old, patient } = await wrong()
    expect(await codeOf(move({ entry: 'entry-of-nobody', patient }))).toBe('not-found')
    expect(await codeOf(move({ entry, patient: old }))).toBe('conflict')
    await move({ entry, patient })
    expect(await codeOf(move({ entry, patient }))).toBe('conflict')
  })
})
