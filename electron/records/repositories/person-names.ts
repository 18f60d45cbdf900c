import type { WritableDb } from '../db.ts'

/**
 * The names by which sources speak of people: an identity, an address, a record number. Whoever is spoken of before
 * any source has described her is there as a placeholder, and becomes one with her when she arrives, so that the order
 * of files never matters.
 */
export function personNames(db: WritableDb) {
  const find = db.prepare<[string], { person: number; described: number; identity: string }>(
    `SELECT person, described, identity FROM person_name JOIN person ON person.id = person_name.person
        WHERE person_name.name = ?`,
  )
  const byIdentity = db.prepare<[string], { id: number }>('SELECT id FROM person WHERE identity = ?')
  const add = db.prepare<[string]>('INSERT INTO person (identity) VALUES (?)')
  const name = db.prepare<[string, number]>(
    'INSERT INTO person_name (name, person) VALUES (?, ?) ON CONFLICT DO UPDATE SET person = excluded.person',
  )
  // What stood under a placeholder: the rows keep their numbers, so nothing that points at them breaks.
  const move = ['fact', 'note', 'person_name'].map(table =>
    db.prepare<[number, number]>(`UPDATE ${table} SET person = ? WHERE person = ?`),
  )
  const moveIndexed = ['coded', 'measured'].map(table =>
    db.prepare<[number, number]>(
      `UPDATE ${table} SET person = ? WHERE fact IN (SELECT id FROM fact WHERE person = ?)`,
    ),
  )
  const drop = db.prepare<[number]>('DELETE FROM person WHERE id = ?')
  let known = new Map<string, number>()

  function absorb(placeholder: number, into: number): void {
    for (const statement of moveIndexed) statement.run(into, placeholder)
    for (const statement of move) statement.run(into, placeholder)
    drop.run(placeholder)
    known = new Map()
  }

  return {
    /** Whom this name means, where anybody is known by it. */
    knownAs: (called: string): number | undefined => find.get(called)?.person,
    /** Whom a source means by this name; a placeholder where nobody is known by it yet. */
    personOf(called: string): number {
      let id = known.get(called) ?? find.get(called)?.person
      if (id === undefined) {
        id = byIdentity.get(called)?.id ?? Number(add.run(called).lastInsertRowid)
        name.run(called, id)
      }
      known.set(called, id)
      return id
    },
    /**
     * The person whom this identity names, known by these names from now on. Placeholders under one of them become one
     * with her. A name that two described people bear stays with the one whose identity sorts first: it must not depend
     * on who came first.
     */
    claim(identity: string, aliases: readonly string[]): number {
      const first = find.get(identity)
      const id = byIdentity.get(identity)?.id ?? Number(add.run(identity).lastInsertRowid)
      if (first && first.person !== id && !first.described) absorb(first.person, id)
      name.run(identity, id)
      for (const alias of aliases) {
        const before = find.get(alias)
        if (before && before.person !== id) {
          if (!before.described) absorb(before.person, id)
          else if (before.identity < identity) continue
        }
        name.run(alias, id)
      }
      known = new Map()
      return id
    },
    forget(): void {
      known = new Map()
    },
  }
}
export type PersonNames = ReturnType<typeof personNames>
