import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { ReadableDb } from '../db.ts'

/** Results of an import of which an earlier one of the same source tells another value. */
export interface ToldOtherwise {
  /** The earlier import. */
  readonly importId: number
  readonly facts: number
}

const OBSERVATION = numberOf('observation')
/** Of so many earlier imports it is told. */
const MOST = 5
/** Only a table without row ids does not say whether a value was corrected, or is one more of its day. */
const TABLES = 'tables'

/**
 * `mine` and `other` are of one person, day and name in tables of one source, say different values, and came with two
 * deliveries of which neither brought what the other says.
 */
const otherwise = `
  JOIN source ON source.id = mine.source AND source.reader = '${TABLES}'
  JOIN fact other INDEXED BY fact_by_chart ON other.person = mine.person AND other.kind = mine.kind
    AND other.current = 1 AND other.clock = mine.clock
  JOIN source theirs ON theirs.id = other.source AND theirs.reader = '${TABLES}' AND theirs.scope = source.scope
  WHERE mine.kind = ${OBSERVATION} AND mine.current = 1 AND mine.retracted = 0 AND other.retracted = 0
    AND other.id <> mine.id AND other.concept = mine.concept AND other.identity <> mine.identity
    AND other.import <> mine.import
    AND (other.value IS NOT mine.value OR other.unit IS NOT mine.unit
      OR (mine.value IS NULL AND other.detail IS NOT mine.detail))
    AND NOT EXISTS (SELECT 1 FROM again WHERE again.fact = other.id AND again.import = mine.import)
    AND NOT EXISTS (SELECT 1 FROM again WHERE again.fact = mine.id AND again.import = other.import)`

/**
 * Finds values that stand beside each other because two deliveries of one table tell different ones of one day: one of
 * them may have been corrected, and nothing in the table says so.
 */
export function otherDeliveries(db: ReadableDb) {
  const ofImport = db.prepare<[{ importId: number }], { fact: number; earlier: number }>(`
    SELECT mine.id AS fact, other.import AS earlier
    FROM batch JOIN fact mine ON mine.id BETWEEN batch.first AND batch.last ${otherwise}
      AND batch.import = @importId AND mine.import = batch.import AND other.import < mine.import`)
  const ofFact = db
    .prepare<[number], number>(`SELECT 1 FROM fact mine ${otherwise} AND mine.id = ? LIMIT 1`)
    .pluck()
  const hasEarlier = db
    .prepare<[{ importId: number }], number>(`
    SELECT 1 FROM batch JOIN source ON source.id = batch.source AND source.reader = '${TABLES}'
    JOIN source earlier ON earlier.scope = source.scope AND earlier.id < source.id
      AND earlier.reader = '${TABLES}'
    WHERE batch.import = @importId LIMIT 1`)
    .pluck()
  return {
    /** By earlier import, the newest first. */
    ofImport(importId: number): ToldOtherwise[] {
      // The first of a source is the rule, and every one of its facts would be looked at for nothing.
      if (hasEarlier.get({ importId }) === undefined) return []
      return [...Map.groupBy(ofImport.all({ importId }), ({ earlier }) => earlier)]
        .map(([earlier, all]) => ({ importId: earlier, facts: new Set(all.map(({ fact }) => fact)).size }))
        .toSorted((one, other) => other.importId - one.importId)
        .slice(0, MOST)
    },
    /** Whether another delivery tells another value of the same day. */
    isOtherwise: (fact: number): boolean => ofFact.get(fact) !== undefined,
  }
}
