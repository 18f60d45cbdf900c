import type { WritableDb } from '../db.ts'

/** How much there is of what is written here and stands in no audit line. */
export function changeRepository(db: WritableDb) {
  const cards = db.prepare<[], number>('SELECT coalesce(max(kept), 0) FROM card').pluck()
  const questions = db.prepare<[], number>('SELECT count(*) FROM question').pluck()
  const received = db.prepare<[], number>('SELECT count(*) FROM envelope').pluck()
  return {
    counts: (): number[] => [cards.get()!, questions.get()!, received.get()!],
  }
}
