import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { portPair } from '../../../electron/host/ports.ts'
import { handlers } from '../../../electron/learning/handlers.ts'
import { knowledgeHandlers } from '../../../electron/records/handlers/knowledge.ts'
import { openVault, type Vault } from '../../../electron/records/vault.ts'
import { connect } from '../../../shared/contract/connect.ts'
import type { Client, Contract, Handlers } from '../../../shared/contract/define.ts'
import { frames } from '../../../shared/contract/frames.ts'
import { knowledge } from '../../../shared/contract/knowledge.ts'
import { learning } from '../../../shared/contract/learning.ts'
import { serve } from '../../../shared/contract/serve.ts'
import { say } from '../../../shared/words/message.ts'
import { CHEAP } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { secretOf } from '../../../electron/records/home/secret.ts'
import { askedOf, frameOf } from '../../unit/learning/designs/new-user-comparison/frame-by-hand.ts'

/** Fifty people began each; the frame comes when it is let go. */
const people = frameOf([
  { exposed: true, people: 50, events: 4 },
  { exposed: false, people: 50, events: 8 },
])

let folder = ''
let vault: Vault
let closings: Array<() => void> = []
let letGo: () => void = () => undefined
let isOpen = true
let frameAsked: Promise<void>
let client: Client<typeof learning>

function over<C extends Contract>(contract: C, served: Handlers<C>): Client<C> {
  const [near, far] = portPair()
  serve(contract, served, near, { onFault: () => undefined })
  closings.push(() => near.close())
  return connect(contract, far)
}

beforeEach(async () => {
  folder = temporaryFolder()
  vault = openVault(path.join(folder, 'home'), () => new Date('2026-07-01T08:00:00Z'), CHEAP)
  await vault.create(secretOf(passphrase), true)
  isOpen = true
  let asked: () => void = () => undefined
  frameAsked = new Promise(resolve => {
    asked = resolve
  })
  client = over(
    learning,
    handlers({
      records: {
        knowledge: over(knowledge, knowledgeHandlers(vault.store)),
        frames: over(frames, {
          frame: (_, { signal }) => {
            asked()
            return isOpen
              ? people
              : new Promise((resolve, reject) => {
                  letGo = () => resolve(people)
                  signal.addEventListener('abort', () => reject(signal.reason as Error))
                })
          },
          measure: () => {
            throw new Error('No study asks for a measure.')
          },
          cases: () => {
            throw new Error('No study asks for cases.')
          },
          mix: () => {
            throw new Error('No study asks what lies behind a measure.')
          },
          foretold: () => {
            throw new Error('No study asks for forecasts.')
          },
          extent: () => null,
          decided: () => [],
          touchedBy: ({ questionHashes }) => ({ questionHashes }),
          alike: () => {
            throw new Error('No study asks for people alike.')
          },
          standing: () => {
            throw new Error('No study asks for one person.')
          },
          concerns: ({ patient, questionHashes }) =>
            questionHashes.map(hash => ({
              questionHash: hash,
              meets: patient === 1,
              eligible: patient === 1,
              arm: 'none',
            })),
        }),
      },
      library: [],
      concepts: [],
      controls: [],
      today: () => '2026-07-01',
      log: () => undefined,
    }),
  )
})
afterEach(() => {
  for (const close of closings) close()
  closings = []
  vault.lock()
  rmSync(folder, { recursive: true, force: true })
})

const start = (question = askedOf) => client.start({ requestId: randomUUID(), question })

describe('a study', () => {
  it('ends with its card, which is kept', async () => {
    const ended = await client.watch(await start())
    expect(ended).toMatchObject({ state: 'done', label: askedOf.title, fault: null })
    expect(ended.card).toMatchObject({ id: ended.cardId, answered: '2026-07-01' })
    expect(await client.card({ id: ended.cardId! })).toEqual(ended.card)
    expect(await client.questions({})).toMatchObject([{ origin: 'own', looks: 1 }])
  })
  it('goes on when whoever watched it leaves, and is found again among the jobs', async () => {
    isOpen = false
    const { job } = await start()
    const leaving = new AbortController()
    const watched = client.watch({ job }, { signal: leaving.signal })
    await frameAsked
    leaving.abort()
    await expect(watched).rejects.toMatchObject({ code: 'cancelled' })
    expect(await client.jobs({})).toMatchObject([{ job, state: 'running', cardId: null }])
    letGo()
    expect(await client.watch({ job })).toMatchObject({ state: 'done' })
  })
  it('that is cancelled keeps no card', async () => {
    isOpen = false
    const { job } = await start()
    await frameAsked
    await client.cancel({ job })
    expect(await client.watch({ job })).toMatchObject({
      state: 'cancelled',
      card: null,
      fault: { code: 'cancelled', said: say('study.cancelled') },
    })
    expect(await client.cards({})).toEqual([])
  })
  it('begun twice by one request is answered once', async () => {
    const request = { requestId: 'the same', question: askedOf }
    const [one, other] = [await client.start(request), await client.start(request)]
    expect(other).toEqual(one)
    await client.watch(one)
    expect(await client.cards({})).toHaveLength(1)
  })
  it('that nobody knows is not found', async () => {
    await expect(client.watch({ job: 9 })).rejects.toMatchObject({ code: 'not-found' })
  })
  it('asked in one call is cancelled by whoever stops waiting', async () => {
    isOpen = false
    const leaving = new AbortController()
    const asked = client.ask({ question: askedOf }, { signal: leaving.signal })
    await frameAsked
    leaving.abort()
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
    while ((await client.jobs({}))[0]?.state === 'running')
      await new Promise(resolve => setImmediate(resolve))
    expect(await client.jobs({})).toMatchObject([{ state: 'cancelled' }])
  })
})

describe('the cards beside a patient', () => {
  it('are the newest of each question that concerns her, and none for somebody else', async () => {
    await client.ask({ question: askedOf })
    const { id } = await client.ask({ question: askedOf })
    const found = await client.cardsFor({ patient: 1 })
    expect(found.map(each => [each.card.id, each.arm, each.pooled])).toEqual([[id, 'none', null]])
    expect(await client.cardsFor({ patient: 2 })).toEqual([])
  })
})

describe('a question nobody asked', () => {
  it('is not found, and has nothing to put together', async () => {
    await expect(client.pool({ questionHash: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'not-found',
      said: say('question.unknown'),
    })
    expect(await client.pools({})).toEqual([])
  })
})
