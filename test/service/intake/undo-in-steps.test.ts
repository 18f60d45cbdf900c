import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hba1c, patient, to, written } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * An undo is a job: reads are answered while it goes on, it is cancelled at the border of a step, and it is gone on
 * with, whatever happened in between (shared/contract/intake.ts, startUndo).
 */
const clinic = { source: 'Hill clinic' }
const MANY = 8_000
let room: IntakeRoom
let folder: string
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
  const facts = Array.from({ length: MANY }, (_, n) => hba1c(`o${n}`, to('Patient/1'), n))
  const body = { resourceType: 'Bundle', type: 'collection' }
  const entry = [patient('1', 'Ann Reed'), ...facts].map(resource => ({ resource }))
  file = written(folder, JSON.stringify({ ...body, entry }))
})
afterEach(() => room.end())

const observations = async () => (await room.library.counts({})).facts.observation
const states = async () => (await room.library.imports({})).map(({ state }) => state)
const content = async () => (await room.library.counts({})).contentHash

/** Begins to undo an import and cancels it as soon as something is gone. */
async function cancelled(importId: number) {
  const { job } = await room.intake.startUndo({ requestId: `undo of ${importId}`, importId })
  while ((await observations()) === MANY) await wait(1)
  await room.intake.cancel({ job })
  return room.intake.watch({ job })
}

describe('an undo', () => {
  it('lets reads be answered while it goes on', async () => {
    const { importId } = await room.import([file], clinic)
    const seen: Array<number | undefined> = []
    const undone = room.intake.undo({ importId })
    while ((await Promise.race([undone, wait(5)])) === undefined) seen.push(await observations())
    expect(await undone).toEqual({ patients: 1, facts: MANY })
    // Not only what was there before and after.
    expect(seen.filter(n => n !== undefined && n > 0 && n < MANY).length).toBeGreaterThan(2)
  })

  it('tells how far it is, of how much', async () => {
    const { importId } = await room.import([file], clinic)
    const told: Array<{ done: number; of?: number | undefined }> = []
    await room.intake.undo({ importId }, { onProgress: ({ done, of }) => told.push({ done, of }) })
    const counted = told.filter(({ of }) => of !== undefined)
    expect(new Set(counted.map(({ of }) => of))).toEqual(new Set([MANY]))
    const done = counted.map(each => each.done)
    expect(done).toEqual(done.toSorted((one, other) => one - other))
    expect(done.at(-1)).toBe(MANY)
  })

  it('that is cancelled leaves the import half undone and the store sound, and goes on when asked again', async () => {
    const { importId } = await room.import([file], clinic)
    expect(await cancelled(importId)).toMatchObject({
      state: 'cancelled',
      gone: null,
      fault: { said: { key: 'intake.undo-cancelled', values: { number: importId } } },
    })
    expect(await states()).toEqual(['undoing'])
    expect(await observations()).toBeLessThan(MANY)
    expect(await observations()).toBeGreaterThan(0)
    expect(await room.unsound()).toEqual([])

    // What was gone already counts too: a clinician asks what became of her import, not of its rest.
    expect(await room.intake.undo({ importId })).toEqual({ patients: 1, facts: MANY })
    expect(await states()).toEqual(['undone'])
    expect(await content()).toBe('0'.repeat(64))
    await expect(room.intake.undo({ importId })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('that the end of the process stopped is gone on with', async () => {
    const { importId } = await room.import([file], clinic)
    await cancelled(importId)
    room = room.reopen()
    expect(await states()).toEqual(['undoing'])
    expect(await room.intake.undo({ importId })).toEqual({ patients: 1, facts: MANY })
    expect(await content()).toBe('0'.repeat(64))
    expect(await room.unsound()).toEqual([])
  })

  it('that was stopped loses nothing of what came again in the meantime', async () => {
    const first = await room.import([file], clinic)
    const whole = await room.library.counts({})
    await cancelled(first.importId)
    const second = await room.import([file], clinic)
    expect(await room.library.counts({})).toEqual(whole)
    await room.intake.undo({ importId: first.importId })
    expect(await room.library.counts({})).toEqual(whole)
    expect(await room.unsound()).toEqual([])
    await room.intake.undo({ importId: second.importId })
    expect(await content()).toBe('0'.repeat(64))
  })

  it('leaves nothing of what the import alone brought: no text, no byte, no name', async () => {
    const { db } = room.store
    const rows = () =>
      Object.fromEntries(
        (
          db
            .prepare(
              `SELECT name FROM sqlite_schema WHERE type = 'table'
                AND name NOT GLOB '*_search*' AND name NOT GLOB 'sqlite_*'
                AND name NOT IN ('import', 'audit', 'meta', 'kind_tally', 'code', 'unit', 'code_unit')`,
            )
            .pluck()
            .all() as string[]
        ).map(table => [table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]),
      )
    const before = rows()
    const { importId } = await room.import([file], clinic)
    expect(rows()).not.toEqual(before)
    await room.intake.undo({ importId })
    expect(rows()).toEqual(before)
  })
})
