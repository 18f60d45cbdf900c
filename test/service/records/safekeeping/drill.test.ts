import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sweepDrills } from '../../../../electron/records/safekeeping/drill-folder.ts'
import { AppError } from '../../../../shared/errors.ts'
import { intakeDesk, type IntakeDesk } from '../../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../../fixtures/temporary-folder.ts'

describe('a restore drill', () => {
  let folder = ''
  let desk: IntakeDesk
  const at = (name: string) => path.join(folder, name)
  const drill = (file: string, word = passphrase) => desk.safekeeping.drill({ path: file, passphrase: word })
  const leftBehind = () => readdirSync(at('temporary'))
  beforeEach(async () => {
    folder = temporaryFolder()
    mkdirSync(at('temporary'))
    vi.spyOn(os, 'tmpdir').mockReturnValue(at('temporary'))
    vi.stubEnv('TMPDIR', at('temporary'))
    desk = intakeDesk(at('home'))
    await desk.vault.create({ passphrase, demonstration: true })
    await desk.demonstration(3, 20)
    await desk.vault.backup({ path: at('copy.backup') })
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens the backup, checks it, and says that it holds what is here now', async () => {
    const { patients, facts } = await desk.library.counts({})
    const sum = Object.values(facts).reduce((all, n) => all + n, 0)
    const result = await drill(at('copy.backup'))
    expect(result).toMatchObject({
      isSound: true,
      said: { key: 'drill.same', values: { people: patients, facts: sum } },
    })
    expect((await desk.safekeeping.state({})).drill).toEqual(result)
    expect((await desk.audit.page({ offset: 0, limit: 1 }))[0]?.what.key).toBe('audit.drill')
    expect(leftBehind()).toEqual([])
  })

  it('says how much less an older one holds, and opens with the passphrase of then', async () => {
    const before = await desk.library.counts({})
    await desk.demonstration(4, 20)
    await desk.vault.changePassphrase({ current: passphrase, next: 'four other words here' })
    const { said, isSound } = await drill(at('copy.backup'))
    expect(isSound).toBe(true)
    expect(said).toMatchObject({
      key: 'drill.differs-since',
      values: { people: before.patients, peopleHere: (await desk.library.counts({})).patients },
    })
  })

  it('of a backup in which a byte has changed says that it cannot be used', async () => {
    const bytes = readFileSync(at('copy.backup'))
    bytes[bytes.length - 500]! ^= 1
    writeFileSync(at('bad.backup'), bytes)
    expect(await drill(at('bad.backup'))).toMatchObject({
      isSound: false,
      said: { key: 'drill.fails', values: { reason: { key: 'store.backup-bytes' } } },
    })
    expect((await desk.safekeeping.state({})).drill?.isSound).toBe(false)
    expect(leftBehind()).toEqual([])
  })

  it('with another passphrase is no drill, and leaves nothing behind', async () => {
    await expect(drill(at('copy.backup'), 'not the passphrase')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    } satisfies Partial<AppError>)
    expect((await desk.safekeeping.state({})).drill).toBeNull()
    expect(leftBehind()).toEqual([])
  })

  it('says so where it is a backup of another casebook', async () => {
    const other = intakeDesk(at('other'))
    await other.vault.create({ passphrase })
    await other.vault.backup({ path: at('other.backup') })
    other.close()
    expect((await drill(at('other.backup'))).said).toMatchObject({ key: 'drill.another' })
  })

  it('that was cut off is swept away at the next start, one that goes on elsewhere is not', () => {
    const ended = spawnSync(process.execPath, ['-e', ''])
    mkdirSync(at(`temporary/casebook-drill-${ended.pid}-abcdef`))
    writeFileSync(at(`temporary/casebook-drill-${ended.pid}-abcdef/casebook.db`), 'encrypted')
    mkdirSync(at(`temporary/casebook-drill-${process.pid}-abcdef`))
    mkdirSync(at('temporary/casebook-drill-notes'))
    sweepDrills()
    expect(leftBehind().toSorted()).toEqual(
      [`casebook-drill-${process.pid}-abcdef`, 'casebook-drill-notes'].toSorted(),
    )
  })
})
