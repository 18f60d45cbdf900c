import type { Said } from '../../../shared/domain/facts/columns.ts'
import type { WritableDb } from '../db.ts'
import { factAndSource, storedRow, type FactRows, type StoredRow } from './fact-rows.ts'

interface Asked {
  readonly person: number
  readonly kind: number
  readonly limit: number
}

/** What one source alone says of somebody, whether or not she stands on a chart with others. */
export function personFactsRepository(db: WritableDb, rows: FactRows) {
  const chart = 'SELECT coalesce(one, id) FROM person WHERE id = @person'
  const ofKind = db.prepare<[Asked], StoredRow>(`
    SELECT ${storedRow} FROM ${factAndSource} JOIN person_name ON person_name.id = fact.called
    WHERE fact.person = (${chart}) AND fact.kind = @kind AND current = 1 AND person_name.person = @person
    ORDER BY fact.clock DESC, fact.id DESC LIMIT @limit`)
  const count = db
    .prepare<[{ person: number }], number>(`
    SELECT CASE WHEN one IS NULL AND joined IS NULL THEN facts ELSE (
      SELECT count(*) FROM fact JOIN person_name ON person_name.id = fact.called
      WHERE fact.person = coalesce(person.one, person.id) AND current = 1 AND person_name.person = @person) END
    FROM person WHERE id = @person`)
    .pluck()

  return {
    /** The newest first. */
    ofKind: (asked: Asked): Said[] => ofKind.all(asked).map(row => rows.shownIn(row)),
    count: (person: number): number => count.get({ person }) ?? 0,
  }
}
export type PersonFactsRepository = ReturnType<typeof personFactsRepository>
