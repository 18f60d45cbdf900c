import type { Fact } from '../../../shared/domain/fact.ts'
import { newer, type Versioned } from '../../../shared/domain/facts/version-order.ts'
import type { Retraction } from '../../../shared/domain/referent.ts'
import type { WritableDb } from '../db.ts'

/** What sources took back, whether or not what they took back has come. */
export function retractionRepository(db: WritableDb) {
  const add = db.prepare<[string, number, number, string, string]>(
    'INSERT OR IGNORE INTO retraction (identity, import, source, position, body) VALUES (?, ?, ?, ?, ?)',
  )
  const bodies = db.prepare<[string], string>('SELECT body FROM retraction WHERE identity = ?').pluck()
  const identities = db
    .prepare<[number], string>('SELECT DISTINCT identity FROM retraction WHERE import = ?')
    .pluck()
  const drop = db.prepare<[number]>('DELETE FROM retraction WHERE import = ?')

  return {
    keep(
      { identity, place, updated, versionId }: Retraction,
      origin: { importId: number; sourceId: number },
    ) {
      const body = JSON.stringify({ updated, versionId })
      add.run(identity, origin.importId, origin.sourceId, place.position, body)
    },
    /** Whether a version has been taken back: one that is newer than the taking back stands again. */
    takesBack: (version: Fact): boolean =>
      bodies
        .all(version.identity)
        .map(body => JSON.parse(body) as Versioned) // written by keep
        .some(retraction => newer(version, retraction) <= 0),
    /** Forgets what an import took back; answers the identities concerned. */
    forget(importId: number): string[] {
      const found = identities.all(importId)
      drop.run(importId)
      return found
    },
  }
}
export type RetractionRepository = ReturnType<typeof retractionRepository>
