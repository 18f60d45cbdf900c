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
  for (const table of ['envelope', 'question', 'peer']) db.exec(`DELETE FROM ${table}`)
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
