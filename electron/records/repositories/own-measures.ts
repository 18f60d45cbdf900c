import type { WritableDb } from '../db.ts'

export interface OwnMeasureRow {
  readonly id: string
  readonly version: number
  readonly state: 'kept' | 'retired'
  readonly body: string
  readonly kept: string
  readonly person: string
}

/** Measures of one's own: a change is a new version, and what is retired stays as it was. */
export function ownMeasureRepository(db: WritableDb) {
  const columns = 'id, version, state, body, kept, person'
  const all = db.prepare<[], OwnMeasureRow>(`SELECT ${columns} FROM own_measure ORDER BY id, version`)
  const latest = db.prepare<[string], OwnMeasureRow>(
    `SELECT ${columns} FROM own_measure WHERE id = ? ORDER BY version DESC LIMIT 1`,
  )
  const add = db.prepare<[OwnMeasureRow]>(`
    INSERT INTO own_measure (id, version, state, body, kept, person)
    VALUES (@id, @version, @state, @body, @kept, @person)`)
  return {
    /** Every version of each, the earliest first. */
    all: () => all.all(),
    latest: (id: string) => latest.get(id),
    add: (row: OwnMeasureRow): void => {
      add.run(row)
    },
  }
}
