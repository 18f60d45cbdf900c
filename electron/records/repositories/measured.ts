import type { Said } from '../../../shared/domain/facts/columns.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { ReadableDb } from '../db.ts'
import { factAndSource, storedRow, type FactRows, type StoredRow } from './fact-rows.ts'
import type { ToldAgainRepository } from './told-again.ts'

/** Only what was observed is measured. */
const OBSERVATION = numberOf('observation')

export interface SeriesKey {
  person: number
  code: number
  unit: number
}
export interface SeriesRow {
  value: number
  comparator: string | null
  fact: number
  part: number
  /** What it came from. */
  scope: string
  said: Said
}
/** How often something was measured, its last value, and the fact that holds it. */
export interface MeasuredRow {
  system: string
  code: string
  display: string
  unit: string
  n: number
  last: number
  said: Said
}
/** By code units, as the store sorts. */
const compareText = (one: string, other: string) => Number(one > other) - Number(one < other)

/** Reads what was measured of one person: numbers over time. What is told several times is one result. */
export function measuredRepository(
  db: ReadableDb,
  {
    rows,
    told,
    chartOf,
  }: { readonly rows: FactRows; readonly told: ToldAgainRepository; chartOf(person: number): number },
) {
  const measured = db.prepare<
    [{ person: number; kind: number }],
    Omit<MeasuredRow, 'said'> & { fact: number }
  >(`
    SELECT system, code.code, display, unit.name AS unit, n, last, fact
    FROM (SELECT coded.code, coded.unit, count(*) AS n, coded.value AS last, coded.fact, max(coded.clock)
      FROM (SELECT DISTINCT code FROM code_unit) numeric
      CROSS JOIN coded ON coded.code = numeric.code AND coded.kind = @kind AND coded.person = @person
      WHERE coded.usable = 1 AND coded.value IS NOT NULL
      GROUP BY coded.code, coded.unit) latest
    JOIN code ON code.id = latest.code JOIN unit ON unit.id = latest.unit`)
  const measuredOf = db.prepare<
    [{ person: number; kind: number; facts: string }],
    { system: string; code: string; unit: string; fact: number; last: number }
  >(`
    SELECT system, code.code, unit.name AS unit, coded.fact, coded.value AS last
    FROM (SELECT DISTINCT code FROM code_unit) numeric
    CROSS JOIN coded ON coded.code = numeric.code AND coded.kind = @kind AND coded.person = @person
    JOIN code ON code.id = coded.code JOIN unit ON unit.id = coded.unit
    WHERE coded.usable = 1 AND coded.value IS NOT NULL
      AND coded.fact IN (SELECT value FROM json_each(@facts))`)
  const series = db.prepare<
    [SeriesKey & { kind: number }],
    StoredRow & Omit<SeriesRow, 'said'> & { number: number }
  >(`
    SELECT ${storedRow}, coded.value AS number, coded.comparator, coded.fact, coded.part
    FROM coded JOIN fact ON fact.id = coded.fact JOIN source ON source.id = fact.source
    WHERE coded.code = @code AND coded.kind = @kind AND coded.person = @person AND coded.unit = @unit
      AND coded.usable = 1
    ORDER BY coded.clock, coded.fact, coded.part`)
  const factById = db.prepare<[number], StoredRow>(
    `SELECT ${storedRow} FROM ${factAndSource} WHERE fact.id = ?`,
  )

  type Latest = Omit<MeasuredRow, 'said'> & { fact: number }
  /** What was measured, where what is told several times counts once, and is shown as its fullest witness says it. */
  function once(of: { person: number; kind: number }, all: readonly Latest[]): Latest[] {
    const again = told.of(of.person, of.kind)
    if (again.isNothing) return [...all]
    const keyOf = ({ system, code, unit }: Pick<Latest, 'system' | 'code' | 'unit'>) =>
      JSON.stringify([system, code, unit])
    const several = Map.groupBy(measuredOf.all({ ...of, facts: JSON.stringify(again.facts) }), keyOf)
    return all.map(latest => {
      const witnesses = several.get(keyOf(latest)) ?? []
      const hidden = again.hidden(witnesses.map(({ fact }) => fact))
      const others = new Set(again.witnessesOf(latest.fact))
      const shown = hidden.has(latest.fact)
        ? witnesses.find(({ fact }) => others.has(fact) && !hidden.has(fact))
        : undefined
      return {
        ...latest,
        n: latest.n - witnesses.filter(({ fact }) => hidden.has(fact)).length,
        ...(shown && { last: shown.last, fact: shown.fact }),
      }
    })
  }
  return {
    /** What was measured most often first. */
    latest(id: number): MeasuredRow[] {
      const of = { person: chartOf(id), kind: OBSERVATION }
      return once(of, measured.all(of))
        .map(({ fact, ...row }): MeasuredRow => ({ ...row, said: rows.shownIn(factById.get(fact)!) }))
        .toSorted((one, other) => other.n - one.n || compareText(one.display, other.display))
    },
    series(of: SeriesKey): SeriesRow[] {
      const person = chartOf(of.person)
      const found = series.all({ ...of, person, kind: OBSERVATION })
      // Of those that stand under this very code: a witness may know another one beside it.
      const hidden = told.of(person, OBSERVATION).hidden(found.map(({ fact }) => fact))
      return found
        .filter(({ fact }) => !hidden.has(fact))
        .map(row => ({
          value: row.number,
          comparator: row.comparator,
          fact: row.fact,
          part: row.part,
          scope: row.scope,
          said: rows.shownIn(row),
        }))
    },
  }
}
