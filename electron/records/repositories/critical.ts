import type { WritableDb } from '../db.ts'
import {
  ACKNOWLEDGED,
  beginCriticalAnew,
  criticalIndex,
  dropCriticalLeft,
  versionOf,
  WAITS,
} from './critical-index.ts'
import { UNDATED } from './undated.ts'
import { factAndSource, storedRow, type FactRows, type StoredRow } from './fact-rows.ts'
import type { MetaRepository } from './meta.ts'
import type { ReferentRepository } from './referents.ts'
import { isCritical } from '../kinds/critical.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'

/** Raised when other results count as critical: the list is then made anew when the store is opened. */
const VERSION = '2'
const NAME = 'critical'

export interface OpenCritical {
  readonly fact: number
  /** Whether an earlier version of it was acknowledged. */
  readonly again: number
}
interface ChartPart {
  readonly person: number
  readonly kind: number
  readonly open: number
}
export interface CriticalRow {
  readonly fact: number
  readonly said: Buffer
  readonly open: number
}
export interface Acknowledgement {
  readonly at: string
  readonly person: string
  readonly done: string
  /** Whether it was about the version that is asked for. */
  readonly isOfThis: number
}
interface NewAcknowledgement {
  readonly request: string
  readonly fact: number
  readonly at: string
  readonly person: string
  readonly done: string
}

interface Beside {
  readonly rows: FactRows
  readonly referents: ReferentRepository
  readonly meta: MetaRepository
}

/** Critical results that nobody has acknowledged yet, and what was done about those that somebody has. */
export function criticalRepository(db: WritableDb, { rows, referents, meta }: Beside) {
  const index = criticalIndex(db)
  const count = db.prepare<[], number>(`SELECT count(*) FROM critical WHERE open = ${WAITS}`).pluck()
  const again = `EXISTS (
      SELECT 1 FROM acknowledgement JOIN source ON source.id = fact.source
      WHERE acknowledgement.identity = fact.identity AND acknowledgement.kind = fact.kind
        AND acknowledgement.scope = source.scope) AS again`
  const page = db.prepare<[{ limit: number; offset: number }], OpenCritical>(`
    SELECT critical.fact, ${again} FROM critical JOIN fact ON fact.id = critical.fact
    WHERE open = ${WAITS} ORDER BY critical.clock DESC, critical.fact DESC LIMIT @limit OFFSET @offset`)
  /** A seek for each result on one chart: how many wait in all the others costs it nothing. */
  const onChart = `fact CROSS JOIN critical ON critical.fact = fact.id
    WHERE person = @person AND kind = @kind AND current = 1 AND open = @open`
  const countOf = db.prepare<[ChartPart], number>(`SELECT count(*) FROM ${onChart}`).pluck()
  const pageOf = db.prepare<[ChartPart & { limit: number; offset: number }], OpenCritical>(`
    SELECT critical.fact, ${again} FROM ${onChart}
    ORDER BY fact.clock DESC, fact.id DESC LIMIT @limit OFFSET @offset`)
  const byFact = db.prepare<[number], CriticalRow>('SELECT fact, said, open FROM critical WHERE fact = ?')
  const byRequest = db.prepare<[string], { id: number }>('SELECT id FROM acknowledgement WHERE request = ?')
  const acknowledge = db.prepare<[NewAcknowledgement]>(`
    INSERT INTO acknowledgement (request, identity, kind, scope, said, at, person, done)
    SELECT @request, fact.identity, fact.kind, source.scope, critical.said, @at, @person, @done
    FROM critical JOIN fact ON fact.id = critical.fact JOIN source ON source.id = fact.source
    WHERE critical.fact = @fact`)
  const close = db.prepare<[number]>(`UPDATE critical SET open = ${ACKNOWLEDGED} WHERE fact = ?`)
  const acknowledgements = db.prepare<[{ fact: number; kind: number }], Acknowledgement>(`
    SELECT made.at, made.person, made.done, made.said IS critical.said AS isOfThis
    FROM fact JOIN source ON source.id = fact.source LEFT JOIN critical ON critical.fact = fact.id
    JOIN acknowledgement made ON made.identity = fact.identity AND made.kind = fact.kind
      AND made.scope = source.scope
    WHERE fact.id = @fact AND fact.kind = @kind ORDER BY made.id DESC`)
  const observations = db.prepare<[number], StoredRow & { called: string }>(`
    SELECT ${storedRow}, rtrim(person_name.name, char(31)) AS called FROM ${factAndSource}
    JOIN person_name ON person_name.id = fact.called WHERE current = 1 AND kind = ?`)
  const total = db.prepare<[], number>('SELECT count(*) FROM critical').pluck()

  /** The critical ones of all results that are shown, as the facts say it. */
  function* found() {
    for (const row of observations.iterate(numberOf('observation'))) {
      const fact = referents.complete(rows.shownIn(row))
      if (isCritical(fact)) yield { row, fact }
    }
  }

  return {
    count: (): number => count.get()!,
    /** The newest first. */
    page: (part: { limit: number; offset: number }) => page.all(part),
    /** Of one chart, those that wait, or those that were acknowledged; the newest first. */
    ofChart(person: number, isOpen: boolean, part: { limit: number; offset: number }) {
      const chart = { person, kind: numberOf('observation'), open: isOpen ? WAITS : ACKNOWLEDGED }
      return { total: countOf.get(chart)!, rows: pageOf.all({ ...chart, ...part }) }
    },
    /** Undefined where this version of a fact is not shown, or is not critical. */
    byFact: (fact: number) => byFact.get(fact),
    isRepeated: (request: string): boolean => byRequest.get(request) !== undefined,
    acknowledge(row: NewAcknowledgement): void {
      acknowledge.run(row)
      // Shown twice where nothing says whose it is; each of the two is acknowledged by itself.
      close.run(row.fact)
    },
    /** Of every version of a fact, the newest first. */
    acknowledgements: (fact: number, kind: number) => acknowledgements.all({ fact, kind }),
    /** Makes the list anew where another version of Casebook made it. */
    bringUpToDate(): void {
      if (meta.get(NAME) === VERSION) return
      for (const sql of beginCriticalAnew) db.exec(sql)
      // All first: a statement that is being read keeps others from writing.
      const all = Array.from(found())
      for (const { row, fact } of all)
        index.add({ id: row.id, kind: row.kind, clock: row.clock ?? UNDATED, fact })
      db.exec(dropCriticalLeft)
      meta.set(NAME, VERSION)
    },
    /** Whether the list holds what the facts say, and nothing else. */
    isWhole(): boolean {
      let n = 0
      for (const { row, fact } of found()) {
        if (byFact.get(row.id)?.said.equals(versionOf(fact, row.called)) !== true) return false
        n++
      }
      return n === total.get()
    },
  }
}
