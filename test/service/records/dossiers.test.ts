import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { questionHash } from '../../../electron/host/question-hash.ts'
import type { Withheld } from '../../../shared/domain/answer.ts'
import type { Card } from '../../../shared/domain/card.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { bodyOf, signed } from '../../fixtures/letters.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { exampleCard, exampleQuestion } from '../../unit/learning/gate/example-card.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
/** A question asked of another horizon is another question; its card has an id of its own. */
const asked = (card: Card, horizonDays: number, id: string): Card => {
  const question = { ...exampleQuestion, horizonDays }
  return { ...card, id: sha256(id), question, questionHash: questionHash(question) }
}
const sentences: Message[] = [
  say('reading.no-hidden-factor'),
  say('reading.changes-over-time'),
  say('reading.no-hidden-factor'),
  say('reading.changes-over-time'),
]
const estimated = asked(exampleCard(), 30, 'estimated')
if (estimated.answer.kind !== 'estimate') throw new Error('The example holds an estimate.')
const answered: Card = { ...estimated, answer: { ...estimated.answer, reading: sentences } }

const { diagnostics, balance, attrition, people, events, warnings, notRecorded } = answered.answer
const checked = { diagnostics, balance, attrition, people, events, warnings, notRecorded }
const reasons: Withheld['reasons'] = [
  { code: 'events', reason: say('diagnostics.model-found'), remedy: say('diagnostics.model-remedy') },
  { code: 'sample', reason: say('diagnostics.not-computed'), remedy: say('diagnostics.model-remedy') },
]
const withheld: Card = {
  ...asked(answered, 60, 'withheld'),
  answer: { ...checked, kind: 'not-estimable', reasons },
}

describe('what is known of a question, in brief', () => {
  let folder = ''
  let desk: RecordsDesk
  beforeAll(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase, demonstration: true })
    for (const card of [asked(answered, 30, 'older'), answered, withheld]) {
      const { question, questionHash: hash } = card
      await desk.knowledge.keepQuestion({ question, hash, origin: 'own' })
      await desk.knowledge.keepCard({ card })
    }
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const dossierOf = async (hash: string) => {
    const [found] = await desk.knowledge.dossiers({ questionHashes: [hash] })
    return found!
  }

  it('is what the newest card says: arms, people, answer and doubts, and how often it was asked', async () => {
    expect(await dossierOf(answered.questionHash)).toEqual({
      questionHash: answered.questionHash,
      card: {
        id: answered.id,
        title: 'Does it help people like Maria Kowalczyk?',
        answered: '2026-03-01',
        exposure: 'The new one',
        comparator: 'The old one',
        people: 107 + 131,
        looks: 2,
        variants: 1,
        // The older answer was shown.
        shownBefore: '2026-03-01',
        difference: { estimate: -4.321, lower: -5.321, upper: -4.321 + 1 },
        reading: sentences.slice(0, 3),
        doubts: sentences.slice(3),
        reason: null,
      },
      mine: { people: 107 + 131, events: 23 + 41, logHazardRatio: -0.345678, standardError: 0.234567 },
      peers: [],
    })
  })

  it('is the reason that matters most where the answer is withheld, and no effect', async () => {
    const { card, mine } = await dossierOf(withheld.questionHash)
    expect(card).toMatchObject({ id: withheld.id, reading: [], reason: say('diagnostics.model-found') })
    expect(mine).toBeNull()
  })

  it('is nothing of one that nobody asked', async () => {
    const hash = sha256('nobody asked')
    expect(await dossierOf(hash)).toEqual({
      questionHash: hash,
      card: null,
      mine: null,
      peers: [],
    })
  })

  it('is named for every question that has a card, once, and for no other', async () => {
    const question = { ...exampleQuestion, horizonDays: 90 }
    await desk.knowledge.keepQuestion({ question, hash: questionHash(question), origin: 'own' })
    const hashes = await desk.knowledge.answeredHashes({})
    expect(hashes.toSorted()).toEqual([answered.questionHash, withheld.questionHash].toSorted())
  })

  it('holds of each peer the newest effect, with all her people and outcomes', async () => {
    const key = identityFrom(new Uint8Array(32).fill(1)).key
    await desk.post.keepPeer({ key, name: 'Hill clinic', state: 'joined' })
    const letter = (sequence: number, body: string) =>
      signed(1, key, {
        kind: 'summary',
        sequence,
        body: body.replace('5e'.repeat(32), answered.questionHash),
      })
    const first = letter(0, bodyOf.summary)
    const corrected = letter(1, bodyOf.summary.replace('-0.35', '-0.41').replace('303', '309'))
    expect(await desk.post.deliver({ envelopes: [first, corrected] })).toMatchObject({ accepted: 2 })
    expect((await dossierOf(answered.questionHash)).peers).toEqual([
      {
        name: 'Hill clinic',
        people: 309 + 297,
        events: 33 + 45,
        logHazardRatio: -0.41,
        standardError: 0.22,
      },
    ])
  })
})
