import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sources as registry } from '../../../electron/intake/sources/registry.ts'
import { say } from '../../../shared/words/message.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { writePractice } from '../../fixtures/practice-file.ts'
import { ownFhir } from '../../fixtures/shared.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'
import { betterAbility, firstAbility, wardLines } from './ward-lines.ts'

describe('facts that are read again from their own bytes', () => {
  let folder = ''
  let room: IntakeRoom
  beforeEach(() => {
    folder = temporaryFolder()
    room = intakeRoom()
  })
  afterEach(() => {
    room.end()
    rmSync(folder, { recursive: true, force: true })
  })
  const look = (station = room) => station.intake.readBack({ facts: 10_000 })
  const factsInStore = async () =>
    Object.values((await room.library.counts({})).facts).reduce((sum, each) => sum + each, 0)

  it.each(['bundles', 'export', 'oddities', 'situations'] as const)(
    'mean what the store says they mean, however they came: %s',
    async part => {
      await room.import([ownFhir(part)])
      expect(await factsInStore()).toBeGreaterThan(0)
      expect(await look()).toMatchObject({ ok: true, finding: { key: 'verify.read-back-sound' } })
    },
  )
  it('are told where one means something else, or stands elsewhere', async () => {
    await room.import([ownFhir('bundles')])
    const { db } = room.store
    db.exec("UPDATE fact SET hash = x'00112233445566778899aabbccddeeff' WHERE id = 1")
    db.exec('UPDATE fact SET at = at + 1 WHERE id = 2')
    // Ids are drawn; of a hundred thousand draws none misses one of a few dozen.
    for (let draw = 0; draw < 2; draw++)
      expect(await look()).toMatchObject({ ok: false, finding: say('verify.read-back-other', { other: 2 }) })
  })
  it('are drawn from those that are left, when a large import was undone', async () => {
    await room.import([ownFhir('bundles')])
    const left = await factsInStore()
    const { importId } = await room.import([
      writePractice(path.join(folder, 'clinic.ndjson'), { seed: 3, patients: 300 }),
    ])
    await room.intake.watch({ job: (await room.intake.startUndo({ requestId: 'undo', importId })).job })
    expect(await factsInStore()).toBe(left)
    // Of as many draws none misses one of a few dozen.
    expect(await look()).toMatchObject({ finding: say('verify.read-back-sound', { facts: left }) })
  })
  it('are none in an empty casebook', async () =>
    expect(await look()).toMatchObject({ ok: true, finding: say('verify.read-back-sound', { facts: 0 }) }))
  it('are passed over where another version read them', async () => {
    const older = room.withSources([...registry, wardLines(firstAbility)])
    const newer = room.withSources([...registry, wardLines(betterAbility)])
    await older.import([
      writeIn(folder, 'ward.txt', 'WARD LIST\nperson;p1;Ada Invented;1950-02-03\npulse;p1;2024-05-06;72\n'),
    ])
    expect(await look(newer)).toMatchObject({ finding: say('verify.read-back-sound', { facts: 0 }) })
    expect(await look(older)).toMatchObject({ ok: true })
  })
})
