import type { WritableDb } from '../db.ts'

/** The answer that stands, and the one whose revision was looked at last. */
export interface StandingRow {
  readonly question: string
  readonly card: string
  readonly seen: string | null
}
interface OfFrame {
  readonly question: string
  readonly frameHash: string
  readonly design: string
  readonly version: string
}

/** Which answer to each question stands now. */
export function standingAnswerRepository(db: WritableDb) {
  const all = db.prepare<[], StandingRow>(
    'SELECT question, card, seen FROM standing_answer ORDER BY question',
  )
  const put = db.prepare<[{ question: string; card: string }]>(`
    INSERT INTO standing_answer (question, card) VALUES (@question, @card)
    ON CONFLICT DO UPDATE SET card = excluded.card`)
  const see = db.prepare<[{ question: string; card: string }]>(
    'UPDATE standing_answer SET seen = @card WHERE question = @question',
  )
  const ofFrame = db
    .prepare<[OfFrame], string>(`
    SELECT id FROM card WHERE question = @question AND json_extract(body, '$.frameHash') = @frameHash
      AND json_extract(body, '$.method.design') = @design AND json_extract(body, '$.method.version') = @version
    ORDER BY kept DESC LIMIT 1`)
    .pluck()
  return {
    all: () => all.all(),
    /** From now on this answer stands. */
    put: (question: string, card: string): void => {
      put.run({ question, card })
    },
    see: (question: string, card: string): void => {
      see.run({ question, card })
    },
    /** The newest answer from these very people and columns by this very method. */
    ofFrame: (of: OfFrame) => ofFrame.get(of),
  }
}
