import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import { bringIn, somebody } from '../../../fixtures/bring-in.ts'
import { recordsDesk, type RecordsDesk } from '../../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../../fixtures/temporary-folder.ts'

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? `${error.code} ${error.said.key}` : 'unknown'),
  )

describe('a home of which a piece is damaged', () => {
  let folder = ''
  let desk: RecordsDesk
  const desks: RecordsDesk[] = []
  const at = (...names: string[]) => path.join(desk.home, ...names)
  const backup = () => path.join(folder, 'copy.backup')
  function deskIn(home: string): RecordsDesk {
    const made = recordsDesk(home, { alone: true })
    desks.push(made)
    return made
  }
  const restore = () => desk.vault.restore({ path: backup(), passphrase })
  const audited = async (of: RecordsDesk) =>
    (await of.audit.page({ offset: 0, limit: 50 })).map(({ what }) => what)

  beforeEach(async () => {
    folder = temporaryFolder()
    desk = deskIn(path.join(folder, 'home'))
    await desk.vault.create({ passphrase })
    await bringIn(desk, [somebody('Ada')], [])
    await desk.vault.backup({ path: backup() })
    await desk.vault.lock({})
  })
  afterEach(() => {
    for (const each of desks.splice(0)) each.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('tells a key file of which any byte has changed from a wrong passphrase', async () => {
    const good = readFileSync(at('key.json'))
    for (let byte = 0; byte < good.length; byte++) {
      const bad = Buffer.from(good)
      bad[byte]! ^= 1
      writeFileSync(at('key.json'), bad)
      expect((await desk.vault.status({})).state, `byte ${byte}`).toBe('broken')
    }
    expect(await faultOf(desk.vault.unlock({ passphrase }))).toBe('store-damaged store.key-file')
    await restore()
  })

  it('tells the same of the key in a backup', async () => {
    const bytes = readFileSync(backup())
    const salt = bytes.indexOf('"salt":"') + 8
    bytes[salt] = bytes[salt] === 0x30 ? 0x31 : 0x30
    writeFileSync(backup(), bytes)
    expect(await faultOf(restore())).toBe('unreadable-source store.no-backup')
  })

  it.each([
    ['bytes that are no lock', (lock: string) => writeFileSync(lock, Buffer.alloc(5_000, 7))],
    ['half a lock', (lock: string) => truncateSync(lock, 3_000)],
  ])('opens although the file that says who has it holds %s, and for one alone', async (_, harm) => {
    harm(at('casebook.lock'))
    await desk.vault.unlock({ passphrase })
    expect(await faultOf(deskIn(desk.home).vault.unlock({ passphrase }))).toBe('conflict store.in-use-since')
  })

  it('gives way to a backup although it cannot be read what a restore had decided', async () => {
    // As a power cut leaves it: the decision is there, and the store that is to come.
    mkdirSync(at('making-new'))
    for (const name of ['casebook.db', 'key.json']) cpSync(at(name), at('making-new', name))
    for (const step of ['', '{"format":"casebook-step/1"', JSON.stringify({ incoming: 'making-nex' })]) {
      writeFileSync(at('step.json'), step)
      expect(await desk.vault.status({})).toMatchObject({ state: 'broken', said: { key: 'store.step-file' } })
      expect(await faultOf(desk.vault.unlock({ passphrase }))).toBe('store-damaged store.step-file')
      expect(await faultOf(desk.vault.create({ passphrase: 'another row of words' }))).toBe(
        'store-damaged store.step-file',
      )
    }
    await restore()
    expect((await desk.library.counts({})).patients).toBe(1)
    // Neither what lay here nor what was to come is lost.
    const kept = await desk.vault.previous({})
    expect(kept.map(({ why }) => why)).toEqual(['restore', 'aside'])
    await desk.vault.lock({})
    await desk.vault.takeBack({ name: kept[1]!.name, passphrase })
  })

  it('may be put aside although it cannot be read what a restore had decided', async () => {
    writeFileSync(at('step.json'), 'torn')
    await desk.vault.putAside({})
    expect(await desk.vault.status({})).toEqual({ state: 'absent', demonstration: false })
  })

  it('notices another folder in what a restore had decided', async () => {
    mkdirSync(at('making-new'))
    for (const name of ['casebook.db', 'key.json']) renameSync(at(name), at('making-new', name))
    const step = { format: 'casebook-step/1', incoming: 'making-other', keptAs: null, sum: '0'.repeat(64) }
    writeFileSync(at('step.json'), JSON.stringify(step))
    expect(await faultOf(desk.vault.unlock({ passphrase }))).toBe('store-damaged store.step-file')
    expect(existsSync(at('making-new', 'casebook.db'))).toBe(true)
  })

  it('says of a previous casebook that its key file is gone', async () => {
    await restore()
    await desk.vault.lock({})
    const [kept] = await desk.vault.previous({})
    rmSync(at('previous', kept!.name, 'key.json'))
    expect(await faultOf(desk.vault.takeBack({ name: kept!.name, passphrase }))).toBe(
      'store-damaged store.previous-key-lost',
    )
    await desk.vault.unlock({ passphrase })
  })

  it('shows among the previous casebooks one that was put aside when the power went', async () => {
    writeFileSync(
      at('step.json'),
      JSON.stringify({ format: 'casebook-step/1', incoming: null, keptAs: '2026-06-30T100000-aside' }),
    )
    expect((await desk.vault.status({})).state).toBe('absent')
    expect((await desk.vault.previous({})).map(({ why }) => why)).toEqual(['aside'])
  })

  describe('whose program was killed', () => {
    let killed: RecordsDesk
    beforeEach(async () => {
      await desk.vault.unlock({ passphrase })
      for (const name of ['one', 'two', 'three'])
        await desk.drafts.keep({ name: 'a.draft', about: name, body: name, version: 0, writer: 'window-one' })
      const home = path.join(folder, 'killed')
      cpSync(desk.home, home, { recursive: true, filter: each => !/-shm$|\.lock/.test(each) })
      killed = deskIn(home)
    })
    const log = () => path.join(killed.home, 'casebook.db-wal')

    it('has all that it had said to have, and nothing is said', async () => {
      await killed.vault.unlock({ passphrase })
      expect((await killed.drafts.list({})).drafts).toHaveLength(3)
      expect((await audited(killed)).map(({ key }) => key)).not.toContain('audit.changes-missing')
    })

    it.each([
      ['its log ends earlier', () => truncateSync(log(), Math.floor(readFileSync(log()).length * 0.6))],
      [
        'the end of its log is damaged',
        () => {
          const bytes = readFileSync(log())
          bytes[bytes.length - 9]! ^= 1
          writeFileSync(log(), bytes)
        },
      ],
      ['its log is gone', () => rmSync(log())],
    ])('says that changes are missing where %s, once', async (_, harm) => {
      harm()
      await killed.vault.unlock({ passphrase })
      expect((await killed.drafts.list({})).drafts.length).toBeLessThan(3)
      const missing = async () => (await audited(killed)).filter(({ key }) => key === 'audit.changes-missing')
      expect(await missing()).toHaveLength(1)
      await killed.vault.lock({})
      await killed.vault.unlock({ passphrase })
      expect(await missing()).toHaveLength(1)
      // Nor is it sound from then on: only a backup has what is gone.
      expect((await killed.vault.verify({})).checks.filter(({ ok }) => !ok)).toMatchObject([
        { name: { values: { check: 'acknowledged' } }, finding: { key: 'verify.missing' } },
      ])
    })

    it('accuses nobody where the mark itself is damaged, gone, or of another casebook', async () => {
      const mark = path.join(killed.home, 'casebook.mark')
      const good = readFileSync(mark, 'latin1')
      for (const bad of [good.replace('000', '001'), '', `${'0'.repeat(32)}${good.slice(32)}`]) {
        writeFileSync(mark, bad)
        await killed.vault.unlock({ passphrase })
        expect((await audited(killed)).map(({ key }) => key)).not.toContain('audit.changes-missing')
        await killed.vault.lock({})
      }
    })

    it('accuses nobody after an older backup was put in its place', async () => {
      await killed.vault.restore({ path: backup(), passphrase })
      expect((await audited(killed)).map(({ key }) => key)).not.toContain('audit.changes-missing')
      expect(readdirSync(path.join(killed.home, 'previous'))).toHaveLength(1)
    })
  })
})
