import type { ReadableDb } from '../db.ts'

/** How far the record has come: what is beyond it is new. */
export interface Reached {
  readonly fact: number
  readonly version: number
  readonly import: number
}

/** What has come into the record since a moment, by numbers that are given once. */
export function accrualRepository(db: ReadableDb) {
  const isUnderWay = db
    .prepare<[], number>("SELECT 1 FROM import WHERE state IN ('running', 'undoing') LIMIT 1")
    .pluck()
  const reached = db.prepare<[], Reached>(`
    SELECT coalesce((SELECT id FROM fact ORDER BY id DESC LIMIT 1), 0) AS fact,
      coalesce((SELECT id FROM person_version ORDER BY id DESC LIMIT 1), 0) AS version,
      coalesce((SELECT id FROM import ORDER BY id DESC LIMIT 1), 0) AS import`)
  // By their numbers: an index that holds all facts would be read from end to end.
  const withFacts = db.prepare<[number], number>('SELECT person FROM fact NOT INDEXED WHERE id > ?').pluck()
  const described = db
    .prepare<[number], number>(`
    SELECT coalesce(one, person.id) FROM person_version NOT INDEXED
    JOIN person ON person.id = person_version.person WHERE person_version.id > ?`)
    .pluck()
  const takenBack = db.prepare<[number], number>('SELECT 1 FROM retraction WHERE import > ? LIMIT 1').pluck()
  const extents = db.prepare<[], { scope: string; last: number }>(
    'SELECT scope, max(last) AS last FROM observed GROUP BY scope',
  )
  return {
    /** Whether something is just coming in or going out. */
    isUnderWay: () => isUnderWay.get() !== undefined,
    reached: () => reached.get()!,
    /** On whose charts something new stands: this many at most. */
    people(since: Reached, most: number): number[] {
      const found = new Set<number>()
      for (const rows of [withFacts.iterate(since.fact), described.iterate(since.version)])
        for (const person of rows) {
          found.add(person)
          if (found.size >= most) return [...found]
        }
      return [...found]
    },
    /** Whether a source took something back. */
    hasTakenBack: (since: Reached) => takenBack.get(since.import) !== undefined,
    /** How far the data of each source reach, as one text. */
    extents: () => JSON.stringify(extents.all()),
  }
}
