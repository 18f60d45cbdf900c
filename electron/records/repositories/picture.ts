import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { ReadableDb } from '../db.ts'
import type { ShownFact } from './charts.ts'
import { UNDATED } from './undated.ts'
import { factAndSource, storedRow, type FactRows, type StoredRow } from './fact-rows.ts'
import type { ToldAgainRepository } from './told-again.ts'

const OBSERVATION = numberOf('observation')
const DAY_SECONDS = 86_400

/** A number that was measured of her, and happened. */
export interface NumberRow {
  readonly code: number
  /** The one in which it is kept. */
  readonly unit: number
  /** Seconds. */
  readonly clock: number
  readonly value: number
  readonly comparator: string | null
  readonly fact: number
  readonly part: number
}
export interface PictureFact extends ShownFact {
  /** How many others tell the same. */
  readonly witnesses: number
}
interface Beside {
  readonly rows: FactRows
  readonly told: ToldAgainRepository
  chartOf(person: number): number
}

/** Reads what the whole picture of one person is made of: lists at once, and numbers without the facts around them. */
export function pictureRepository(db: ReadableDb, { rows, told, chartOf }: Beside) {
  const ofKind = db.prepare<[{ person: number; kind: number; most: number }], StoredRow>(`
    SELECT ${storedRow} FROM ${factAndSource}
    WHERE person = @person AND kind = @kind AND current = 1
    ORDER BY fact.clock DESC, fact.id DESC LIMIT @most`)
  const clocks = db
    .prepare<[{ person: number; kind: number }], number>(
      `SELECT DISTINCT clock FROM fact WHERE person = @person AND kind = @kind AND current = 1
        AND clock IS NOT NULL ORDER BY clock DESC`,
    )
    .pluck()
  const within = db.prepare<[{ person: number; kind: number; from: number; until: number }], StoredRow>(`
    SELECT ${storedRow} FROM ${factAndSource}
    WHERE person = @person AND kind = @kind AND current = 1 AND fact.clock >= @from AND fact.clock < @until
    ORDER BY fact.clock DESC, fact.id DESC`)
  const numbers = db.prepare<[{ person: number; kind: number }], NumberRow>(`
    SELECT coded.code, coded.unit, coded.clock, coded.value, coded.comparator, coded.fact, coded.part
    FROM (SELECT DISTINCT code FROM code_unit) numeric
    CROSS JOIN coded ON coded.code = numeric.code AND coded.kind = @kind AND coded.person = @person
    WHERE coded.usable = 1 AND coded.value IS NOT NULL AND coded.unit IS NOT NULL`)
  const codeOf = db.prepare<[number], { system: string; code: string; display: string }>(
    'SELECT system, code, display FROM code WHERE id = ?',
  )
  const unitOf = db.prepare<[number], string>('SELECT name FROM unit WHERE id = ?').pluck()

  const asShown = (found: readonly StoredRow[], { person, kind }: { person: number; kind: number }) => {
    const again = told.of(person, kind)
    const hidden = again.hidden()
    return found
      .filter(({ id }) => !hidden.has(id))
      .map((row): PictureFact => ({
        id: row.id,
        person: row.person,
        scope: row.scope,
        said: rows.shownIn(row),
        isUndecided: row.undecided === 1,
        witnesses: again.witnessesOf(row.id).length,
      }))
  }

  return {
    /** The newest facts of a kind, at most `most`; what is told several times once. */
    ofKind(asked: { person: number; kind: number; most: number }): PictureFact[] {
      const of = { ...asked, person: chartOf(asked.person) }
      return asShown(ofKind.all(of), of)
    },
    /** The days since 1970 on which facts of a kind are put in order, the newest first. */
    days({ person, kind }: { person: number; kind: number }): number[] {
      const all = clocks.all({ person: chartOf(person), kind })
      return [...new Set(all.map(clock => Math.floor(clock / DAY_SECONDS)))]
    },
    /** What a chart holds of a kind on one day since 1970. */
    onDay(asked: { person: number; kind: number; day: number }): PictureFact[] {
      const of = { person: chartOf(asked.person), kind: asked.kind }
      const from = asked.day * DAY_SECONDS
      return asShown(within.all({ ...of, from, until: from + DAY_SECONDS }), of)
    },
    /** Everything dated that was measured in numbers, in no order; and how many others tell a fact of it. */
    numbers(id: number): { rows: NumberRow[]; witnessesOf: (fact: number) => number } {
      const person = chartOf(id)
      const again = told.of(person, OBSERVATION)
      const hidden = again.hidden()
      return {
        rows: numbers
          .all({ person, kind: OBSERVATION })
          .filter(({ fact, clock }) => clock !== UNDATED && !hidden.has(fact)),
        witnessesOf: fact => again.witnessesOf(fact).length,
      }
    },
    code: (id: number) => codeOf.get(id)!, // a code that a row names is there
    unit: (id: number): string => unitOf.get(id)!,
  }
}
