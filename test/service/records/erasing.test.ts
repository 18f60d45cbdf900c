import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { carryOutErasing, decideToErase, nameToErase } from '../../../electron/records/erasing/carry-out.ts'
import { erasingPhases } from '../../../electron/records/repositories/erasing-steps.ts'
import type { ErasureRecord } from '../../../shared/domain/erasure.ts'
import { openDb } from '../../../electron/records/db.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { plannedChangeOf } from '../../fixtures/planned-change.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'
import { threePeople, VESNA, wordsOfVesna } from '../../fixtures/three-people.ts'

/*
 * Erasing somebody for good: what must be gone is gone from every page of the opened store, what is somebody else's is
 * what it was, and it goes to its end whenever the process ends in between.
 */
const clinic = { source: 'Hill clinic' }
let room: IntakeRoom
let folder: string
let home: string
let key: Buffer
beforeEach(() => {
  folder = temporaryFolder()
  home = temporaryFolder()
  key = randomBytes(32)
  room = intakeRoom(undefined, home, key)
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

const patientCalled = async (name: string, at = room): Promise<number> => {
  const { rows } = await at.patients.list({ query: name, offset: 0, limit: 10 })
  return rows[0]!.patient
}
const quietly = { report: () => undefined, previous: () => 0, dropPrevious: () => 0 }
const without = (work: () => void) => Promise.resolve(work())

async function looked(): Promise<number> {
  const { number } = await room.intake.lookForErasing({ patient: await patientCalled('Vesna') })
  return number
}
async function erased(): Promise<ErasureRecord> {
  const number = await looked()
  decideToErase(room.store, { number, typed: 'vesna  QUISTGAARD', person: 'person-1' })
  return (await carryOutErasing(room.store, { ...quietly, without }))!
}

/** How a text stands inside of base64, wherever it begins there; short ones stand in anything. */
const inBase64 = (word: string): string[] =>
  word.length < 10
    ? []
    : [0, 1, 2].map(before =>
        Buffer.from(' '.repeat(before) + word)
          .toString('base64')
          .slice(4, -4),
      )

/** Every page of the store, decrypted: rows, indexes, free pages; and what is packed in blocks. */
function leftIn(at: IntakeRoom, words: readonly string[]): string[] {
  const { db, sources } = at.store
  const kept = sources.all().map(({ id }) => sources.bytes(id, 0, Number.MAX_SAFE_INTEGER))
  const all = [db.serialize(), ...kept]
  return words.filter(word => [word, ...inBase64(word)].some(text => all.some(bytes => bytes.includes(text))))
}

async function chartOf(name: string, at = room) {
  const patient = await patientCalled(name, at)
  const kinds = ['observation', 'condition', 'document', 'medication'] as const
  const facts = []
  for (const kind of kinds)
    facts.push(...(await at.patients.facts({ patient, kind, offset: 0, limit: 50 })).rows)
  const told = []
  for (const { fact } of facts) told.push((await at.patients.source(fact)).text)
  return { lines: facts.map(({ label, value, start }) => ({ label, value, start })), told }
}

describe('somebody who is erased', () => {
  it('is nowhere in the pages of the store any more, nor in what is packed in them', async () => {
    await room.import(threePeople(folder), clinic)
    expect(leftIn(room, wordsOfVesna)).not.toEqual([])
    await erased()
    expect(leftIn(room, wordsOfVesna)).toEqual([])
    expect(await room.unsound()).toEqual([])
  })

  it('leaves a store that equals one into which the same files came without her', async () => {
    await room.import(threePeople(folder), clinic)
    await erased()
    const other = intakeRoom()
    await other.import(threePeople(path.join(folder, 'without'), true), clinic)
    const [here, there] = [await room.library.counts({}), await other.library.counts({})]
    expect(here.contentHash).toBe(there.contentHash)
    expect(here.facts).toEqual(there.facts)
    other.end()
  })

  it('leaves the charts of others byte for byte as they were', async () => {
    await room.import(threePeople(folder), clinic)
    const before = [await chartOf('Bo Lind'), await chartOf('Cai Morgan')]
    await erased()
    expect([await chartOf('Bo Lind'), await chartOf('Cai Morgan')]).toEqual(before)
    expect((await room.intake.readBack({ facts: 200 })).ok).toBe(true)
  })

  it('takes the file along that holds her alone, and blanks hers in those that hold others too', async () => {
    await room.import(threePeople(folder), clinic)
    const record = await erased()
    expect(record).toMatchObject({
      state: 'done',
      person: 'person-1',
      goes: { facts: 6, people: 1, filesGone: 1, filesBlanked: 2, othersWithoutBytes: 0 },
    })
    expect(JSON.stringify(record)).not.toMatch(/vesna|quistgaard/i)
  })

  it('is on the list of no day any more, and her name in no reason of another’s', async () => {
    await room.import(threePeople(folder), clinic)
    const { day } = room
    const on = async (name: string, why: string) =>
      await day.add({
        requestId: `${name}-request`,
        day: '2026-06-30',
        patient: await patientCalled(name),
        why,
      })
    await on('Vesna', 'halos')
    await on('Bo', 'asks for Vesna Quistgaard')
    await on('Cai', 'back pain')
    const why = { measure: 'readmission-30', day: '2026-01-01' }
    await room.knowledge.rebase({ ...why, reason: 'Since Vesna Quistgaard complained' })
    await room.knowledge.rebase({ ...why, day: '2026-02-01', reason: 'A new ward' })
    await erased()
    const reasons = (await room.knowledge.rebasings({ measure: why.measure })).map(({ reason }) => reason)
    expect(reasons).toEqual(['–', 'A new ward'])
    const left = await day.list({ day: '2026-06-30' })
    expect(left.map(({ name, why }) => [name, why])).toEqual([
      ['Bo Lind', ''],
      ['Cai Morgan', 'back pain'],
    ])
    expect(leftIn(room, wordsOfVesna)).toEqual([])
    expect(await room.unsound()).toEqual([])
  })

  it('is named in no change of one’s practice any more; what it is judged by stays', async () => {
    await room.import(threePeople(folder), clinic)
    const { outcomeChanges, write } = room.store
    const who = { at: '2026-06-30T10:00:00.000Z', who: 'person-1' }
    write(() => {
      const hers = plannedChangeOf({ why: 'After Vesna Quistgaard’s infection' })
      outcomeChanges.add(hers, '0'.repeat(64), { ...who, request: 'request-hers' })
      outcomeChanges.add(plannedChangeOf(), '0'.repeat(64), { ...who, request: 'request-another' })
    })
    await erased()
    expect(outcomeChanges.all().map(({ what, why, made }) => [what, why, made])).toEqual([
      ['Warming during operations', '', '2025-09-01'],
      ['Warming during operations', 'Infections rose in spring', '2025-09-01'],
    ])
    expect(leftIn(room, wordsOfVesna)).toEqual([])
    expect(await room.unsound()).toEqual([])
  })

  it('does not come back when the kept files are read again, and nothing of others goes', async () => {
    await room.import(threePeople(folder), clinic)
    await erased()
    const before = await room.library.counts({})
    const rejects = (await room.library.quarantine({})).length
    const sources = room.store.sources.all().map(({ id }) => id)
    for (const source of sources.filter(id => room.store.sources.byId(id)!.bytes > 0))
      await room.intake.readAgain({ sources: [source] })
    const after = await room.library.counts({})
    expect(after.contentHash).toBe(before.contentHash)
    expect((await room.library.quarantine({})).length).toBe(rejects)
    expect(leftIn(room, wordsOfVesna)).toEqual([])
    expect(await room.unsound()).toEqual([])
  })

  it('does not come back with the same files', async () => {
    const files = threePeople(folder)
    await room.import(files, clinic)
    await erased()
    const report = await room.import(files, clinic)
    expect(report.files.map(({ status }) => status)).toEqual(['known', 'known', 'known'])
    expect((await room.patients.list({ query: 'Vesna', offset: 0, limit: 10 })).total).toBe(0)
  })
})

describe('an erasing that is cut off', () => {
  it.each(erasingPhases.map(phase => [phase]))('in "%s" is gone on with to the same end', async phase => {
    await room.import(threePeople(folder), clinic)
    const number = await looked()
    decideToErase(room.store, { number, typed: VESNA.name, person: 'person-1' })
    room.store.erasing.begin()
    for (const each of erasingPhases.slice(0, erasingPhases.indexOf(phase)))
      while (room.store.write(() => room.store.erasing.step(each, number, 5)));
    room.store.write(() => room.store.erasing.step(phase, number, 1))
    room = room.reopen()
    await carryOutErasing(room.store, { ...quietly, without })
    expect(room.store.erasures.list()).toMatchObject([{ number, state: 'done' }])
    expect(leftIn(room, wordsOfVesna)).toEqual([])
    expect(await room.unsound()).toEqual([])
  })

  it('lets nothing come in until it is done', async () => {
    await room.import(threePeople(folder), clinic)
    decideToErase(room.store, { number: await looked(), typed: VESNA.name, person: 'person-1' })
    const later = threePeople(path.join(folder, 'later'), true)
    await expect(room.import(later, { source: 'Dale clinic' })).rejects.toThrow()
  })
})

describe('before somebody is erased', () => {
  it('nothing changes by looking, nor where the wrong name is typed', async () => {
    await room.import(threePeople(folder), clinic)
    const before = await room.library.counts({})
    const number = await looked()
    expect(() => decideToErase(room.store, { number, typed: 'Bo Lind', person: 'person-1' })).toThrow(
      expect.objectContaining({ code: 'refused' }),
    )
    expect(await room.library.counts({})).toEqual(before)
    expect(leftIn(room, wordsOfVesna)).not.toEqual([])
  })

  it('of somebody without a name the number that her chart shows is typed', async () => {
    const nameless = {
      resourceType: 'Patient',
      id: 'p',
      identifier: [{ system: 'urn:test', value: 'GR-764' }],
    }
    await room.import([writeIn(folder, 'nameless.ndjson', JSON.stringify(nameless))], clinic)
    const { number } = await room.intake.lookForErasing({ patient: await patientCalled('GR-764') })
    expect(nameToErase(room.store, number)).toBe('GR-764')
  })

  it('it is looked again where something came in meanwhile', async () => {
    await room.import(threePeople(folder), clinic)
    const number = await looked()
    await room.import(threePeople(path.join(folder, 'later'), true), { source: 'Dale clinic' })
    expect(() => decideToErase(room.store, { number, typed: VESNA.name, person: 'person-1' })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
  })
})

describe('the files of a store from which somebody was erased', () => {
  it('hold nothing of her under the key, the log beside the file included', async () => {
    await room.import(threePeople(folder), clinic)
    await erased()
    room.store.db.close()
    for (const name of readdirSync(home)) {
      const bytes = readFileSync(path.join(home, name))
      expect(wordsOfVesna.filter(word => bytes.includes(word))).toEqual([])
    }
    const db = openDb(path.join(home, 'casebook.db'), key)
    const pages = db.serialize()
    expect(wordsOfVesna.filter(word => pages.includes(word))).toEqual([])
    db.close()
    room = intakeRoom(undefined, home, key)
  })
})
