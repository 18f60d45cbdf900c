import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { questionHash } from '../../../electron/host/question-hash.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { makeDb, type WritableDb } from '../../../electron/records/db.ts'
import { postHandlers } from '../../../electron/records/handlers/post.ts'
import { migrate } from '../../../electron/records/migrate.ts'
import { openStore, type Store } from '../../../electron/records/open-store.ts'
import { connection } from '../../../shared/contract/connect.ts'
import { post } from '../../../shared/contract/post.ts'
import { serve } from '../../../shared/contract/serve.ts'
import { question } from '../../../shared/domain/question.ts'
import { brokenLetters, kinds } from '../../fixtures/broken-letters.ts'
import { bodyOf, signed, summaryBody } from '../../fixtures/letters.ts'
import { say } from '../../../shared/words/message.ts'

/** Records' side of the post over a real channel and a real store in a temporary folder. */
const anna = identityFrom(new Uint8Array(32).fill(1)).key
const berta = identityFrom(new Uint8Array(32).fill(2)).key
const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-deliver-'))
const [near, far] = portPair()
const line = connection(post)
let db: WritableDb
let store: Store

beforeAll(() => {
  db = makeDb(path.join(folder, 'casebook.db'), randomBytes(32))
  migrate(db, () => undefined)
  store = openStore(db, () => new Date('2026-03-01T10:00:00Z'))
  serve(
    post,
    postHandlers(() => store),
    near,
    { onFault: () => undefined, caller: () => ({ actor: { person: 'person-1', role: 'clinician' } }) },
  )
  line.attach(far)
})
afterAll(() => {
  near.close()
  far.close()
  db.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  for (const table of ['envelope', 'question', 'peer_log', 'peer']) db.exec(`DELETE FROM ${table}`)
  await line.client.keepPeer({ key: anna, name: 'Anna', state: 'joined' })
})

const deliver = (...envelopes: Array<ReturnType<typeof signed>>) => line.client.deliver({ envelopes })
const letter = (kind: (typeof kinds)[number], sequence: number, body = bodyOf[kind]) =>
  signed(1, anna, { kind, sequence, body })
const summaries = async () => (await line.client.peers({}))[0]!.summaries

describe('what is handed in', () => {
  it.each(kinds)('is kept when it is a %s of a peer, byte for byte', async kind => {
    expect(await deliver(letter(kind, 5))).toEqual({ accepted: 1, known: 0, refused: [] })
    expect(await line.client.received({})).toEqual([letter(kind, 5)])
  })

  it('is not kept when it is no letter of its kind, and its neighbours are', async () => {
    const broken = brokenLetters.map(({ kind, body }, index) => letter(kind, index + 10, body))
    const taken = await deliver(letter('summary', 1), ...broken, letter('succession', 2))
    expect(taken.accepted).toBe(2)
    expect(taken.refused.map(each => each.sequence)).toEqual(broken.map(each => each.sequence))
    expect(taken.refused.map(each => [each.issuer, each.reason.key])).toEqual(
      brokenLetters.map(({ why }) => [anna, why]),
    )
    expect((await line.client.received({})).map(each => each.sequence)).toEqual([1, 2])
  })

  it.each(['invited', 'removed'] as const)('is refused from a peer who is %s', async state => {
    await line.client.keepPeer({ key: anna, name: 'Anna', state })
    expect((await deliver(letter('summary', 1))).refused).toEqual([
      { issuer: anna, sequence: 1, reason: say('letters.of-a-stranger') },
    ])
  })

  it('is refused from a stranger', async () => {
    const foreign = signed(2, berta, { kind: 'summary', sequence: 1, body: bodyOf.summary })
    expect((await deliver(foreign)).refused).toMatchObject([{ issuer: berta }])
  })

  it('is known the second time', async () => {
    await deliver(letter('summary', 1))
    expect(await deliver(letter('summary', 1))).toEqual({ accepted: 0, known: 1, refused: [] })
  })

  it('is refused when its number was used for something else, and what came first stays', async () => {
    await deliver(letter('summary', 1))
    const { accepted, refused } = await deliver(letter('summary', 1, summaryBody(2)))
    expect(accepted).toBe(0)
    expect(refused).toMatchObject([{ issuer: anna, sequence: 1, reason: say('letters.number-used') }])
    expect(await line.client.received({})).toEqual([letter('summary', 1)])
  })
})

const findings = async () => (await line.client.peerNotes({})).find(({ key }) => key === anna)!.findings
const met = (head: number | null) => line.client.met({ key: anna, head, ended: null })

