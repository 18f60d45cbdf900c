import { createHash } from 'node:crypto'
import type { QuestionOrigin } from '../../../shared/contract/knowledge.ts'
import type { WritableDb } from '../db.ts'

export interface QuestionRow {
  hash: string
  origin: QuestionOrigin
  asked: string
  body: string
  looks: number
}
export interface CardRow {
  id: string
  question: string
  body: string
  released: number
  withdrawn: number
}
export interface OutboxRow {
  id: number
  request: string
  kind: 'summary' | 'question' | 'withdrawal' | 'succession'
  card: string | null
  question: string | null
  body: string
  sha256: string
  released: string
  withdraws: number | null
  chain: Buffer
  envelope: string | null
  posted: string | null
}
export type Release = Pick<
  OutboxRow,
  'request' | 'kind' | 'card' | 'question' | 'body' | 'sha256' | 'released' | 'withdraws'
>
const outboxColumns =
  'id, request, kind, card, question, body, sha256, released, withdraws, chain, envelope, posted'

const chained = (before: Uint8Array, { request, kind, sha256, released, withdraws }: Release) =>
  createHash('sha256')
    .update(before)
    .update([request, kind, sha256, released, withdraws ?? ''].join('\n'))
    .digest()

/** Questions, cards and the ledger of what has left. A card or a ledger row is never changed. */
export function knowledgeRepository(db: WritableDb) {
  const question = db.prepare<[string], { origin: QuestionRow['origin'] }>(
    'SELECT origin FROM question WHERE hash = ?',
  )
  const addQuestion = db.prepare('INSERT INTO question (hash, origin, asked, body) VALUES (?, ?, ?, ?)')
  const setOrigin = db.prepare<[string, string]>('UPDATE question SET origin = ? WHERE hash = ?')
  const questions = db.prepare<[], QuestionRow>(
    'SELECT hash, origin, asked, body, (SELECT count(*) FROM card WHERE card.question = question.hash) AS looks FROM question ORDER BY asked, hash',
  )
  const addCard = db.prepare(
    'INSERT OR IGNORE INTO card (id, question, kept, body) VALUES (?, ?, (SELECT coalesce(max(kept), 0) + 1 FROM card), ?)',
  )
  const cardColumns = `id, question, body, EXISTS (SELECT 1 FROM outbox WHERE outbox.card = card.id AND kind = 'summary') AS released,
    EXISTS (SELECT 1 FROM outbox JOIN outbox taken ON taken.withdraws = outbox.id WHERE outbox.card = card.id) AS withdrawn`
  const cards = db.prepare<[], CardRow>(`SELECT ${cardColumns} FROM card ORDER BY kept DESC`)
  const card = db.prepare<[string], CardRow>(`SELECT ${cardColumns} FROM card WHERE id = ?`)
  const latest = db.prepare<[string], CardRow>(
    `SELECT ${cardColumns} FROM card WHERE question = ? ORDER BY kept DESC LIMIT 1`,
  )
  const outbox = db.prepare<[], OutboxRow>(`SELECT ${outboxColumns} FROM outbox ORDER BY id`)
  const byRequest = db.prepare<[string], OutboxRow>(`SELECT ${outboxColumns} FROM outbox WHERE request = ?`)
  const last = db.prepare<[], { chain: Buffer }>('SELECT chain FROM outbox ORDER BY id DESC LIMIT 1')
  const addOutbox = db.prepare(
    'INSERT INTO outbox (request, kind, card, question, body, sha256, released, withdraws, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const setPosted = db.prepare<[string, string, number]>(
    'UPDATE outbox SET envelope = ?, posted = ? WHERE id = ?',
  )

  return {
    origin: (hash: string) => question.get(hash)?.origin,
    addQuestion: (hash: string, origin: string, asked: string, body: string) => {
      addQuestion.run(hash, origin, asked, body)
    },
    setOrigin: (hash: string, origin: string) => {
      setOrigin.run(origin, hash)
    },
    questions: () => questions.all(),
    addCard: (id: string, questionHash: string, body: string) => {
      addCard.run(id, questionHash, body)
    },
    cards: () => cards.all(),
    card: (id: string) => card.get(id),
    latestCard: (questionHash: string) => latest.get(questionHash),
    outbox: () => outbox.all(),
    byRequest: (request: string) => byRequest.get(request),
    release(row: Release): number {
      const { request, kind, card: cardId, question: questionHash, body, sha256, released, withdraws } = row
      return Number(
        addOutbox.run(
          request,
          kind,
          cardId,
          questionHash,
          body,
          sha256,
          released,
          withdraws,
          chained(last.get()?.chain ?? Buffer.alloc(32), row),
        ).lastInsertRowid,
      )
    },
    setPosted: (id: number, envelope: string, day: string) => {
      setPosted.run(envelope, day, id)
    },
    /** Number of ledger rows, or the first that does not follow from the one before. */
    checkLedger(): { rows: number; brokenAt?: number } {
      let before: Buffer = Buffer.alloc(32)
      let rows = 0
      for (const row of outbox.iterate()) {
        if (!chained(before, row).equals(row.chain)) return { rows, brokenAt: row.id }
        before = row.chain
        rows++
      }
      return { rows }
    },
  }
}
export type KnowledgeRepository = ReturnType<typeof knowledgeRepository>
