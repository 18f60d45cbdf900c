import type { WritableDb } from './db.ts'

type Cell = string | number | bigint | Buffer | null
/** What came of it: how many rows, and the number of the last. */
interface Inserted {
  readonly changes: number
  readonly lastInsertRowid: number | bigint
}

/**
 * A statement that inserts rows by their members. They are handed to SQLite in their order: looking each up by its name
 * takes longer than inserting the row.
 */
export function inserting<K extends string>(
  db: WritableDb,
  into: string,
  columns: Readonly<Record<K, string>>,
): (row: Readonly<Record<K, Cell>>) => Inserted {
  const members = Object.keys(columns) as K[] // of a table that is written out where it is given
  const names = members.map(each => columns[each]).join(', ')
  const statement = db.prepare<Cell[]>(`${into} (${names}) VALUES (${members.map(() => '?').join(', ')})`)
  return row => statement.run(...members.map(each => row[each]))
}
