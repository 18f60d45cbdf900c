import { numberOfLevel, usualLevels } from '../../../shared/domain/facts/levels.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { ReadableDb } from '../db.ts'
import { latestNow } from './tallies.ts'
import { UNDATED } from './undated.ts'

const OBSERVATION = numberOf('observation')
/** All but what is only suspected. */
const counts = `level IN (${usualLevels.map(numberOfLevel).join(', ')})`

const DAY_SECONDS = 86_400

interface CodeRow {
  id: number
  system: string
  code: string
  display: string
}

/** Reads what people are compared in: of everybody at once, one code at a time. */
export function traitRepository(db: ReadableDb, today: () => Date) {
  const having = db
    .prepare<[{ code: number; kind: number; from: number; now: number }], number>(
      `SELECT DISTINCT person FROM coded
        WHERE code = @code AND kind = @kind AND ${counts} AND clock >= @from AND clock <= @now`,
    )
    .pluck()
  // SQLite takes the other columns of the row that has the greatest clock.
  const latest = db.prepare<
    [{ code: number; kind: number; unit: number; now: number }],
    { person: number; clock: number; value: number }
  >(`
    SELECT person, max(clock) AS clock, value FROM coded
    WHERE code = @code AND kind = @kind AND unit = @unit AND value IS NOT NULL AND comparator IS NULL AND ${counts}
      AND clock > ${UNDATED} AND clock <= @now
    GROUP BY person`)
  const common = db
    .prepare<[number, number], number>(
      'SELECT code FROM code_tally WHERE kind = ? ORDER BY people DESC, code LIMIT ?',
    )
    .pluck()
  const people = db
    .prepare<[number, number], number>('SELECT people FROM code_tally WHERE kind = ? AND code = ?')
    .pluck()
  const described = db.prepare<[number], CodeRow>('SELECT id, system, code, display FROM code WHERE id = ?')
  const now = () => latestNow(today())

  return {
    /** Whoever has a code of a kind, ever or within so many days: not planned, not refused, not taken back. */
    having(kind: number, code: number, days?: number): number[] {
      const from = days === undefined ? UNDATED : now() - days * DAY_SECONDS
      return having.all({ kind, code, from, now: now() })
    },
    /** The latest exact number of everybody under a code, in a unit. Seconds. */
    latest: (code: number, unit: number) => latest.all({ code, unit, kind: OBSERVATION, now: now() }),
    /** The codes of a kind that most people have, the commonest first. */
    common: (kind: number, most: number): number[] => common.all(kind, most),
    /** How many people have a code of a kind. */
    peopleWith: (kind: number, code: number): number => people.get(kind, code) ?? 0,
    code: (id: number): CodeRow => described.get(id)!, // a number of this store
  }
}
