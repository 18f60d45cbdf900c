import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { HASH_BYTES } from '../../../shared/domain/facts/batch.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { Quantity } from '../../../shared/domain/facts/value.ts'
import { hashOf } from '../../host/fact-hash.ts'
import { beyond } from '../kinds/beyond.ts'
import { criticalResults, isCritical, type MayBeCritical } from '../kinds/critical.ts'
import { recorded } from '../kinds/registry.ts'
import type { Result } from '../kinds/kind.ts'
import type { WritableDb } from '../db.ts'
import { UNDATED } from './undated.ts'

/** Only what was observed is a result. */
const OBSERVATION = numberOf('observation')

/** Whether a result waits to be seen, as it is stored; `WAITED`: it did, before the list was begun anew. */
export const [ACKNOWLEDGED, WAITS, HISTORY, WAITED] = [0, 1, 2, 3] as const
/**
 * What no laboratory called critical, and was older than this when its first version came, is history: marked on its
 * chart, waiting for nobody. Whoever brings in ten years of results is not asked about each of them. What waits leaves
 * the list by somebody who has seen it alone.
 */
const NEWS_SECONDS = 90 * 86_400

/** What of a result a clinician acknowledges. What Casebook computes of it is no part of it. */
function resultOf({ concept, value, absent, interpretations }: Result) {
  const { kept: _kept, ...written } = value?.kind === 'quantity' ? value : { ...value, kept: undefined }
  return { concept, value: written, absent, interpretations }
}

/**
 * Names a version of a result: another one of its source's, or another result, is another. Reading the same bytes anew
 * makes none. `called`: the name by which its source speaks of her.
 */
export function versionOf(fact: Said, called: string): Buffer {
  const { versionId, updated, status, standing, about } = fact
  const results = recorded(fact).results(fact).map(resultOf)
  // What is undefined has no place in canonical JSON, and everything else in it is plain data.
  const said = {
    called,
    versionId,
    updated,
    status,
    standing: standing.is,
    about,
    results,
  } as unknown as Json
  return hashOf(canonical(said)).subarray(0, HASH_BYTES)
}

/** A fact that is shown, and the moment that orders it. */
interface Shown {
  readonly id: number
  readonly kind: number
  readonly clock: number
  readonly fact: Said
}
/** One of which nothing is said that stands in its detail, with what is known of all that say the same but a number. */
interface Plain {
  readonly id: number
  readonly clock: number
  readonly row: { readonly kind: number }
  readonly mayBe: MayBeCritical | undefined
  readonly value: Quantity | undefined
  said(): Said
}

/** Begins the list anew: what waited is remembered until it is made; `dropCriticalLeft` then takes out what is none. */
export const beginCriticalAnew = [
  `DELETE FROM critical WHERE open <> ${WAITS}`,
  `UPDATE critical SET open = ${WAITED}`,
] as const
export const dropCriticalLeft = `DELETE FROM critical WHERE open = ${WAITED}`

/** Keeps the list of critical results in step with the facts that are shown. */
export function criticalIndex(db: WritableDb) {
  const called = db
    .prepare<[number], string>(
      'SELECT rtrim(name, char(31)) FROM fact JOIN person_name ON person_name.id = fact.called WHERE fact.id = ?',
    )
    .pluck()
  const put = db.prepare<[{ fact: number; clock: number; said: Buffer; waits: number }]>(`
    WITH made AS (
      SELECT acknowledgement.said FROM fact JOIN source ON source.id = fact.source
      JOIN acknowledgement ON acknowledgement.identity = fact.identity
        AND acknowledgement.kind = fact.kind AND acknowledgement.scope = source.scope
      WHERE fact.id = @fact)
    INSERT INTO critical (fact, clock, said, open)
    SELECT @fact, @clock, @said, CASE
      WHEN EXISTS (SELECT 1 FROM made WHERE said = @said) THEN ${ACKNOWLEDGED}
      WHEN @waits OR EXISTS (SELECT 1 FROM made) THEN ${WAITS}
      WHEN @clock > ${UNDATED} AND @clock < (
        SELECT unixepoch(min(started)) - ${NEWS_SECONDS}
        FROM fact JOIN fact AS version ON version.identity = fact.identity AND version.kind = fact.kind
          JOIN import ON import.id = version.import
        WHERE fact.id = @fact) THEN ${HISTORY}
      ELSE ${WAITS} END
    WHERE true
    ON CONFLICT (fact) DO UPDATE SET clock = excluded.clock, said = excluded.said, open = CASE
      WHEN excluded.open = ${HISTORY} AND critical.open IN (${WAITS}, ${WAITED}) THEN ${WAITS}
      ELSE excluded.open END`)
  const drop = db.prepare<[number]>('DELETE FROM critical WHERE fact = ?')

  function add({ id, kind, clock, fact }: Shown): void {
    if (kind !== OBSERVATION || !isCritical(fact)) return
    const waits = Number(criticalResults(fact).some(({ by }) => !by.isByList))
    put.run({ fact: id, clock, said: versionOf(fact, called.get(id)!), waits })
  }

  return {
    add,
    addPlain({ id, clock, row, mayBe, value, said }: Plain): void {
      if (!mayBe) return
      if (mayBe.bySource || (value && mayBe.listed.some(each => beyond(value, each))))
        add({ id, kind: row.kind, clock, fact: said() })
    },
    removePlain({ id, mayBe }: Pick<Plain, 'id' | 'mayBe'>): void {
      if (mayBe) drop.run(id)
    },
    remove(id: number, kind: number): void {
      if (kind === OBSERVATION) drop.run(id)
    },
  }
}
