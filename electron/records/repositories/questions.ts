import type { QuestionOrigin } from '../../../shared/contract/knowledge.ts'
import type { WritableDb } from '../db.ts'

export interface QuestionRow {
  hash: string
  origin: QuestionOrigin
  asked: string
  body: string
  looks: number
}
const columns =
  'hash, origin, asked, body, (SELECT count(*) FROM card WHERE card.question = question.hash) AS looks'

/** Questions as they were first asked here or arrived from a peer, each named by its hash. */
export function questionRepository(db: WritableDb) {
  const one = db.prepare<[string], QuestionRow>(`SELECT ${columns} FROM question WHERE hash = ?`)
  const body = db.prepare<[string], { body: string }>('SELECT body FROM question WHERE hash = ?')
  const all = db.prepare<[], QuestionRow>(`SELECT ${columns} FROM question ORDER BY asked, hash`)
  const answered = db.prepare<[], { hash: string }>(
    `SELECT hash FROM question WHERE EXISTS (SELECT 1 FROM card WHERE card.question = question.hash)
      ORDER BY asked, hash`,
  )
  const origin = db.prepare<[string], { origin: QuestionOrigin }>(
    'SELECT origin FROM question WHERE hash = ?',
  )
  const add = db.prepare<[Omit<QuestionRow, 'looks'>]>(
    'INSERT INTO question (hash, origin, asked, body) VALUES (@hash, @origin, @asked, @body)',
  )
  const setOrigin = db.prepare<[QuestionOrigin, string]>('UPDATE question SET origin = ? WHERE hash = ?')
  return {
    one: (hash: string) => one.get(hash),
    body: (hash: string) => body.get(hash)?.body,
    all: () => all.all(),
    /** Those that have a card, by their hashes, in the order in which they were first asked. */
    answered: () => answered.all().map(each => each.hash),
    origin: (hash: string) => origin.get(hash)?.origin,
    add: (row: Omit<QuestionRow, 'looks'>) => {
      add.run(row)
    },
    setOrigin: (hash: string, value: QuestionOrigin) => {
      setOrigin.run(value, hash)
    },
  }
}
export type QuestionRepository = ReturnType<typeof questionRepository>
