import { createHash } from 'node:crypto'
import type { WritableDb } from '../db.ts'

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
  /** Who approved it. */
  person: string
}
export type Release = Pick<
  OutboxRow,
  'request' | 'kind' | 'card' | 'question' | 'body' | 'sha256' | 'released' | 'withdraws' | 'person'
>
export interface ReleasedSummary {
  id: number
  card: string
  released: string
  body: string
  sha256: string
  withdrawn: number
}
const columns =
  'id, request, kind, card, question, body, sha256, released, withdraws, chain, envelope, posted, person'
const summary = `id, card, released, body, sha256,
    EXISTS (SELECT 1 FROM outbox taken WHERE taken.withdraws = outbox.id) AS withdrawn`

const chained = (
  before: Uint8Array,
  { request, kind, sha256, released, withdraws }: Omit<Release, 'person'>,
) =>
  createHash('sha256')
    .update(before)
    .update([request, kind, sha256, released, withdraws ?? ''].join('\n'))
    .digest()

/** Approved texts on their way out, and the ledger of what has left. A row's approval is never changed. */
export function outboxRepository(db: WritableDb) {
  const all = db.prepare<[], OutboxRow>(`SELECT ${columns} FROM outbox ORDER BY id`)
  const byId = db.prepare<[number], OutboxRow>(`SELECT ${columns} FROM outbox WHERE id = ?`)
  const byRequest = db.prepare<[string], OutboxRow>(`SELECT ${columns} FROM outbox WHERE request = ?`)
  const waiting = db.prepare<[], OutboxRow>(
    `SELECT ${columns} FROM outbox WHERE envelope IS NULL ORDER BY id`,
  )
  const summariesOfQuestion = db.prepare<[string], ReleasedSummary>(
    `SELECT ${summary} FROM outbox WHERE question = ? AND kind = 'summary' AND card IS NOT NULL ORDER BY id`,
  )
  const summariesOfCard = db.prepare<[string], ReleasedSummary>(
    `SELECT ${summary} FROM outbox WHERE card = ? AND kind = 'summary' ORDER BY id`,
  )
  const last = db.prepare<[], { chain: Buffer }>('SELECT chain FROM outbox ORDER BY id DESC LIMIT 1')
  const add = db.prepare<[Release & { chain: Buffer }]>(`
    INSERT INTO outbox (request, kind, card, question, body, sha256, released, withdraws, chain, person)
    VALUES (@request, @kind, @card, @question, @body, @sha256, @released, @withdraws, @chain, @person)`)
  const setPosted = db.prepare<[string, string, number]>(
    'UPDATE outbox SET envelope = ?, posted = ? WHERE id = ?',
  )
  return {
    all: () => all.all(),
    byId: (id: number) => byId.get(id),
    byRequest: (request: string) => byRequest.get(request),
    /** Approved and not yet signed, oldest first. */
    waiting: () => waiting.all(),
    summariesOfQuestion: (question: string) => summariesOfQuestion.all(question),
    summariesOfCard: (card: string) => summariesOfCard.all(card),
    release: (row: Release): number =>
      Number(add.run({ ...row, chain: chained(last.get()?.chain ?? Buffer.alloc(32), row) }).lastInsertRowid),
    setPosted: (id: number, envelope: string, day: string) => {
      setPosted.run(envelope, day, id)
    },
    /** Number of ledger rows, or the first that does not follow from the one before. */
    check(): { rows: number; brokenAt?: number } {
      let before: Buffer = Buffer.alloc(32)
      let rows = 0
      for (const row of all.iterate()) {
        if (!chained(before, row).equals(row.chain)) return { rows, brokenAt: row.id }
        before = row.chain
        rows++
      }
      return { rows }
    },
  }
}
export type OutboxRepository = ReturnType<typeof outboxRepository>
