import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupsByThemselves } from '../../../../electron/records/safekeeping/by-itself.ts'
import { AppError } from '../../../../shared/errors.ts'
import { recordsDesk, type RecordsDesk } from '../../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../../fixtures/temporary-folder.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? `${error.code} ${error.said.key}` : 'unknown'),
  )

/** A clinic's days, as they go: the desk, its clock, and what makes backups by itself. */
describe('backups that are made by themselves', () => {
  let folder = ''
  let stick = ''
  let desk: RecordsDesk
  let today = new Date()
  let passed = 0
  let log: string[] = []
  let byThemselves: ReturnType<typeof backupsByThemselves>

  /** Time passes, in which it is looked as often as in a running program. */
  async function goesBy(milliseconds: number): Promise<void> {
    const end = passed + milliseconds
    while (passed < end) {
      const step = Math.min(MINUTE, end - passed)
      passed += step
      today = new Date(today.getTime() + step)
      await byThemselves.look()
    }
  }
  /** Something changes, as by a person who works. */
  async function somethingChanges(): Promise<void> {
    const { store } = desk
    store().write(() =>
      store().audit.write({ key: 'audit.people-apart', values: { person: 1, others: 1 } }, 'person-1'),
    )
    byThemselves.heard('patients')
    await byThemselves.look()
  }
  const backups = () => readdirSync(stick).toSorted()

  beforeEach(async () => {
    folder = temporaryFolder()
    stick = path.join(folder, 'stick')
    mkdirSync(stick)
    today = new Date(2026, 10, 23, 8, 0)
    passed = 0
    log = []
    desk = recordsDesk(path.join(folder, 'home'), { alone: true, now: () => today })
    await desk.vault.create({ passphrase })
    byThemselves = backupsByThemselves({
      vault: { store: desk.store, state: desk.state },
      maker: desk.maker,
      clock: () => passed,
      log: line => log.push(line),
    })
    await desk.safekeeping.chooseFolder({ folder: stick })
    byThemselves.heard('patients')
    await byThemselves.look() // the first one: there is none
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('are made once a day, at a moment at which nobody asks anything, where something changed', async () => {
    expect(backups()).toHaveLength(1)
    await somethingChanges()
    await goesBy(HOUR)
    expect(backups()).toHaveLength(1) // this day has one
    await goesBy(23 * HOUR)
    expect(backups()).toHaveLength(2) // at the first quiet moment of the next
    await goesBy(48 * HOUR)
    expect(backups()).toHaveLength(2) // nothing has changed since
    await somethingChanges()
    for (let n = 0; n < 20; n++) {
      await goesBy(4 * MINUTE)
      byThemselves.heard('patients')
    }
    expect(backups()).toHaveLength(2) // somebody works all the time
    byThemselves.heard('safekeeping')
    await goesBy(6 * MINUTE)
    expect(backups()).toHaveLength(3)
    expect((await desk.safekeeping.state({})).last).toMatchObject({ kept: 3 })
  })

  it('looking at charts, unlocking and locking are no change', async () => {
    await desk.vault.lock({})
    await desk.vault.unlock({ passphrase })
    const { store } = desk
    store().write(() => store().audit.write({ key: 'audit.chart-opened', values: { chart: 1 } }, 'person-1'))
    await goesBy(30 * HOUR)
    expect(backups()).toHaveLength(1)
  })

  it('hold up no lock: what was due then is made soon after the next unlock, though somebody works', async () => {
    await somethingChanges()
    await desk.vault.lock({})
    await goesBy(16 * HOUR)
    expect(backups()).toHaveLength(1)
    await desk.vault.unlock({ passphrase })
    byThemselves.heard('patients')
    await goesBy(MINUTE)
    expect(backups()).toHaveLength(2)
  })

  it('wait for the end of an import', async () => {
    await somethingChanges()
    await desk.vault.lock({})
    await goesBy(16 * HOUR)
    await desk.vault.unlock({ passphrase })
    for (let n = 0; n < 5; n++) {
      byThemselves.heard('ingest')
      await byThemselves.look()
    }
    expect(backups()).toHaveLength(1)
    await goesBy(MINUTE)
    expect(backups()).toHaveLength(2)
  })

  it('wait for a stick that is not in, which is no error, and are made once it is', async () => {
    rmSync(stick, { recursive: true })
    await somethingChanges()
    await goesBy(40 * HOUR)
    expect(await desk.safekeeping.state({})).toMatchObject({
      isFolderThere: false,
      trouble: null,
      folder: stick,
    })
    expect(existsSync(stick)).toBe(false) // a mount point that is empty is not filled
    expect(log).toEqual([])
    mkdirSync(stick)
    await goesBy(MINUTE)
    expect(backups()).toHaveLength(1)
  })

  it('say what stood in the way, try again later, and then say it no more', async () => {
    let tried = 0
    const full = backupsByThemselves({
      vault: { store: desk.store, state: desk.state },
      maker: {
        toFolder(to) {
          tried++
          return tried < 3
            ? Promise.reject(new AppError('disk-full', { key: 'fault.disk-full', values: {} }))
            : desk.maker.toFolder(to)
        },
      },
      clock: () => passed,
      log: line => log.push(line),
    })
    await somethingChanges()
    today = new Date(2026, 10, 24, 8, 0)
    await full.look()
    expect(log).toEqual(['backup: disk-full'])
    expect((await desk.safekeeping.state({})).trouble).toMatchObject({ said: { key: 'fault.disk-full' } })
    passed += MINUTE
    await full.look()
    expect(tried).toBe(1) // not at once
    passed += 10 * MINUTE
    await full.look()
    passed += 10 * MINUTE
    await full.look()
    expect(tried).toBe(3)
    expect((await desk.safekeeping.state({})).trouble).toBeNull()
  })

  it('have a name of their own where two are made in one second', async () => {
    await desk.safekeeping.backUp({})
    await desk.safekeeping.backUp({})
    expect(backups()).toHaveLength(3)
  })

  it('rotate, and leave alone whatever is not a backup of this very casebook', async () => {
    const store = desk.store().meta.get('store.name')!.slice(0, 8)
    const [own] = backups()
    const foreign = recordsDesk(path.join(folder, 'other'), { alone: true })
    await foreign.vault.create({ passphrase })
    await foreign.vault.backup({ path: path.join(folder, 'foreign.backup') })
    foreign.close()
    const theirs = `casebook-${store}-2020-01-01T080000Z.backup`
    const named = `casebook-${store}-2020-01-02T080000Z.backup`
    const renamed = 'before the move.backup'
    copyFileSync(path.join(folder, 'foreign.backup'), path.join(stick, theirs))
    writeFileSync(path.join(stick, named), 'letters to my sister')
    copyFileSync(path.join(stick, own!), path.join(stick, renamed))
    const cutShort = `casebook-${store}-2020-01-03T080000Z.backup.part`
    copyFileSync(path.join(stick, own!), path.join(stick, cutShort))
    for (let day = 0; day < 60; day++) {
      await somethingChanges()
      await goesBy(24 * HOUR)
    }
    const left = backups()
    expect(left).toEqual(expect.arrayContaining([theirs, named, renamed]))
    expect(left).not.toContain(cutShort)
    const ours = left.filter(name => ![theirs, named, renamed].includes(name))
    expect(ours.length).toBeLessThanOrEqual(13)
    expect(ours.length).toBeGreaterThanOrEqual(7)
    expect((await desk.safekeeping.state({})).last).toMatchObject({ kept: ours.length })
    const audit = await desk.audit.page({ offset: 0, limit: 500 })
    expect(audit.map(({ what }) => what.key)).toContain('audit.backups-rotated')
  }, 60_000)

  it('go neither into the home, nor into nowhere, nor are they made of a demonstration', async () => {
    const choose = (to: string) => faultOf(desk.safekeeping.chooseFolder({ folder: to }))
    expect(await choose(path.join(desk.home, 'backups'))).toBe('refused save.inside-home')
    expect(await choose(path.join(folder, 'nowhere'))).toBe('not-found backup.folder-away')
    const demonstration = recordsDesk(path.join(folder, 'demonstration'), { alone: true })
    await demonstration.vault.create({ passphrase, demonstration: true })
    expect(await faultOf(demonstration.safekeeping.chooseFolder({ folder: stick }))).toBe(
      'refused backup.not-demonstration',
    )
    demonstration.close()
  })

  it('count where they were written by hand elsewhere, and say so in the log', async () => {
    await somethingChanges()
    await desk.vault.backup({ path: path.join(folder, 'by-hand.backup') })
    expect((await desk.safekeeping.state({})).last).toMatchObject({
      file: path.join(folder, 'by-hand.backup'),
    })
    await desk.safekeeping.chooseFolder({ folder: null })
    expect((await desk.safekeeping.state({})).folder).toBeNull()
    const keys = (await desk.audit.page({ offset: 0, limit: 20 })).map(({ what }) => what.key)
    expect(keys).toEqual(
      expect.arrayContaining(['audit.backup-folder', 'audit.backup-made', 'audit.no-backup-folder']),
    )
  })
})
