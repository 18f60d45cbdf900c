import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { portPair } from '../../../electron/host/ports.ts'
import { knowledgeHandlers } from '../../../electron/records/handlers/knowledge.ts'
import { ingestHandlers } from '../../../electron/records/handlers/ingest.ts'
import { readKeyFile, writeKeyFile } from '../../../electron/records/home/key-file.ts'
import { postHandlers } from '../../../electron/records/handlers/post.ts'
import { openVault, type Vault } from '../../../electron/records/vault.ts'
import { connect } from '../../../shared/contract/connect.ts'
import type { Client, Contract, Handlers } from '../../../shared/contract/define.ts'
import { knowledge } from '../../../shared/contract/knowledge.ts'
import { ingest } from '../../../shared/contract/ingest.ts'
import { post } from '../../../shared/contract/post.ts'
import { serve } from '../../../shared/contract/serve.ts'
import { addInventedCard, sha256 } from '../../fixtures/invented-card.ts'
import { CHEAP } from '../../fixtures/records-desk.ts'
import { secretOf } from '../../../electron/records/home/secret.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const refused = { code: 'refused' }

let folder = ''
let home = ''
let vault: Vault
let closings: Array<() => void> = []
beforeEach(() => {
  folder = temporaryFolder()
  home = path.join(folder, 'home')
  vault = openVault(home, () => new Date('2026-07-01T08:00:00Z'), CHEAP)
})
afterEach(() => {
  for (const close of closings) close()
  closings = []
  vault.lock()
  rmSync(folder, { recursive: true, force: true })
})

function over<C extends Contract>(contract: C, handlers: Handlers<C>): Client<C> {
  const [near, far] = portPair()
  serve(contract, handlers, near, { onFault: () => undefined, caller: () => vault.caller() })
  closings.push(() => near.close())
  return connect(contract, far)
}

/** A copy as the service's reading thread makes it. */
const plainCopy = (of: Vault) => ({
  copy: async (to: string) => of.store().db.prepare('VACUUM INTO ?').run(to),
  check: () => Promise.resolve(),
})

/** Writes another word into the key file, as whoever reaches the folder could. */
function forge(demonstration: boolean): void {
  const keyAt = path.join(home, 'key.json')
  writeKeyFile(keyAt, { ...readKeyFile(keyAt), demonstration })
}

const card = sha256('card')
function addCard(): void {
  const store = vault.store()
  store.write(() => addInventedCard(store, 'card'))
}

/** Rows as an earlier version, in which publishing was open, may have left them: one posted, one waiting. */
function approvedBefore(): { posted: number } {
  const { outbox, write } = vault.store()
  const row = (request: string) =>
    outbox.release({
      request,
      kind: 'summary',
      card,
      question: null,
      body: '{}',
      sha256: sha256('{}'),
      released: '2026-06-01',
      withdraws: null,
      person: 'person-1',
    })
  return write(() => {
    const posted = row('posted')
    outbox.setPosted(posted, '{}', '2026-06-01')
    row('waiting')
    return { posted }
  })
}

describe('the word that puts a letter into the outbox', () => {
  const letter = {
    requestId: 'request',
    kind: 'summary' as const,
    cardId: card,
    bytes: '{}',
    receiptSha256: sha256('{}'),
  }

  it("refuses in a casebook of one's own, whoever asks", async () => {
    await vault.create(secretOf(passphrase), false)
    const words = over(knowledge, knowledgeHandlers(vault.store))
    await expect(words.release(letter)).rejects.toMatchObject(refused)
    expect(await over(post, postHandlers(vault.store)).outbox({})).toEqual([])
  })

  it('is open in the demonstration', async () => {
    await vault.create(secretOf(passphrase), true)
    addCard()
    await over(knowledge, knowledgeHandlers(vault.store)).release(letter)
    expect(await over(post, postHandlers(vault.store)).outbox({})).toMatchObject([{ body: '{}' }])
  })

  it('holds back what was approved before the door was shut, and still takes back what is out', async () => {
    await vault.create(secretOf(passphrase), false)
    addCard()
    const { posted } = approvedBefore()
    const letters = over(post, postHandlers(vault.store))
    expect(await letters.outbox({})).toEqual([])
    await over(knowledge, knowledgeHandlers(vault.store)).withdraw({ cardId: card })
    expect(await letters.outbox({})).toMatchObject([{ kind: 'withdrawal', withdraws: posted }])
  })
})

