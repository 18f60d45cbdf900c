import type { WritableDb } from '../db.ts'
import { storedRow, type StoredRow } from './fact-rows.ts'

/** Facts stored together: an unbroken run of ids. */
export interface Batch {
  readonly first: number
  readonly last: number
  readonly importId: number
  readonly sourceId: number
  /** ISO instant. */
  readonly stored: string
}

/** What came through a source, from the import under which it stands to one that brought the source too. */
export interface Handing {
  readonly from: number
  readonly source: number
  readonly to: number
}
/** A fact that an import brought through a source. */
export interface Brought {
  readonly importId: number
  readonly sourceId: number
  readonly fact: number
}
interface BroughtRow extends StoredRow {
  /** 1: another import brought it as well. */
  shared: number
}

/** Facts in batches of an import that it brought first. Those it brought again stand in `again`. */
const first =
  'batch CROSS JOIN fact ON fact.id BETWEEN batch.first AND batch.last AND fact.import = batch.import'
const others = 'EXISTS (SELECT 1 FROM again WHERE again.fact = fact.id AND again.import <> @importId)'

/**
 * Which imports brought which facts. The first that brought a fact stands in its row, and its ids in batches, so that
 * they are found by ranges; for one that came again there is a row of its own.
 */
export function bringingRepository(db: WritableDb) {
  const addBatch = db.prepare<[Batch]>(
    `INSERT INTO batch (first, last, import, source, stored, facts)
      VALUES (@first, @last, @importId, @sourceId, @stored, @last - @first + 1)`,
  )
  // What another import brought as well may still be in its run of ids.
  const dropIfEmpty = db.prepare<[number]>(
    `DELETE FROM batch WHERE first = ? AND facts = 0
      AND NOT EXISTS (SELECT 1 FROM fact WHERE id BETWEEN batch.first AND batch.last)`,
  )
  const batchOf = db.prepare<[number], Pick<Batch, 'first' | 'last' | 'importId'>>(
    'SELECT first, last, import AS importId FROM batch WHERE first <= ? ORDER BY first DESC LIMIT 1',
  )
  const uncount = db.prepare<[number, number]>('UPDATE again SET counted = 0 WHERE import = ? AND fact = ?')
  const lessen = db.prepare<[number, number]>('UPDATE batch SET facts = facts - ? WHERE first = ?')
  const storedAt = db
    .prepare<[number], string>('SELECT stored FROM batch WHERE first <= ? ORDER BY first DESC LIMIT 1')
    .pluck()
  const link = db.prepare<[Brought]>(`
    INSERT OR IGNORE INTO again (import, fact, source, counted)
    SELECT @importId, id, @sourceId, NOT (import = @importId
      OR EXISTS (SELECT 1 FROM again WHERE again.import = @importId AND again.fact = @fact AND counted = 1))
    FROM fact WHERE id = @fact AND NOT (import = @importId AND source = @sourceId)`)
  const importsOf = db
    .prepare<[{ fact: number }], number>(
      'SELECT import FROM fact WHERE id = @fact UNION SELECT import FROM again WHERE fact = @fact',
    )
    .pluck()
  const dropAgain = db.prepare<[Brought]>(
    'DELETE FROM again WHERE import = @importId AND fact = @fact AND source = @sourceId',
  )
  const hasAgain = db
    .prepare<[number, number], number>('SELECT EXISTS (SELECT 1 FROM again WHERE import = ? AND fact = ?)')
    .pluck()
  const dropAgainOf = db.prepare<[number, string]>(
    'DELETE FROM again WHERE import = ? AND fact IN (SELECT value FROM json_each(?))',
  )
  const dropAllAgain = db.prepare<[number]>('DELETE FROM again WHERE import = ?')
  const anyOther = db
    .prepare<[{ importId: number; fact: number }], number>(
      'SELECT min(import) FROM again WHERE fact = @fact AND import <> @importId',
    )
    .pluck()
  const owner = db.prepare<[number], number>('SELECT import FROM fact WHERE id = ?').pluck()
  const give = db.prepare<[number, number]>('UPDATE fact SET import = ? WHERE id = ?')
  const someFirst = db.prepare<[{ importId: number; most: number }], BroughtRow>(`
    SELECT ${storedRow}, ${others} AS shared FROM ${first} JOIN source ON source.id = fact.source
    WHERE batch.import = @importId AND batch.facts > 0 LIMIT @most`)
  const someAgain = db.prepare<[{ importId: number; most: number }], BroughtRow>(`
    SELECT ${storedRow}, ${others} AS shared
    FROM again mine JOIN fact ON fact.id = mine.fact JOIN source ON source.id = fact.source
    WHERE mine.import = @importId LIMIT @most`)
  const counts = db.prepare<[{ importId: number }], { kind: number; n: number }>(`
    SELECT kind, count(*) AS n FROM ${first} JOIN person ON person.id = fact.person
    WHERE batch.import = @importId AND described = 1 GROUP BY kind
    UNION ALL
    SELECT kind, count(*) AS n FROM again JOIN fact ON fact.id = again.fact JOIN person ON person.id = fact.person
    WHERE again.import = @importId AND counted = 1 AND described = 1 GROUP BY kind`)
  const ofSource = db.prepare<[{ source: number; importId: number }], StoredRow>(`
    SELECT ${storedRow} FROM batch
    CROSS JOIN fact ON fact.id BETWEEN batch.first AND batch.last AND fact.source = batch.source
    JOIN source ON source.id = fact.source
    WHERE batch.source = @source AND fact.import <> @importId
      AND NOT EXISTS (SELECT 1 FROM again WHERE again.import = @importId AND again.fact = fact.id)`)
  const anyOfSource = db
    .prepare<[{ source: number }], number>(`
    SELECT 1 FROM batch CROSS JOIN fact ON fact.id BETWEEN batch.first AND batch.last AND fact.source = batch.source
    WHERE batch.source = @source LIMIT 1`)
    .pluck()
  const againCount = db
    .prepare<[number], number>('SELECT count(*) FROM again WHERE import = ? AND counted = 1')
    .pluck()
  const newOnes = db.prepare<[number], number>('SELECT total(facts) FROM batch WHERE import = ?').pluck()
  const batchThrough = db.prepare<[Handing], Pick<Batch, 'first' | 'last'>>(
    'SELECT first, last FROM batch WHERE source = @source AND import = @from LIMIT 1',
  )
  const handBatch = [
    'UPDATE fact SET import = @to WHERE id BETWEEN @first AND @last AND import = @from',
    `UPDATE again SET counted = 0 WHERE import = @to AND fact BETWEEN @first AND @last AND counted = 1
      AND EXISTS (SELECT 1 FROM fact WHERE id = again.fact AND fact.import = @to)`,
    `UPDATE batch SET import = @to, facts = (
        SELECT count(*) FROM fact WHERE id BETWEEN @first AND @last AND fact.import = @to)
      WHERE first = @first`,
  ].map(sql => db.prepare<[Handing & Pick<Batch, 'first' | 'last'>]>(sql))
  const againThrough = db
    .prepare<[Handing & { most: number }], number>(
      'SELECT fact FROM again WHERE source = @source AND import = @from LIMIT @most',
    )
    .pluck()
  const ofImport = db.prepare<[number], number>('SELECT fact FROM again WHERE import = ?').pluck()
  const giveAll = db.prepare<[{ to: number; from: number }]>(`
    UPDATE fact SET import = @to WHERE id IN (SELECT fact.id FROM ${first} WHERE batch.import = @from)`)
  const ownNow = db.prepare<[{ to: number; from: number }]>(`
    UPDATE again SET counted = 0 WHERE import = @to AND fact IN (
      SELECT fact.id FROM batch CROSS JOIN fact ON fact.id BETWEEN batch.first AND batch.last
      WHERE batch.import = @from AND fact.import = @to)`)
  const giveBatches = db.prepare<[{ to: number; from: number }]>(
    'UPDATE batch SET import = @to WHERE import = @from',
  )
  const versionsFound = db
    .prepare<[{ fact: number; importId: number }], number>(`
    SELECT other.id FROM fact JOIN source ON source.id = fact.source
    JOIN fact other ON other.identity = fact.identity AND other.kind = fact.kind AND other.id <> fact.id
    JOIN source elsewhere ON elsewhere.id = other.source AND elsewhere.scope = source.scope
    WHERE fact.id = @fact AND (other.import = @importId
      OR EXISTS (SELECT 1 FROM again WHERE again.fact = other.id AND again.import = @importId))`)
    .pluck()

  /** Facts are gone, or their import's no more: their batches hold so many less. */
  function less(facts: ReadonlyArray<Pick<StoredRow, 'id' | 'import'>>): void {
    const lost = new Map<number, number>()
    let batch: Pick<Batch, 'first' | 'last' | 'importId'> | undefined
    for (const fact of facts) {
      if (batch === undefined || fact.id < batch.first || fact.id > batch.last) batch = batchOf.get(fact.id)
      if (batch === undefined) continue
      // One that was given to another import lies in the batch of the one that brought it first.
      const one = Number(batch.importId === fact.import)
      lost.set(batch.first, (lost.get(batch.first) ?? 0) + one)
    }
    for (const [first, facts] of lost) {
      lessen.run(facts, first)
      dropIfEmpty.run(first)
    }
  }

  /** A fact is an import's from now on. One that lies in a batch of that import is counted there. */
  function giveTo(importId: number, fact: number): void {
    give.run(importId, fact)
    const batch = batchOf.get(fact)
    if (batch?.importId !== importId) return
    lessen.run(-1, batch.first)
    uncount.run(importId, fact)
  }

  return {
    noteBatch: (batch: Batch): void => {
      addBatch.run(batch)
    },
    /** When a fact was stored, as an ISO instant. */
    storedAt: (fact: number): string => storedAt.get(fact) ?? '',
    /** Notes that an import brought a fact that was there, through this source. */
    link: (brought: Brought): void => {
      link.run(brought)
    },
    importsOf: (fact: number): number[] => importsOf.all({ fact }),
    /** An import has this fact no more through this source; answers whether anybody has it. */
    unlink(brought: Brought): boolean {
      const { importId, fact } = brought
      dropAgain.run(brought)
      if (owner.get(fact) !== importId || hasAgain.get(importId, fact) === 1) return true
      const other = anyOther.get({ importId, fact }) ?? null
      if (other === null) return false
      less([{ id: fact, import: importId }])
      giveTo(other, fact)
      return true
    },
    /**
     * Takes so many facts at most from an import: what others brought as well is theirs from now on. Answers how many,
     * and those of them that it alone brought, which must be removed in the same transaction.
     */
    release(importId: number, most: number): { released: number; alone: StoredRow[] } {
      let found = someFirst.all({ importId, most })
      if (found.length === 0) {
        found = someAgain.all({ importId, most })
        dropAgainOf.run(importId, JSON.stringify(found.map(({ id }) => id)))
      }
      // One that came through several sources stands there several times.
      const facts = [...new Map(found.map(each => [each.id, each])).values()]
      const own = facts.filter(each => each.import === importId)
      const shared = own.filter(each => each.shared === 1)
      less(shared)
      for (const { id } of shared) giveTo(anyOther.get({ importId, fact: id })!, id)
      return { released: found.length, alone: own.filter(each => each.shared === 0) }
    },
    /** How many facts an import brought, first or again. */
    broughtCount: (importId: number): number => newOnes.get(importId)! + againCount.get(importId)!,
    less,
    /** By kind; one kind may stand there twice. */
    counts: (importId: number) => counts.all({ importId }),
    /** Facts of a source that an import, or a reading, did not bring. */
    notBroughtBy: (importId: number, source: number): StoredRow[] => ofSource.all({ importId, source }),
    isAnyOf: (source: number): boolean => anyOfSource.get({ source }) === 1,
    /** How many facts an import brought first. */
    newCount: (importId: number): number => newOnes.get(importId)!,
    /** Versions of the same fact that this import brought. */
    versionsBroughtBy: (importId: number, fact: number): number[] => versionsFound.all({ importId, fact }),
    /**
     * Hands a run of facts that came through a source to another import that brought it; answers how many, and nothing
     * once there are no more.
     */
    handSome(handing: Handing, most: number): number {
      const batch = batchThrough.get(handing)
      if (batch) {
        for (const statement of handBatch) statement.run({ ...handing, ...batch })
        return batch.last - batch.first + 1
      }
      const { from, source: sourceId, to } = handing
      const again = againThrough.all({ ...handing, most })
      for (const fact of again) {
        link.run({ importId: to, sourceId, fact })
        dropAgain.run({ importId: from, sourceId, fact })
        // One that was given to it, and that it has by nothing else any more.
        const isItsOwn = owner.get(fact) === from && batchOf.get(fact)?.importId !== from
        if (isItsOwn && hasAgain.get(from, fact) === 0) giveTo(to, fact)
      }
      return again.length
    },
    /** Gives all that a reading of a source brought to an import that had brought the source. */
    handOver(from: number, sourceId: number, to: number | undefined): void {
      if (to !== undefined) {
        giveAll.run({ to, from })
        ownNow.run({ to, from })
        for (const fact of ofImport.all(from)) link.run({ importId: to, sourceId, fact })
        giveBatches.run({ to, from })
      }
      dropAllAgain.run(from)
    },
  }
}
export type BringingRepository = ReturnType<typeof bringingRepository>
