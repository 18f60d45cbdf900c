import type { FollowUpTelling } from '../../../shared/domain/measures/follow-up.ts'
import type { WritableDb } from '../db.ts'

export interface FollowUpRow {
  readonly person: number
  readonly day: string
  readonly told: FollowUpTelling
}
interface NewFollowUp extends FollowUpRow {
  readonly request: string
  readonly written: string
  readonly who: string
}
/** A row for whoever takes everything along. */
interface TakenFollowUp extends FollowUpRow {
  readonly id: number
  readonly written: string
  readonly who: string
}
const hers = 'IN (SELECT @her UNION ALL SELECT id FROM person WHERE one = @her)'

/** What was learned by asking after people. */
export function followUpRepository(db: WritableDb) {
  const lasts = db.prepare<[], FollowUpRow & { chart: number }>(`
    SELECT coalesce(one, person.id) AS chart, follow_up.person, day, told FROM follow_up
    JOIN person ON person.id = follow_up.person ORDER BY follow_up.id`)
  const lastOf = db.prepare<[{ her: number }], FollowUpRow>(
    `SELECT person, day, told FROM follow_up WHERE person ${hers} ORDER BY id DESC LIMIT 1`,
  )
  const byRequest = db.prepare<[string], number>('SELECT id FROM follow_up WHERE request = ?').pluck()
  const add = db.prepare<[NewFollowUp]>(`
    INSERT INTO follow_up (request, person, day, told, written, who)
    VALUES (@request, @person, @day, @told, @written, @who)`)
  const dropLast = db.prepare<[{ her: number }]>(`
    DELETE FROM follow_up WHERE id = (SELECT max(id) FROM follow_up WHERE person ${hers})`)
  const after = db.prepare<[{ after: number; limit: number }], TakenFollowUp>(`
    SELECT id, person, day, told, written, who FROM follow_up WHERE id > @after ORDER BY id LIMIT @limit`)
  return {
    /** What was said last of each, by the chart on which she stands. */
    lastByChart: (): ReadonlyMap<number, FollowUpRow> =>
      new Map(lasts.all().map(({ chart, ...row }) => [chart, row])),
    /** What was said last of whoever stands on a chart. */
    lastOf: (chart: number): FollowUpRow | undefined => lastOf.get({ her: chart }),
    isKnown: (request: string): boolean => byRequest.get(request) !== undefined,
    add: (row: NewFollowUp): void => {
      add.run(row)
    },
    /** Whether anything was said of her. */
    dropLast: (chart: number): boolean => dropLast.run({ her: chart }).changes > 0,
    after: (page: { after: number; limit: number }) => after.all(page),
  }
}
