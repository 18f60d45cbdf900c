import { newer, type Versioned } from '../../../shared/domain/facts/version-order.ts'
import type { Retraction } from '../../../shared/domain/referent.ts'
import { identityOf } from '../../host/fact-hash.ts'
import type { WritableDb } from '../db.ts'

/** A fact by its name in its source. */
export interface Identified {
  readonly identity: Buffer
  readonly scope: string
}

/** What sources took back, whether or not what they took back has come. */
export function retractionRepository(db: WritableDb) {
  const add = db.prepare<[Buffer, number, number, string, string]>(
    'INSERT OR IGNORE INTO retraction (identity, import, source, position, body) VALUES (?, ?, ?, ?, ?)',
  )
  const bodies = db
    .prepare<[Identified], string>(
      `SELECT body FROM retraction JOIN source ON source.id = retraction.source
        WHERE identity = @identity AND scope = @scope`,
    )
    .pluck()
  const takenBackBy = db.prepare<[number, number], Identified & { source: number; position: string }>(
    `SELECT identity, scope, source, position FROM retraction JOIN source ON source.id = retraction.source
      WHERE import = ? LIMIT ?`,
  )
  const drop = db.prepare<[Buffer, number, string, number]>(
    'DELETE FROM retraction WHERE identity = ? AND source = ? AND position = ? AND import = ?',
  )

  const any = db.prepare<[], number>('SELECT 1 FROM retraction LIMIT 1').pluck()
  /** Most casebooks have none, and need not ask of each fact. True where there may be some. */
  let isAny: boolean | undefined

  return {
    keep(
      { identity, place, updated, versionId }: Retraction,
      { importId, sourceId, scope }: { importId: number; sourceId: number; scope: string },
    ): Identified {
      const body = JSON.stringify({ updated, versionId })
      const key = identityOf(identity, scope)
      isAny = true
      add.run(key, importId, sourceId, place.position, body)
      return { identity: key, scope }
    },
    /** Whether anything was said of taking this fact back. */
    isAbout(fact: Identified): boolean {
      isAny ??= any.get() !== undefined
      return isAny && bodies.get(fact) !== undefined
    },
    /** Whether a version has been taken back: one that is newer than the taking back stands again. */
    takesBack: ({ identity, scope }: Identified, version: Versioned): boolean =>
      bodies
        .all({ identity, scope })
        .map(body => JSON.parse(body) as Versioned) // written by keep
        .some(retraction => newer(version, retraction) <= 0),
    /** Forgets what an import took back, so much at most; answers the facts concerned. */
    forget(importId: number, most: number): Identified[] {
      const found = takenBackBy.all(importId, most)
      for (const { identity, source, position } of found) drop.run(identity, source, position, importId)
      isAny = undefined
      return found
    },
  }
}
export type RetractionRepository = ReturnType<typeof retractionRepository>
