import type { WritableDb } from '../db.ts'

export interface RebasingRow {
  readonly id: number
  readonly measure: string
  readonly day: string
  readonly reason: string
  readonly kept: string
  readonly person: string
}
/** For whoever takes everything along. */
export interface TakenRebasingRow extends RebasingRow {
  readonly removed: string | null
  readonly remover: string | null
}

/** From when on centre and limits of a measure are made anew, and why. What is taken back stays, as taken back. */
export function rebasingRepository(db: WritableDb) {
  const of = db.prepare<[string], RebasingRow>(`
    SELECT id, measure, day, reason, kept, person FROM rebasing
    WHERE measure = ? AND removed IS NULL ORDER BY day`)
  const all = db.prepare<[], TakenRebasingRow>(
    'SELECT id, measure, day, reason, kept, person, removed, remover FROM rebasing ORDER BY id',
  )
  const one = db.prepare<[number], RebasingRow>(
    'SELECT id, measure, day, reason, kept, person FROM rebasing WHERE id = ? AND removed IS NULL',
  )
  const add = db.prepare<[Omit<RebasingRow, 'id'>]>(`
    INSERT INTO rebasing (measure, day, reason, kept, person) VALUES (@measure, @day, @reason, @kept, @person)`)
  const remove = db.prepare<[{ id: number; removed: string; remover: string }]>(
    'UPDATE rebasing SET removed = @removed, remover = @remover WHERE id = @id',
  )
  return {
    /** Those that hold for a measure, the earliest first. */
    of: (measure: string) => of.all(measure),
    all: () => all.all(),
    one: (id: number) => one.get(id),
    add: (row: Omit<RebasingRow, 'id'>): number => Number(add.run(row).lastInsertRowid),
    remove: (row: { id: number; removed: string; remover: string }): void => {
      remove.run(row)
    },
  }
}
