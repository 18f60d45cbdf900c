import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readKeyFile, writeKeyFile } from '../../../../electron/records/home/key-file.ts'
import { AppError } from '../../../../shared/errors.ts'
import { recordsDesk, type RecordsDesk } from '../../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../../fixtures/temporary-folder.ts'

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? `${error.code} ${error.said.key}` : 'unknown'),
  )

/** Every file of a folder with the hash of its bytes, but the lock, which says who looked last. */
const bytesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name !== 'casebook.lock' && statSync(path.join(folder, name)).isFile())
      .toSorted()
      .map(name => [
        name,
        createHash('sha256')
          .update(readFileSync(path.join(folder, name)))
          .digest('hex'),
      ]),
  )

describe('a home of which a part is missing', () => {
  let folder = ''
  let desk: RecordsDesk
  const at = (name: string) => path.join(desk.home, name)
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase })
    await desk.vault.backup({ path: path.join(folder, 'copy.backup') })
    await desk.vault.lock({})
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ways = [
    ['the store is gone', () => rmSync(at('casebook.db')), 'store.store-lost'],
    ['the store is empty', () => writeFileSync(at('casebook.db'), ''), 'store.store-lost'],
    ['the key file is gone', () => rmSync(at('key.json')), 'store.key-lost'],
    ['the key file is empty', () => writeFileSync(at('key.json'), ''), 'store.key-lost'],
    ['the key file is torn', () => writeFileSync(at('key.json'), '{"format":"casebook-k'), 'store.key-file'],
  ] as const

  it.each(ways)(
    'is said to be so and opens nothing, makes nothing and removes nothing: %s',
    async (_, harm, said) => {
      harm()
      const before = bytesIn(desk.home)
      expect(await desk.vault.status({})).toMatchObject({
        state: 'broken',
        demonstration: false,
        said: { key: said },
      })
      expect(await faultOf(desk.vault.unlock({ passphrase }))).toBe(`store-damaged ${said}`)
      expect(await faultOf(desk.vault.create({ passphrase: 'another passphrase' }))).toBe(
        `store-damaged ${said}`,
      )
      expect(bytesIn(desk.home)).toEqual(before)
    },
  )

  it.each(ways)('is made whole by a backup, and what was here is kept: %s', async (_, harm) => {
    harm()
    const left = bytesIn(desk.home)
    const { keptBeside } = await desk.vault.restore({ path: path.join(folder, 'copy.backup'), passphrase })
    expect(await desk.vault.status({})).toMatchObject({ state: 'open', demonstration: false })
    expect(bytesIn(keptBeside!)).toEqual(left)
  })

  it.each(ways)(
    'may be put aside for a new one, and comes back when it is whole again: %s',
    async (_, harm) => {
      const [store, key] = [readFileSync(at('casebook.db')), readFileSync(at('key.json'))]
      harm()
      const { keptBeside } = await desk.vault.putAside({})
      expect(await desk.vault.status({})).toEqual({ state: 'absent', demonstration: false })
      await desk.vault.create({ passphrase: 'of the new one' })
      await desk.vault.lock({})
      writeFileSync(path.join(keptBeside!, 'casebook.db'), store)
      writeFileSync(path.join(keptBeside!, 'key.json'), key)
      const [kept] = await desk.vault.previous({})
      expect(kept).toMatchObject({ name: path.basename(keptBeside!), why: 'aside', bytes: store.length })
      // Another casebook is here now: it is not written over, but put aside in its turn.
      expect(await faultOf(desk.vault.takeBack({ name: kept!.name, passphrase }))).toBe(
        'refused store.foreign-backup',
      )
      await desk.vault.putAside({})
      await desk.vault.takeBack({ name: kept!.name, passphrase })
      expect(await desk.vault.status({})).toMatchObject({ state: 'open', demonstration: false })
    },
  )

  it('refuses a key file that asks for more memory than any of ours did', async () => {
    const file = readKeyFile(at('key.json'))
    for (const kdf of [{ cost: 2 ** 25 }, { blockSize: 1_024 }, { parallel: 4_000 }, { cost: 100_000 }]) {
      const slots = [{ ...file.slots[0]!, kdf: { ...file.slots[0]!.kdf, ...kdf } }]
      writeKeyFile(at('key.json'), { ...file, slots })
      expect(await faultOf(desk.vault.unlock({ passphrase }))).toBe('store-damaged store.key-file')
    }
  })

  it('does not take a store of another casebook for its own', async () => {
    const other = recordsDesk(path.join(folder, 'other'))
    await other.vault.create({ passphrase })
    await other.vault.lock({})
    copyFileSync(path.join(other.home, 'casebook.db'), at('casebook.db'))
    expect(await faultOf(desk.vault.unlock({ passphrase }))).toBe('store-damaged store.unreadable')
    // Nor one under the same key whose name is another, as one made from a copied folder would be.
    copyFileSync(path.join(other.home, 'key.json'), at('key.json'))
    const file = readKeyFile(at('key.json'))
    writeKeyFile(at('key.json'), { ...file, store: '0'.repeat(32) })
    expect(await faultOf(desk.vault.unlock({ passphrase }))).toBe('store-damaged store.another-store')
    other.close()
  })

  it('says in the audit log that an older copy of the store was put back', async () => {
    const older = readFileSync(at('casebook.db'))
    await desk.vault.unlock({ passphrase })
    await desk.vault.lock({})
    const said = async () => (await desk.audit.page({ offset: 0, limit: 50 })).map(({ what }) => what.key)
    await desk.vault.unlock({ passphrase })
    expect(await said()).not.toContain('audit.older-copy')
    await desk.vault.lock({})
    writeFileSync(at('casebook.db'), older)
    await desk.vault.unlock({ passphrase })
    expect(await said()).toContain('audit.older-copy')
  })

  it('says who has it open and since when', async () => {
    const other = recordsDesk(desk.home)
    await other.vault.unlock({ passphrase })
    const fault: unknown = await desk.vault.unlock({ passphrase }).catch((error: unknown) => error)
    expect(fault).toMatchObject({
      code: 'conflict',
      said: { key: 'store.in-use-since', values: { process: String(process.pid), day: '2026-06-30' } },
    })
    expect(existsSync(at('casebook.lock'))).toBe(true)
    other.close()
    await desk.vault.unlock({ passphrase })
  })

  it('does not name a process that had it and is gone', async () => {
    const lock = new Database(at('casebook.lock'))
    // As one that was killed leaves it, while another has taken it and not yet written herself in.
    lock.exec(`INSERT OR REPLACE INTO owner (one, pid, host, since)
      VALUES (1, ${2 ** 22 + 1}, '${hostname()}', '2026-01-01T00:00:00Z'); BEGIN IMMEDIATE`)
    expect(await faultOf(desk.vault.unlock({ passphrase }))).toBe('conflict store.in-use')
    lock.close()
    await desk.vault.unlock({ passphrase })
    await desk.vault.lock({})
    const after = new Database(at('casebook.lock'))
    expect(after.prepare('SELECT count(*) FROM owner').pluck().get()).toBe(0)
    after.close()
  })

  it('locks although the disk does not take it, and says what could not be written', async () => {
    await desk.vault.unlock({ passphrase })
    desk.store().db.pragma('query_only=on') // as SQLite answers on a disk that can only be read
    expect(await desk.vault.lock({})).toMatchObject({ unsaid: { key: 'store.locked-unwritten' } })
    expect(await desk.vault.status({})).toMatchObject({ state: 'locked' })
    await desk.vault.unlock({ passphrase })
  })
})
