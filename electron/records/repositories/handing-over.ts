import type { WritableDb } from '../db.ts'
import type { BringingRepository, Handing } from './bringing.ts'
import type { SourceRepository } from './sources.ts'

/** What stands under an import and a source beside facts, with what tells a row from others. */
const tables = {
  import_person: 'import, version, source',
  person_called: 'name, person, import, source',
  referent: 'identity, hash, import, source',
  referent_name: 'name, identity, import, source',
  retraction: 'identity, source, position, import',
  stranger: 'name, source, import, body',
  citation: 'id',
  quarantine: 'id',
}

/**
 * When an import is undone, what came through its files is left to the next import that brought the same file, step by
 * step. Answers how much a step handed over; with nothing left the import has the file no more.
 */
export function handingOver(
  db: WritableDb,
  { bringing, sources }: { bringing: BringingRepository; sources: SourceRepository },
) {
  const moves = Object.entries(tables).map(([table, key]) =>
    db.prepare<[Handing & { most: number }]>(`
      UPDATE OR REPLACE ${table} SET import = @to WHERE (${key}) IN (
        SELECT ${key} FROM ${table} WHERE source = @source AND import = @from LIMIT @most)`),
  )

  return (handing: Handing, most: number): number => {
    const facts = bringing.handSome(handing, most)
    if (facts > 0) return facts
    for (const move of moves) {
      const { changes } = move.run({ ...handing, most })
      if (changes > 0) return changes
    }
    sources.unlink(handing.from, handing.source)
    return 0
  }
}
