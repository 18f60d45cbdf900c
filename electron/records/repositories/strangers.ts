import type { Place } from '../../../shared/domain/fact.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import type { WritableDb } from '../db.ts'
import type { EitherNames } from './either-names.ts'
import { positionText, storedRow, type StoredRow } from './fact-rows.ts'
import type { NameBearers, SetAside } from './name-bearers.ts'
import type { PersonNames } from './person-names.ts'

/** A fact that stood on somebody's chart, and whence it came. */
export interface Misplaced extends StoredRow {
  source: number
  at: number
  length: number
  position: string
}

interface Beside {
  readonly names: PersonNames
  readonly bearers: NameBearers
  readonly eithers: EitherNames
}

/**
 * People whom a file calls what somebody else is called already. What that file says under the name is hers: none of it
 * may stand on the other one's chart, whether it comes before her description or after it, in the same run of entries
 * or in a later one. What other files mean by the name is told by `eitherNames`, and whose her numbers are by
 * `nameBearers`.
 */
export function strangerRepository(db: WritableDb, { names, bearers, eithers }: Beside) {
  const add = db.prepare<[string, number, number, string]>(
    'INSERT OR IGNORE INTO stranger (name, source, import, body) VALUES (?, ?, ?, ?)',
  )
  const said = db.prepare<[{ chart: number; name: string; source: number }], Misplaced>(`
    SELECT ${storedRow}, fact.source, fact.at, fact.length, ${positionText} AS position
    FROM fact JOIN source ON source.id = fact.source
    WHERE fact.person = @chart AND fact.called = (SELECT id FROM person_name WHERE name = @name)
      AND fact.source = @source`)
  const called = db
    .prepare<[number, number], string>('SELECT name FROM stranger WHERE import = ? LIMIT ?')
    .pluck()
  const drop = db.prepare<[number, string]>('DELETE FROM stranger WHERE import = ? AND name = ?')

  const isStranger = (person: Person): boolean => {
    const known = names.identified(person.identity)
    return known !== undefined && bearers.isSomebodyElse(known, person)
  }

  return {
    /** Whether this number of this source stands for somebody else already. */
    isStranger,
    /** Notes whom a file means: `called` so. Answers what of that file stands on the other one's chart. */
    keep(person: Person, { importId, sourceId }: { importId: number; sourceId: number }) {
      const { identity, name, otherNames, sex, birth } = person
      const body = JSON.stringify({ identity, name, otherNames, sex, birth } satisfies SetAside)
      const all = [identity, ...person.aliases]
      for (const each of all) add.run(each, sourceId, importId, body)
      bearers.changed()
      const misplaced = all.flatMap(each => {
        if (eithers.among(sourceId)(each) !== undefined) return []
        return eithers.bothOf(each).flatMap(name => {
          const known = names.knownAs(name)
          return known === undefined ? [] : said.all({ chart: names.chartOf(known), name, source: sourceId })
        })
      })
      return { called: all, misplaced }
    },
    /** Forgets whom an import set aside, so many names at most; answers what they were called. */
    forget(importId: number, most: number): string[] {
      const names = [...new Set(called.all(importId, most))]
      for (const each of names) drop.run(importId, each)
      bearers.changed()
      return names
    },
  }
}
export type StrangerRepository = ReturnType<typeof strangerRepository>

export const placeOf = ({ at, length, position }: Misplaced): Place => ({ offset: at, length, position })
