import type { WritableDb } from '../db.ts'

/** Small named values of the store itself. */
export function metaRepository(db: WritableDb) {
  const read = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?')
  const write = db.prepare<[string, string]>(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  return {
    get: (name: string): string | undefined => read.get(name)?.value,
    set: (name: string, value: string): void => {
      write.run(name, value)
    },
  }
}
export type MetaRepository = ReturnType<typeof metaRepository>
