import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDb } from '../../../../electron/records/db.ts'
import { readBackup, writeBackup } from '../../../../electron/records/home/backup-file.ts'
import { unwrapKey } from '../../../../electron/records/home/key-file.ts'
import { AppError } from '../../../../shared/errors.ts'
import { intakeDesk, type IntakeDesk } from '../../../fixtures/records-desk.ts'
import { secretOf } from '../../../../electron/records/home/secret.ts'
import { passphrase, temporaryFolder } from '../../../fixtures/temporary-folder.ts'

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? `${error.code} ${error.said.key}` : 'unknown'),
  )

describe('a backup', () => {
  let folder = ''
  let desk: IntakeDesk
  const at = (name: string) => path.join(folder, name)
  const everything = () => readdirSync(desk.home, { recursive: true, encoding: 'utf8' }).toSorted()
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = intakeDesk(at('home'))
    await desk.vault.create({ passphrase, demonstration: true })
    await desk.demonstration(3, 20)
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is never written over another file, nor into the home by whatever name', async () => {
    writeFileSync(at('mine.txt'), 'mine')
    mkdirSync(at('links'))
    symlinkSync(desk.home, at('links/home'))
    expect(await faultOf(desk.vault.backup({ path: at('mine.txt') }))).toBe('conflict store.file-exists')
    expect(readFileSync(at('mine.txt'), 'utf8')).toBe('mine')
    for (const inside of [`${desk.home}/copy.backup`, at('links/home/copy.backup'), `${desk.home}/key.json`])
      expect(await faultOf(desk.vault.backup({ path: inside }))).toBe('refused save.inside-home')
    expect(readdirSync(folder).toSorted()).toEqual(['home', 'links', 'mine.txt'])
  })

  it('is not done where a page of the store cannot be read, and leaves nothing that looks like one', async () => {
    const { db } = desk.store()
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.pragma('cache_size=1')
    const store = path.join(desk.home, 'casebook.db')
    const bytes = readFileSync(store)
    for (let page = 20; page < bytes.length / 4096 - 1; page++) bytes[page * 4096 + 17]! ^= 1
    writeFileSync(store, bytes)
    expect(await faultOf(desk.vault.backup({ path: at('copy.backup') }))).toMatch(/^store-damaged /)
    expect(readdirSync(folder)).toEqual(['home'])
    expect(everything().filter(name => name.startsWith('making-'))).toEqual([])
  })

  it('of another passphrase is opened by the one it was made with', async () => {
    await desk.vault.backup({ path: at('copy.backup') })
    await desk.vault.changePassphrase({ current: passphrase, next: 'four other words here' })
    await desk.vault.lock({})
    expect(
      await faultOf(desk.vault.restore({ path: at('copy.backup'), passphrase: 'four other words here' })),
    ).toBe('wrong-passphrase store.wrong-passphrase')
    expect(await desk.vault.restore({ path: at('copy.backup'), passphrase })).toMatchObject({ patients: 20 })
  })

  /** A backup of this casebook in which something of the store was changed first, with the key in hand. */
  async function changed(to: string, change: (db: ReturnType<typeof openDb>) => void): Promise<void> {
    await desk.vault.backup({ path: at('plain.backup') })
    const keyFile = await readBackup(at('plain.backup'), at('taken-apart.db'))
    const { key } = await unwrapKey(keyFile, secretOf(passphrase))
    const db = openDb(at('taken-apart.db'), key)
    change(db)
    db.pragma('journal_mode=delete')
    db.close()
    await writeBackup(to, at('taken-apart.db'), keyFile)
  }

  it.each([
    [
      'of a newer version',
      'newer-store store.newer',
      (db: ReturnType<typeof openDb>) => db.pragma('user_version=99999'),
    ],
    [
      'with a kind of fact that is not known here',
      'newer-store store.unknown-kind',
      (db: ReturnType<typeof openDb>) => db.exec('UPDATE kind_tally SET kind = 200 WHERE kind = 1'),
    ],
    [
      'whose store is another than its key file names',
      'store-damaged store.another-store',
      (db: ReturnType<typeof openDb>) => db.exec("UPDATE meta SET value = 'x' WHERE name = 'store.name'"),
    ],
  ])('%s is refused before anything is touched', async (_, fault, change) => {
    await changed(at('changed.backup'), change)
    await desk.vault.lock({})
    const before = everything()
    const keyBefore = readFileSync(path.join(desk.home, 'key.json'))
    expect(await faultOf(desk.vault.restore({ path: at('changed.backup'), passphrase }))).toBe(fault)
    expect(everything()).toEqual(before)
    expect(readFileSync(path.join(desk.home, 'key.json'))).toEqual(keyBefore)
    await desk.vault.unlock({ passphrase })
    expect((await desk.library.counts({})).patients).toBe(20)
  })

  it('is refused where it is something else: a folder, a device, no file, a text', async () => {
    await desk.vault.lock({})
    writeFileSync(at('a.txt'), 'x'.repeat(100_000))
    for (const path of [folder, '/dev/zero', at('nowhere'), at('a.txt')])
      expect(await faultOf(desk.vault.restore({ path, passphrase }))).toBe(
        'unreadable-source store.no-backup',
      )
    expect(everything().filter(name => name.startsWith('making-'))).toEqual([])
  })

  it('leaves at most two of the casebooks that it took the place of, and each can be put back', async () => {
    await desk.vault.backup({ path: at('twenty.backup') })
    await desk.demonstration(4, 10)
    for (let time = 0; time < 4; time++) {
      await desk.vault.lock({})
      await desk.vault.restore({ path: at('twenty.backup'), passphrase })
    }
    const kept = await desk.vault.previous({})
    expect(kept.map(({ why }) => why)).toEqual(['restore', 'restore'])
    await desk.demonstration(5, 10)
    await desk.vault.lock({})
    const { keptBeside } = await desk.vault.restore({ path: at('twenty.backup'), passphrase })
    await desk.vault.lock({})
    expect(await desk.vault.takeBack({ name: path.basename(keptBeside!), passphrase })).toMatchObject({
      patients: 30,
    })
    expect((await desk.vault.verify({})).checks.filter(each => !each.ok)).toEqual([])
  })
})
