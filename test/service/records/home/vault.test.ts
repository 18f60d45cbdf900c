import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import { intakeDesk, type IntakeDesk } from '../../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../../fixtures/temporary-folder.ts'

const fault = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : 'unknown'),
  )

/** A new demonstration in a folder of its own, with twenty invented patients. */
async function demonstration(folder: string): Promise<IntakeDesk> {
  const desk = intakeDesk(path.join(folder, 'home'))
  await desk.vault.create({ passphrase, demonstration: true })
  await desk.demonstration(3, 20)
  return desk
}

describe('a casebook', () => {
  let folder = ''
  let desk: IntakeDesk
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = await demonstration(folder)
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens with its passphrase and with no other', async () => {
    await desk.vault.lock({})
    expect(await fault(desk.library.counts({}))).toBe('locked')
    expect(await fault(desk.vault.unlock({ passphrase: 'something else' }))).toBe('wrong-passphrase')
    await desk.vault.unlock({ passphrase })
    expect((await desk.library.counts({})).patients).toBe(20)
  })

  it('gets a new key with a new passphrase, and the old one opens it no more', async () => {
    const before = await desk.library.counts({})
    await desk.vault.changePassphrase({ current: passphrase, next: 'another four words here' })
    await desk.vault.lock({})
    expect(await fault(desk.vault.unlock({ passphrase }))).toBe('wrong-passphrase')
    await desk.vault.unlock({ passphrase: 'another four words here' })
    expect(await desk.library.counts({})).toEqual(before)
    expect((await desk.vault.verify({})).ok).toBe(true)
  })

  it('gets no new key while a backup is being made, and each of both is whole', async () => {
    const told = await Promise.all([
      fault(desk.vault.changePassphrase({ current: passphrase, next: 'another four words here' })),
      fault(desk.vault.backup({ path: path.join(folder, 'one.backup') })),
      fault(desk.vault.backup({ path: path.join(folder, 'two.backup') })),
    ])
    const backups = ['one', 'two'].filter((_, at) => told[at + 1] === 'done')
    expect(told.filter(each => each !== 'done' && each !== 'unavailable')).toEqual([])
    expect(told).toContain('done')
    await desk.vault.lock({})
    await desk.vault.unlock({
      passphrase: told[0] === 'done' ? 'another four words here' : passphrase,
    })
    expect((await desk.vault.verify({})).ok).toBe(true)
    for (const name of backups) {
      const other = intakeDesk(path.join(folder, name))
      await other.vault.restore({ path: path.join(folder, `${name}.backup`), passphrase })
      expect((await other.library.counts({})).patients).toBe(20)
      other.close()
    }
  })

  it('is open in one place at a time, and in another once it is locked', async () => {
    const other = intakeDesk(desk.home)
    expect(await fault(other.vault.unlock({ passphrase }))).toBe('conflict')
    await desk.vault.lock({})
    await other.vault.unlock({ passphrase })
    await other.demonstration(4, 10)
    expect(await fault(desk.vault.unlock({ passphrase }))).toBe('conflict')
    await other.vault.lock({})
    await desk.vault.unlock({ passphrase })
    expect((await desk.library.counts({})).patients).toBe(30)
    expect((await desk.vault.verify({})).checks.filter(each => !each.ok)).toEqual([])
    other.close()
  })

  it('comes back from a backup as it was, and what was there is kept beside it', async () => {
    const backup = path.join(folder, 'copy.backup')
    const before = await desk.library.counts({})
    await desk.vault.backup({ path: backup })
    await desk.demonstration(4, 10)
    await desk.vault.lock({})
    expect(await fault(desk.vault.restore({ path: backup, passphrase: 'something else' }))).toBe(
      'wrong-passphrase',
    )
    const restored = await desk.vault.restore({ path: backup, passphrase })
    expect(restored.patients).toBe(20)
    expect(restored.keptBeside).toBeDefined()
    expect((await desk.library.counts({})).contentHash).toBe(before.contentHash)
    expect((await desk.vault.verify({})).checks.filter(each => !each.ok)).toEqual([])
  })

  it('refuses a backup in which a byte was changed, and stays as it is', async () => {
    const backup = path.join(folder, 'copy.backup')
    await desk.vault.backup({ path: backup })
    const bytes = readFileSync(backup)
    bytes[bytes.length - 5_000]! ^= 1
    writeFileSync(backup, bytes)
    await desk.vault.lock({})
    expect(await fault(desk.vault.restore({ path: backup, passphrase }))).toBe('store-damaged')
    await desk.vault.unlock({ passphrase })
    expect((await desk.library.counts({})).patients).toBe(20)
  })

  it('loses by an undo exactly what the import brought', async () => {
    const before = await desk.library.counts({})
    await desk.demonstration(4, 10)
    expect((await desk.library.counts({})).patients).toBe(30)
    const [newest] = await desk.library.imports({})
    expect(await desk.intake.undo({ importId: newest!.importId })).toMatchObject({ patients: 10 })
    expect(await desk.library.counts({})).toEqual(before)
    expect((await desk.vault.verify({})).checks.filter(each => !each.ok)).toEqual([])
    // And it can be brought in again.
    await desk.demonstration(4, 10)
    expect((await desk.library.counts({})).patients).toBe(30)
  })
})

describe('an open casebook', () => {
  let folder = ''
  let desk: IntakeDesk
  beforeAll(async () => {
    folder = temporaryFolder()
    desk = await demonstration(folder)
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps every version of a note and refuses to overwrite one that changed', async () => {
    const [line] = (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows
    const { note } = await desk.patients.signNote({
      requestId: 'request-1',
      patient: line!.patient,
      title: 'Call',
      text: 'first',
    })
    await desk.patients.signNote({
      requestId: 'request-2',
      patient: line!.patient,
      note,
      version: 1,
      title: 'Call',
      text: 'second',
    })
    expect(
      await fault(
        desk.patients.signNote({
          requestId: 'request-3',
          patient: line!.patient,
          note,
          version: 1,
          title: 'Call',
          text: 'lost?',
        }),
      ),
    ).toBe('conflict')
    expect(
      await desk.patients.signNote({
        requestId: 'request-2',
        patient: line!.patient,
        note,
        version: 1,
        title: 'Call',
        text: 'second',
      }),
    ).toEqual({ note, version: 2 })
    expect((await desk.patients.noteVersions({ note })).map(each => each.text)).toEqual(['second', 'first'])
  })

  it('shows where a fact stood in the file, in its exact bytes', async () => {
    const [line] = (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows
    const [condition] = (
      await desk.patients.facts({ patient: line!.patient, kind: 'condition', offset: 0, limit: 1 })
    ).rows
    const source = await desk.patients.source(condition!.fact)
    expect(source.position).toMatch(/^line \d+ entry \d+$/)
    expect(JSON.parse(source.text)).toMatchObject({ resourceType: 'Bundle' })
  })
})
