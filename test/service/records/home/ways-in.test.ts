import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitAfter } from '../../../../electron/records/home/tries.ts'
import { openVault, type Vault } from '../../../../electron/records/vault.ts'
import { AppError } from '../../../../shared/errors.ts'
import { CHEAP, recordsDesk } from '../../../fixtures/records-desk.ts'
import { secretOf } from '../../../../electron/records/home/secret.ts'
import { passphrase, temporaryFolder } from '../../../fixtures/temporary-folder.ts'

const told = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.said : 'unknown'),
  )
const WRONG = { key: 'store.wrong-passphrase', values: {} }

describe('a recovery sheet', () => {
  let folder = ''
  let desk: ReturnType<typeof recordsDesk>
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'), { alone: true })
    await desk.vault.create({ passphrase })
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const relocked = async () => desk.vault.lock({})

  it('opens the casebook, typed by hand, and lets a new passphrase be chosen', async () => {
    expect((await desk.vault.status({})).recoverySheet).toBe('none')
    const { code } = await desk.vault.makeRecoverySheet({ passphrase })
    expect((await desk.vault.status({})).recoverySheet).toBe('made')
    await desk.vault.keptRecoverySheet({})
    expect((await desk.vault.status({})).recoverySheet).toBe('kept')
    await relocked()
    await desk.vault.unlock({ passphrase: ` ${code.toLowerCase().replaceAll('-', ' ')}\n` })
    await desk.vault.changePassphrase({ current: code, next: 'another four words here' })
    await relocked()
    expect(await told(desk.vault.unlock({ passphrase }))).toEqual(WRONG)
    // The store has a new key: the sheet has done its work, and says so by opening nothing.
    expect(await told(desk.vault.unlock({ passphrase: code }))).toEqual(WRONG)
    await desk.vault.unlock({ passphrase: 'another four words here' })
    expect((await desk.vault.status({})).recoverySheet).toBe('none')
  })

  it('is not on paper until somebody says so, each time one is made', async () => {
    await desk.vault.makeRecoverySheet({ passphrase })
    await desk.vault.keptRecoverySheet({})
    await desk.vault.makeRecoverySheet({ passphrase })
    expect((await desk.vault.status({})).recoverySheet).toBe('made')
    await relocked()
    expect((await desk.vault.status({})).recoverySheet).toBeUndefined()
  })

  it('opens a backup that was made after it, in another home', async () => {
    const { code } = await desk.vault.makeRecoverySheet({ passphrase })
    await desk.vault.backup({ path: path.join(folder, 'copy.backup') })
    const other = recordsDesk(path.join(folder, 'other'), { alone: true })
    expect(await other.vault.restore({ path: path.join(folder, 'copy.backup'), passphrase: code })).toEqual({
      patients: 0,
    })
    other.close()
  })

  it('is handed to nobody who does not know the passphrase, and takes the place of the one before', async () => {
    expect(await told(desk.vault.makeRecoverySheet({ passphrase: 'something else' }))).toEqual(WRONG)
    const [first, second] = [
      (await desk.vault.makeRecoverySheet({ passphrase })).code,
      (await desk.vault.makeRecoverySheet({ passphrase })).code,
    ]
    await relocked()
    expect(await told(desk.vault.unlock({ passphrase: first }))).toEqual(WRONG)
    expect(await told(desk.vault.unlock({ passphrase: second }))).toBe('done')
  })
})

describe('a passphrase for a casebook of one’s own', () => {
  it('that could be guessed is refused when it is made and when it is changed, whatever its length', async () => {
    const folder = temporaryFolder()
    const desk = recordsDesk(path.join(folder, 'home'), { alone: true })
    const weak = { key: 'store.weak-passphrase', values: {} }
    for (const guessed of ['a', 'password', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'qwertyuiopasdfgh']) {
      expect(await told(desk.vault.create({ passphrase: guessed }))).toEqual(weak)
      expect(await desk.vault.strength({ passphrase: guessed })).toMatchObject({ enough: false })
    }
    await desk.vault.create({ passphrase })
    expect(await told(desk.vault.changePassphrase({ current: passphrase, next: 'password1' }))).toEqual(weak)
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('wrong passphrases in a row', () => {
  let folder = ''
  let home = ''
  let clock = 0
  let vault: Vault
  const open = () => openVault(home, () => new Date(clock), CHEAP)
  beforeEach(async () => {
    folder = temporaryFolder()
    home = path.join(folder, 'home')
    clock = Date.parse('2026-06-30T10:00:00Z')
    vault = open()
    await vault.create(secretOf(passphrase), false)
    vault.lock()
  })
  afterEach(() => {
    vault.lock()
    rmSync(folder, { recursive: true, force: true })
  })
  const wrong = () => told(vault.unlock(secretOf('something else')))
  const wait = (seconds: number) => ({ key: 'store.wait', values: { seconds } })

  it('cost nothing at first, then longer and longer, five minutes at most', () => {
    expect([0, 1, 4, 5, 6, 7, 12, 13, 100].map(waitAfter)).toEqual([0, 0, 0, 2, 4, 8, 256, 300, 300])
  })

  it('are counted over restarts, keep out the right one too, and are forgotten once it opened', async () => {
    for (let time = 0; time < 5; time++) expect(await wrong()).toEqual(WRONG)
    expect(await told(vault.unlock(secretOf(passphrase)))).toEqual(wait(2))
    vault = open()
    expect(await told(vault.unlock(secretOf(passphrase)))).toEqual(wait(2))
    clock += 1_500
    expect(await told(vault.unlock(secretOf(passphrase)))).toEqual(wait(1))
    clock += 500
    expect(await wrong()).toEqual(WRONG)
    expect(await wrong()).toEqual(wait(4))
    clock += 4_000
    expect(await told(vault.unlock(secretOf(passphrase)))).toBe('done')
    vault.lock()
    expect(await wrong()).toEqual(WRONG)
    expect(await told(vault.unlock(secretOf(passphrase)))).toBe('done')
  })

  it('are waited for however far the clock is set back, and no longer than that', async () => {
    for (let time = 0; time < 5; time++) await wrong()
    clock -= 86_400_000
    expect(await told(vault.unlock(secretOf(passphrase)))).toEqual(wait(2))
  })

  it('keep nobody out of her casebook by a file that cannot be read', async () => {
    for (let time = 0; time < 5; time++) await wrong()
    const at = path.join(home, 'tries.json')
    expect(readFileSync(at, 'utf8')).toContain('"wrong":5')
    for (const text of ['', '{', '{"wrong":-1}', '{"wrong":1e9,"last":"never"}']) {
      writeFileSync(at, text)
      expect(await told(vault.unlock(secretOf(passphrase)))).toBe('done')
      vault.lock()
    }
  })
})
