import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import {
  demonstrationStation,
  passphrase,
  temporaryFolder,
  type Workstation,
} from '../../fixtures/workstation.ts'

const fault = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : 'unknown'),
  )

describe('a casebook', () => {
  let folder = ''
  let station: Workstation
  beforeEach(async () => {
    folder = temporaryFolder()
    station = await demonstrationStation(path.join(folder, 'home'))
    await station.demonstration(3, 20)
  })
  afterEach(async () => {
    await station.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens with its passphrase and with no other', async () => {
    await station.vault.lock({})
    expect(await fault(station.library.counts({}))).toBe('locked')
    expect(await fault(station.vault.unlock({ passphrase: 'something else' }))).toBe('wrong-passphrase')
    await station.vault.unlock({ passphrase })
    expect((await station.library.counts({})).patients).toBe(20)
  })

  it('gets a new key with a new passphrase, and the old one opens it no more', async () => {
    const before = await station.library.counts({})
    await station.vault.changePassphrase({ current: passphrase, next: 'another four words here' })
    await station.vault.lock({})
    expect(await fault(station.vault.unlock({ passphrase }))).toBe('wrong-passphrase')
    await station.vault.unlock({ passphrase: 'another four words here' })
    expect(await station.library.counts({})).toEqual(before)
    expect((await station.vault.verify({})).ok).toBe(true)
  })

  it('comes back from a backup as it was, and what was there is kept beside it', async () => {
    const backup = path.join(folder, 'copy.backup')
    const before = await station.library.counts({})
    await station.vault.backup({ path: backup })
    await station.demonstration(4, 10)
    await station.vault.lock({})
    expect(await fault(station.vault.restore({ path: backup, passphrase: 'something else' }))).toBe(
      'wrong-passphrase',
    )
    const restored = await station.vault.restore({ path: backup, passphrase })
    expect(restored.patients).toBe(20)
    expect(restored.keptBeside).toBeDefined()
    expect((await station.library.counts({})).contentHash).toBe(before.contentHash)
    expect((await station.vault.verify({})).checks.filter(each => !each.ok)).toEqual([])
  })

  it('refuses a backup in which a byte was changed, and stays as it is', async () => {
    const backup = path.join(folder, 'copy.backup')
    await station.vault.backup({ path: backup })
    const bytes = readFileSync(backup)
    bytes[bytes.length - 5_000]! ^= 1
    writeFileSync(backup, bytes)
    await station.vault.lock({})
    expect(await fault(station.vault.restore({ path: backup, passphrase }))).toBe('store-damaged')
    await station.vault.unlock({ passphrase })
    expect((await station.library.counts({})).patients).toBe(20)
  })

  it('loses by an undo exactly what the import brought', async () => {
    const before = await station.library.counts({})
    await station.demonstration(4, 10)
    expect((await station.library.counts({})).patients).toBe(30)
    const [newest] = await station.library.imports({})
    expect(await station.intake.undo({ importId: newest!.importId })).toMatchObject({ patients: 10 })
    expect(await station.library.counts({})).toEqual(before)
    expect((await station.vault.verify({})).checks.filter(each => !each.ok)).toEqual([])
    // And it can be brought in again.
    await station.demonstration(4, 10)
    expect((await station.library.counts({})).patients).toBe(30)
  })
})

describe('an open casebook', () => {
  let folder = ''
  let station: Workstation
  beforeAll(async () => {
    folder = temporaryFolder()
    station = await demonstrationStation(path.join(folder, 'home'))
    await station.demonstration(3, 20)
  })
  afterAll(async () => {
    await station.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps every version of a note and refuses to overwrite one that changed', async () => {
    const [line] = (await station.patients.list({ query: '', offset: 0, limit: 1 })).rows
    const { note } = await station.patients.writeNote({
      requestId: 'request-1',
      patient: line!.patient,
      title: 'Call',
      text: 'first',
      status: 'draft',
    })
    await station.patients.writeNote({
      requestId: 'request-2',
      patient: line!.patient,
      note,
      version: 1,
      title: 'Call',
      text: 'second',
      status: 'draft',
    })
    expect(
      await fault(
        station.patients.writeNote({
          requestId: 'request-3',
          patient: line!.patient,
          note,
          version: 1,
          title: 'Call',
          text: 'lost?',
          status: 'draft',
        }),
      ),
    ).toBe('conflict')
    expect(
      await station.patients.writeNote({
        requestId: 'request-2',
        patient: line!.patient,
        note,
        version: 1,
        title: 'Call',
        text: 'second',
        status: 'draft',
      }),
    ).toEqual({ note, version: 2 })
    expect((await station.patients.noteVersions({ note })).map(each => each.text)).toEqual([
      'second',
      'first',
    ])
  })

  it('shows where a fact stood in the file, in its exact bytes', async () => {
    const [line] = (await station.patients.list({ query: '', offset: 0, limit: 1 })).rows
    const [condition] = (
      await station.patients.facts({ patient: line!.patient, kind: 'condition', offset: 0, limit: 1 })
    ).rows
    const source = await station.patients.source(condition!.fact)
    expect(source.position).toMatch(/^line \d+ entry \d+$/)
    expect(JSON.parse(source.text)).toMatchObject({ resourceType: 'Bundle' })
  })
})
