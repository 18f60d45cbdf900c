import { createHash } from 'node:crypto'
import type { ReadableDb } from '../../../electron/records/db.ts'

/** A hash of each table's rows, by its name. Throws what SQLite throws where a page cannot be read. */
export function contentOf(db: ReadableDb): Record<string, string> {
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
    )
    .all()
    .map(({ name }) => name)
    .toSorted()
  return Object.fromEntries(
    tables.map(table => {
      const rows = db.prepare(`SELECT * FROM "${table}"`).raw().safeIntegers().all()
      const written = rows
        .map(row =>
          JSON.stringify(row, (_, cell: unknown) => (typeof cell === 'bigint' ? `${String(cell)}n` : cell)),
        )
        .toSorted()
      return [table, createHash('sha256').update(written.join('\n')).digest('hex')]
    }),
  )
}

/** Which tables are not the same. */
export const tablesThatDiffer = (one: Record<string, string>, other: Record<string, string>): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(name => one[name] !== other[name])
