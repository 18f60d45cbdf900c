import type { WritableDb } from '../db.ts'

/** What a list shows of a card; `difference` and `reason` are JSON. */
export interface CardLineRow {
  id: string
  question: string
  title: string
  answered: string
  kind: 'estimate' | 'not-estimable'
  people: number
  events: number
  difference: string | null
  reason: string | null
  released: number
  withdrawn: number
}
/** What a chart shows of a card, and what pooling takes of it; `reason` and `reading` are JSON. */
export interface BriefRow {
  id: string
  title: string
  answered: string
  exposure: string
  comparator: string
  people: number
  events: number
  difference: string | null
  reading: string
  reason: string | null
  /** When an earlier answer to the same question was shown; null for none. */
  shownBefore: string | null
  /** Null where there is no answer, as its error is. */
  logHazardRatio: number | null
  standardError: number | null
}
export type NewCard = Omit<CardLineRow, 'released' | 'withdrawn'> &
  Omit<BriefRow, 'shownBefore'> & { body: string }

const line = `card.id, card.question, card.title, card.answered, card.kind, card.people, card.events,
    card.difference, card.reason,
    EXISTS (SELECT 1 FROM outbox WHERE outbox.card = card.id AND outbox.kind = 'summary') AS released,
    EXISTS (SELECT 1 FROM outbox JOIN outbox taken ON taken.withdraws = outbox.id
      WHERE outbox.card = card.id) AS withdrawn`

/** Experience cards. A card is never changed; what lists show of it stands in columns beside its text. */
export function cardRepository(db: WritableDb) {
  const add = db.prepare<[NewCard]>(`
    INSERT OR IGNORE INTO card (id, question, kept, body, title, answered, kind, people, events, difference, reason,
      exposure, comparator, reading, log_hazard_ratio, standard_error)
    VALUES (@id, @question, (SELECT coalesce(max(kept), 0) + 1 FROM card), @body,
      @title, @answered, @kind, @people, @events, @difference, @reason,
      @exposure, @comparator, @reading, @logHazardRatio, @standardError)`)
  const lines = db.prepare<[], CardLineRow>(`SELECT ${line} FROM card ORDER BY kept DESC`)
  const body = db.prepare<[string], { body: string }>('SELECT body FROM card WHERE id = ?')
  const question = db.prepare<[string], { question: string }>('SELECT question FROM card WHERE id = ?')
  const latest = db.prepare<[string], { body: string }>(
    `SELECT body FROM standing_answer JOIN card ON card.id = standing_answer.card
      WHERE standing_answer.question = ?`,
  )
  const brief = db.prepare<[string], BriefRow>(`
    SELECT id, title, answered, exposure, comparator, people, events, difference, reading, reason,
      log_hazard_ratio AS logHazardRatio, standard_error AS standardError,
      (SELECT answered FROM card earlier WHERE earlier.question = card.question AND earlier.kept < card.kept
        AND earlier.kind = 'estimate' ORDER BY kept DESC LIMIT 1) AS shownBefore
    FROM standing_answer JOIN card ON card.id = standing_answer.card WHERE standing_answer.question = ?`)
  return {
    add: (card: NewCard) => {
      add.run(card)
    },
    lines: () => lines.all(),
    body: (id: string) => body.get(id)?.body,
    /** The one that answers a question now, whole. */
    latest: (hash: string) => latest.get(hash)?.body,
    /** The same, without its text. */
    brief: (hash: string) => brief.get(hash),
    /** The question a card answers, by its hash. */
    question: (id: string) => question.get(id)?.question,
  }
}
export type CardRepository = ReturnType<typeof cardRepository>
