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

interface BroughtRow extends StoredRow {
  /** 1: another import brought it as well. */
  shared: number
}

/** Facts in batches of an import that it brought first. Those it brought again stand in `again`. */
const first = 'batch JOIN fact ON fact.id BETWEEN batch.first AND batch.last AND fact.import = batch.import'
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
  const lessen = db.prepare<[number, number]>('UPDATE batch SET facts = facts - ? WHERE first = ?')
  const storedAt = db
    .prepare<[number], string>('SELECT stored FROM batch WHERE first <= ? ORDER BY first DESC LIMIT 1')
    .pluck()
  const link = db.prepare<[{ importId: number; fact: number }]>(`
    INSERT OR IGNORE INTO again (import, fact)
    SELECT @importId, id FROM fact WHERE id = @fact AND import <> @importId`)
  const importsOf = db
    .prepare<[{ fact: number }], number>(
      'SELECT import FROM fact WHERE id = @fact UNION SELECT import FROM again WHERE fact = @fact',
    )
    .pluck()
  const dropAgain = db.prepare<[{ importId: number; fact: number }]>(
    'DELETE FROM again WHERE import = @importId AND fact = @fact',
  )
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
    WHERE again.import = @importId AND described = 1 GROUP BY kind`)
  const ofSource = db.prepare<[{ source: number; importId: number }], StoredRow>(`
    SELECT ${storedRow} FROM batch
    JOIN fact ON fact.id BETWEEN batch.first AND batch.last AND fact.source = batch.source
    JOIN source ON source.id = fact.source
    WHERE batch.source = @source AND fact.import <> @importId
      AND NOT EXISTS (SELECT 1 FROM again WHERE again.import = @importId AND again.fact = fact.id)`)
  const anyOfSource = db
    .prepare<[{ source: number }], number>(`
    SELECT 1 FROM batch JOIN fact ON fact.id BETWEEN batch.first AND batch.last AND fact.source = batch.source
    WHERE batch.source = @source LIMIT 1`)
    .pluck()
  const againCount = db.prepare<[number], number>('SELECT count(*) FROM again WHERE import = ?').pluck()
  const newOnes = db.prepare<[number], number>('SELECT total(facts) FROM batch WHERE import = ?').pluck()
  const shareOut = db.prepare<[{ to: number; from: number }]>(`
    INSERT OR IGNORE INTO again (import, fact)
    SELECT @to, fact.id FROM ${first} WHERE batch.import = @from
    UNION ALL SELECT @to, fact.id FROM again JOIN fact ON fact.id = again.fact
      WHERE again.import = @from AND fact.import <> @to`)
  const giveAll = db.prepare<[{ to: number; from: number }]>(`
    UPDATE fact SET import = @to WHERE id IN (SELECT fact.id FROM ${first} WHERE batch.import = @from)`)
  const dropOwn = db.prepare<[{ to: number; from: number }]>(`
    DELETE FROM again WHERE import = @to AND fact IN (
      SELECT fact.id FROM batch JOIN fact ON fact.id BETWEEN batch.first AND batch.last
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

  const noteLink = (importId: number, fact: number): void => {
    link.run({ importId, fact })
  }

  return {
    noteBatch: (batch: Batch): void => {
      addBatch.run(batch)
    },
    /** When a fact was stored, as an ISO instant. */
    storedAt: (fact: number): string => storedAt.get(fact) ?? '',
    /** Notes that an import brought a fact that was there. */
    link: noteLink,
    importsOf: (fact: number): number[] => importsOf.all({ fact }),
    /** An import has this fact no more; answers whether another has it. */
    unlink(importId: number, fact: number): boolean {
      dropAgain.run({ importId, fact })
      if (owner.get(fact) !== importId) return true
      const other = anyOther.get({ importId, fact }) ?? null
      if (other === null) return false
      less([{ id: fact, import: importId }])
      give.run(other, fact)
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
      const own = found.filter(each => each.import === importId)
      const shared = own.filter(each => each.shared === 1)
      less(shared)
      for (const { id } of shared) give.run(anyOther.get({ importId, fact: id })!, id)
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
    /** Gives all that a reading brought to these imports. */
    handOver(from: number, owners: readonly number[]): void {
      const [heir, ...others] = owners
      for (const to of others) shareOut.run({ to, from })
      if (heir !== undefined) {
        giveAll.run({ to: heir, from })
        dropOwn.run({ to: heir, from })
        shareOut.run({ to: heir, from })
        giveBatches.run({ to: heir, from })
      }
      dropAllAgain.run(from)
    },
  }
}
export type BringingRepository = ReturnType<typeof bringingRepository>