describe('what a casebook is', () => {
  it.each([
    ["one's own", false],
    ['the demonstration', true],
  ])(
    'is kept inside it: a changed key file does not turn %s into the other',
    async (_name, demonstration) => {
      await vault.create(secretOf(passphrase), demonstration)
      vault.lock()
      forge(!demonstration)
      await vault.unlock(secretOf(passphrase))
      const words = over(ingest, ingestHandlers(vault.store))
      const [mine, others] = demonstration
        ? (['invented-practice', 'files'] as const)
        : (['files', 'invented-practice'] as const)
      await words.begin({ requestId: 'mine', label: 'mine', brings: mine })
      await expect(
        words.begin({ requestId: 'others', label: 'others', brings: others }),
      ).rejects.toMatchObject(refused)
      vault.lock()
      expect(vault.kind()).toBe(demonstration ? 'demonstration' : 'own')
    },
  )

  it('does not change by a restore of the demonstration over it', async () => {
    const copy = path.join(folder, 'demonstration.backup')
    const other = openVault(path.join(folder, 'other'), () => new Date(), CHEAP)
    await other.create(secretOf(passphrase), true)
    await other.backup(copy, plainCopy(other))
    other.lock()
    await vault.create(secretOf(passphrase), false)
    vault.lock()
    await expect(vault.restore(copy, secretOf(passphrase))).rejects.toMatchObject(refused)
    await vault.unlock(secretOf(passphrase))
    expect(vault.kind()).toBe('own')
  })

  it("comes with a backup: one of one's own ends the demonstration that stood there", async () => {
    const copy = path.join(folder, 'own.backup')
    const other = openVault(path.join(folder, 'other'), () => new Date(), CHEAP)
    await other.create(secretOf(passphrase), false)
    await other.backup(copy, plainCopy(other))
    other.lock()
    await vault.create(secretOf(passphrase), true)
    vault.lock()
    const { keptBeside } = await vault.restore(copy, secretOf(passphrase))
    expect(vault.kind()).toBe('own')
    expect(existsSync(path.join(keptBeside!, 'casebook.db'))).toBe(true)
  })
})

describe('ending the demonstration', () => {
  it("removes it and makes room for a casebook of one's own", async () => {
    await vault.create(secretOf(passphrase), true)
    expect(await vault.endDemonstration()).toEqual({})
    expect(vault.state()).toEqual({ is: 'absent' })
    expect(existsSync(path.join(home, 'casebook.db'))).toBe(false)
    await vault.create(secretOf(passphrase), false)
    expect(vault.kind()).toBe('own')
  })

  it("never ends a casebook of one's own, open or locked", async () => {
    await vault.create(secretOf(passphrase), false)
    await expect(vault.endDemonstration()).rejects.toThrow('store.not-demonstration')
    vault.lock()
    await expect(vault.endDemonstration()).rejects.toThrow('store.not-demonstration')
  })

  it('sets a locked one aside, so that a key file that lies loses nothing', async () => {
    await vault.create(secretOf(passphrase), false)
    vault.lock()
    forge(true)
    const { keptBeside } = await vault.endDemonstration()
    expect(vault.state()).toEqual({ is: 'absent' })
    const kept = openVault(keptBeside!, () => new Date(), CHEAP)
    await kept.unlock(secretOf(passphrase))
    expect(kept.kind()).toBe('own')
    kept.lock()
  })

  it('is what making a casebook over it asks for', async () => {
    await vault.create(secretOf(passphrase), true)
    await expect(vault.create(secretOf(passphrase), false)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('demonstration') as string,
    })
  })
})
