import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { HASH_BYTES } from '../../../shared/domain/facts/batch.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { hashOf } from '../../host/fact-hash.ts'
import { isCritical, mayBeCritical } from '../kinds/critical.ts'
import { recorded } from '../kinds/registry.ts'
import type { Result } from '../kinds/kind.ts'
import type { WritableDb } from '../db.ts'

/** Only what was observed is a result. */
const OBSERVATION = numberOf('observation')

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
/** One of which nothing is said that stands in its detail; `form` is what many say alike. */
interface Plain {
  readonly id: number
  readonly clock: number
  readonly row: { readonly kind: number; readonly form: number | null }
  said(): Said
}

/** Keeps the list of critical results in step with the facts that are shown. */
export function criticalIndex(db: WritableDb) {
  const called = db
    .prepare<[number], string>(
      'SELECT rtrim(name, char(31)) FROM fact JOIN person_name ON person_name.id = fact.called WHERE fact.id = ?',
    )
    .pluck()
  const put = db.prepare<[{ fact: number; clock: number; said: Buffer }]>(`
    INSERT INTO critical (fact, clock, said, open)
    SELECT @fact, @clock, @said, NOT EXISTS (
      SELECT 1 FROM acknowledgement WHERE acknowledgement.identity = fact.identity
        AND acknowledgement.kind = fact.kind AND acknowledgement.scope = source.scope
        AND acknowledgement.said = @said)
    FROM fact JOIN source ON source.id = fact.source WHERE fact.id = @fact
    ON CONFLICT (fact) DO UPDATE SET clock = excluded.clock, said = excluded.said, open = excluded.open`)
  const drop = db.prepare<[number]>('DELETE FROM critical WHERE fact = ?')
  /** By form: whether what is said so could be critical. Most could not, and cost one look. */
  let forms = new Map<number, boolean>()

  function add({ id, kind, clock, fact }: Shown): void {
    if (kind !== OBSERVATION || !isCritical(fact)) return
    put.run({ fact: id, clock, said: versionOf(fact, called.get(id)!) })
  }

  /** Whether a plain fact could be critical by what many say alike. */
  function isPossible({ row: { kind, form }, said }: Pick<Plain, 'row' | 'said'>): boolean {
    if (kind !== OBSERVATION || form === null) return false
    let mayBe = forms.get(form)
    if (mayBe === undefined) {
      mayBe = mayBeCritical(said())
      forms.set(form, mayBe)
    }
    return mayBe
  }

  return {
    add,
    addPlain({ id, clock, row, said }: Plain): void {
      if (isPossible({ row, said })) add({ id, kind: row.kind, clock, fact: said() })
    },
    removePlain({ id, row, said }: Omit<Plain, 'clock'>): void {
      if (isPossible({ row, said })) drop.run(id)
    },
    remove(id: number, kind: number): void {
      if (kind === OBSERVATION) drop.run(id)
    },
    /** After a rollback, or where phrases were given up, a form's number may be another's. */
    forget(): void {
      forms = new Map()
    },
  }
}
