import type { WritableDb } from '../db.ts'
import type { BringingRepository } from './bringing.ts'
import type { StoredRow } from './fact-rows.ts'
import type { VersionRepository } from './versions.ts'

export interface PersonVersion {
  id: number
  person: number
  current: number
}

interface Beside {
  readonly versions: VersionRepository
  readonly bringing: BringingRepository
}

/**
 * Takes versions of facts and people out of the store. What they had replaced comes back; links must be gone
 * before.
 */
export function removal(db: WritableDb, { versions, bringing }: Beside) {
  const dropFacts = db.prepare<[string]>('DELETE FROM fact WHERE id IN (SELECT value FROM json_each(?))')
  const dropVersion = db.prepare<[number]>('DELETE FROM person_version WHERE id = ?')
  const personInUse = db.prepare<[{ person: number }], { used: number }>(`
    SELECT EXISTS (SELECT 1 FROM fact WHERE person = @person)
      OR EXISTS (SELECT 1 FROM person_version WHERE person = @person)
      OR EXISTS (SELECT 1 FROM note WHERE person = @person)
      OR EXISTS (SELECT 1 FROM draft WHERE patient = @person)
      OR EXISTS (SELECT 1 FROM day_list WHERE person = @person)
      OR EXISTS (SELECT 1 FROM follow_up WHERE person = @person)
      OR EXISTS (SELECT 1 FROM forecast WHERE person = @person)
      OR EXISTS (SELECT 1 FROM decision WHERE person = @person) AS used`)
  const dropPerson = db.prepare<[number]>('DELETE FROM person WHERE id = ?')

  /** Answers how many people nothing speaks of any more. */
  return (facts: readonly StoredRow[], people: readonly PersonVersion[]): number => {
    for (const fact of facts) if (fact.current) versions.unindex(fact)
    dropFacts.run(JSON.stringify(facts.map(({ id }) => id)))
    bringing.less(facts)
    versions.electLeft(facts)
    // The current version is stepped down before it is deleted, so that the content hash loses it.
    for (const { id, person } of people) {
      versions.retirePersonVersion(person, id)
      dropVersion.run(id)
    }
    for (const person of new Set(people.map(each => each.person))) {
      versions.electPersonVersion(person)
      versions.settleNamesOf(person)
    }
    let gone = 0
    for (const person of new Set([...people, ...facts].map(each => each.person))) {
      if (personInUse.get({ person })!.used) continue
      dropPerson.run(person)
      gone++
    }
    if (gone > 0) versions.forget()
    return gone
  }
}
export type Remove = ReturnType<typeof removal>