describe('two letters under one number', () => {
  const one = letter('summary', 4, summaryBody(4))
  const other = letter('summary', 4, summaryBody(44))
  const shared = () => store.post.sharedOf((5).toString(16).padStart(64, '0')).length

  it('end the belief in their issuer from there on, in whatever order letters came', async () => {
    const [before, after] = [3, 5].map(number => letter('summary', number, summaryBody(number)))
    for (const order of [
      [before!, one, other, after!],
      [before!, one, after!, other],
      [after!, before!, one, other],
    ]) {
      for (const table of ['envelope', 'peer_log']) db.exec(`DELETE FROM ${table}`)
      for (const each of order) await deliver(each)
      expect([await summaries(), shared()]).toEqual([1, 0])
      expect(await findings()).toContainEqual(say('peer-log.fork', { number: 4 }))
    }
  })

  it('are refused with what comes after them, each with its reason', async () => {
    const { refused } = await deliver(one, other, letter('summary', 5, summaryBody(5)))
    expect(refused.map(({ sequence, reason }) => [sequence, reason])).toEqual([
      [4, say('letters.number-used')],
      [5, say('letters.after-fork', { number: 4 })],
    ])
  })

  it('do not keep their issuer from taking back what came before', async () => {
    await deliver(letter('summary', 3), one, other)
    expect(await summaries()).toBe(1)
    expect(await deliver(letter('withdrawal', 9))).toMatchObject({ accepted: 1 })
    expect(await summaries()).toBe(0)
  })

  it('take nothing from what another peer says', async () => {
    await line.client.keepPeer({ key: berta, name: 'Berta', state: 'joined' })
    await deliver(one, other)
    const hers = signed(2, berta, { kind: 'summary', sequence: 5, body: summaryBody(5) })
    expect(await deliver(hers)).toMatchObject({ accepted: 1 })
    expect(shared()).toBe(1)
  })
})

describe('the numbers of a peer’s letters', () => {
  it('show what is missing: first as under way, and for good once the peer itself no longer lists it', async () => {
    for (const number of [0, 1, 4]) await deliver(letter('summary', number, summaryBody(number)))
    expect(await findings()).toEqual([say('peer-log.not-yet', { letters: 2, after: 1, before: 4 })])
    await met(4)
    expect(await findings()).toEqual([say('peer-log.never-came', { letters: 2, after: 1, before: 4 })])
    for (const number of [2, 3]) await deliver(letter('summary', number, summaryBody(number)))
    expect(await findings()).toEqual([])
  })

  it('show a log that is shorter than before, and no longer once it has grown again', async () => {
    for (const head of [9, 4]) await met(head)
    expect(await findings()).toEqual([say('peer-log.shorter', { before: 9, now: 4 })])
    await met(null)
    expect(await findings()).toEqual([say('peer-log.empty', { before: 9 })])
    await met(10)
    expect(await findings()).toEqual([])
  })

  it('go on after a succession without a gap', async () => {
    await deliver(letter('summary', 0))
    await deliver(letter('succession', 20_454_000_000))
    expect(await findings()).toEqual([])
  })
})

describe('how the last meeting ended', () => {
  const note = async () => (await line.client.peerNotes({}))[0]!
  it('is kept until one ends well, and is no meeting that was held', async () => {
    const ended = say('exchange.said-nothing', { seconds: 30 })
    await line.client.met({ key: anna, head: null, ended })
    expect(await note()).toEqual({ key: anna, ended, findings: [] })
    expect((await line.client.peers({}))[0]!.lastMet).toBeUndefined()
    await met(3)
    expect(await note()).toEqual({ key: anna, findings: [] })
    expect((await line.client.peers({}))[0]!.lastMet).toBeDefined()
  })
  it('leaves what was listed before as it was', async () => {
    await met(9)
    await line.client.met({ key: anna, head: null, ended: say('exchange.broke') })
    await met(9)
    expect(await findings()).toEqual([])
  })
})

describe('a withdrawal', () => {
  it('takes a summary out of the count that came before it', async () => {
    await deliver(letter('summary', 3), letter('summary', 4, summaryBody(4)))
    await deliver(letter('withdrawal', 5))
    expect(await summaries()).toBe(1)
  })

  it('takes a summary out of the count that comes after it', async () => {
    await deliver(letter('withdrawal', 5))
    await deliver(letter('summary', 3), letter('summary', 4, summaryBody(4)))
    expect(await summaries()).toBe(1)
  })
})

describe('a question of a peer', () => {
  const hash = questionHash(question.parse(JSON.parse(bodyOf.question)))

  it('is known as a peer’s', async () => {
    await deliver(letter('question', 1))
    expect(store.questions.origin(hash)).toBe('peer')
  })

  it('makes the same question, built here before, a peer’s', async () => {
    store.questions.add({ hash, origin: 'own', asked: '2026-01-01', body: bodyOf.question })
    await deliver(letter('question', 1))
    expect(store.questions.origin(hash)).toBe('peer')
  })

  it('leaves a question of the library one of the library', async () => {
    store.questions.add({ hash, origin: 'library', asked: '2026-01-01', body: bodyOf.question })
    await deliver(letter('question', 1))
    expect(store.questions.origin(hash)).toBe('library')
  })
})
