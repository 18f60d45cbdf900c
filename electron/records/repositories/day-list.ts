import type { WritableDb } from '../db.ts'

export interface DayRow {
  readonly id: number
  readonly day: string
  readonly person: number
  readonly described: string
  readonly time: string
  readonly why: string
  readonly seen: string | null
}
export interface NewDayRow extends Omit<DayRow, 'id' | 'seen'> {
  readonly request: string
  readonly who: string
  readonly added: string
}
/** A line for whoever takes everything along. */
export interface TakenDayRow extends Omit<DayRow, 'described'> {
  readonly who: string
  readonly added: string
}

const columns = 'id, day, person, described, time, why, seen'

/** Who is to come, day by day. */
export function dayListRepository(db: WritableDb) {
  const ofDay = db.prepare<[string], DayRow>(
    `SELECT ${columns} FROM day_list WHERE day = ? ORDER BY time, id`,
  )
  const byId = db.prepare<[number], DayRow>(`SELECT ${columns} FROM day_list WHERE id = ?`)
  const byRequest = db.prepare<[string], number>('SELECT id FROM day_list WHERE request = ?').pluck()
  const add = db.prepare<[NewDayRow]>(`
    INSERT INTO day_list (request, day, person, described, time, why, seen, who, added)
    VALUES (@request, @day, @person, @described, @time, @why, NULL, @who, @added)`)
  const change = db.prepare<[Pick<DayRow, 'id' | 'time' | 'why' | 'seen'>]>(
    'UPDATE day_list SET time = @time, why = @why, seen = @seen WHERE id = @id',
  )
  const remove = db.prepare<[number]>('DELETE FROM day_list WHERE id = ?')
  const after = db.prepare<[{ after: number; limit: number }], TakenDayRow>(`
    SELECT id, day, person, time, why, seen, who, added FROM day_list
    WHERE id > @after ORDER BY id LIMIT @limit`)
  return {
    /** By time, those without one last; among the same time in the order in which they were added. */
    of(day: string): DayRow[] {
      const rows = ofDay.all(day)
      return [...rows.filter(({ time }) => time !== ''), ...rows.filter(({ time }) => time === '')]
    },
    byId: (id: number) => byId.get(id),
    byRequest: (request: string) => byRequest.get(request),
    add: (row: NewDayRow): number => Number(add.run(row).lastInsertRowid),
    change: (row: Pick<DayRow, 'id' | 'time' | 'why' | 'seen'>): void => {
      change.run(row)
    },
    remove: (id: number): void => {
      remove.run(id)
    },
    /** Every line, page by page. */
    after: (page: { after: number; limit: number }) => after.all(page),
  }
}
export type DayListRepository = ReturnType<typeof dayListRepository>
