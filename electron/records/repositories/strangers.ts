import type { Place } from '../../../shared/domain/fact.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { areTwoPeople } from '../../../shared/domain/same-person.ts'
import type { WritableDb } from '../db.ts'
import type { PersonNames } from './person-names.ts'
import { positionText, storedRow, type StoredRow } from './fact-rows.ts'

type Described = Pick<Person, 'name' | 'otherNames' | 'birth'>

/** A fact that stood on somebody's chart, and whence it came. */
export interface Misplaced extends StoredRow {
  source: number
  at: number
  length: number
  position: string
}

/**
 * People whom a file calls what somebody else is called already. What that file says under the name is hers, and so is
 * what a file says that came with it and describes nobody so: none of it may stand on the other one's chart, whether it
 * comes before her description or after it, in the same run of entries or in a later one.
 */
export function strangerRepository(db: WritableDb, names: PersonNames) {
  const add = db.prepare<[string, number, number, string]>(
    'INSERT OR IGNORE INTO stranger (name, source, import, body) VALUES (?, ?, ?, ?)',
  )
  const meant = db
    .prepare<[{ name: string; source: number; known: number }], string>(`
    SELECT body FROM stranger WHERE name = @name AND (source = @source OR (
      import IN (SELECT import FROM import_source WHERE source = @source)
      AND NOT EXISTS (SELECT 1 FROM person_version WHERE source = @source AND person = @known)))`)
    .pluck()
  // Also of whom somebody wrote here: her own source may be undone, and another call somebody else the same.
  const versions = db
    .prepare<[{ known: number }], string>(`
    SELECT body FROM person_version WHERE person = @known
    UNION ALL SELECT entry.described FROM person JOIN entry ON entry.known = person.identity WHERE person.id = @known
    UNION ALL SELECT described FROM note WHERE person = @known AND described <> '{}'
    UNION ALL SELECT described FROM draft WHERE patient = @known AND described <> '{}'`)
    .pluck()
  const said = db.prepare<
    [{ known: number; chart: number; name: string; source: number; importId: number }],
    Misplaced
  >(`
    SELECT ${storedRow}, fact.source, fact.at, fact.length, ${positionText} AS position
    FROM fact JOIN source ON source.id = fact.source
    WHERE fact.person = @chart AND fact.called = (SELECT id FROM person_name WHERE name = @name)
      AND (fact.source = @source OR (
        fact.source IN (SELECT source FROM import_source WHERE import = @importId)
        AND NOT EXISTS (SELECT 1 FROM person_version WHERE source = fact.source AND person = @known)))`)
  const drop = db.prepare<[number]>('DELETE FROM stranger WHERE import = ?')

  const isSomebodyElse = (known: number, person: Described) =>
    versions.all({ known }).some(body => areTwoPeople(JSON.parse(body) as Person, person)) // as it was stored

  return {
    /** Whether this number of this source stands for somebody else already. */
    isStranger(person: Person): boolean {
      const known = names.identified(person.identity)
      return known !== undefined && isSomebodyElse(known, person)
    },
    /** Notes whom a file means; answers what of it, or of what came with it, stands on the other one's chart. */
    keep(person: Person, { importId, sourceId }: { importId: number; sourceId: number }): Misplaced[] {
      const { name, otherNames, birth } = person
      const body = JSON.stringify({ name, otherNames, birth })
      return [person.identity, ...person.aliases].flatMap(called => {
        add.run(called, sourceId, importId, body)
        const known = names.knownAs(called)
        return known !== undefined && isSomebodyElse(known, person)
          ? said.all({ known, chart: names.chartOf(known), name: called, source: sourceId, importId })
          : []
      })
    },
    /** Tells of a file whether it means a stranger by a name. */
    among(source: number): (called: string) => boolean {
      const asked = new Map<string, boolean>()
      const isMeant = (called: string) => {
        const known = names.knownAs(called)
        if (known === undefined) return false
        const bodies = meant.all({ name: called, source, known })
        return bodies.some(body => isSomebodyElse(known, JSON.parse(body) as Described)) // written by keep
      }
      return called => {
        const answer = asked.get(called) ?? isMeant(called)
        asked.set(called, answer)
        return answer
      }
    },
    forget: (importId: number): void => {
      drop.run(importId)
    },
  }
}
export type StrangerRepository = ReturnType<typeof strangerRepository>

export const placeOf = ({ at, length, position }: Misplaced): Place => ({ offset: at, length, position })
