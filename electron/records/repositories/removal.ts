import type { WritableDb } from '../db.ts'
import type { VersionRepository } from './versions.ts'

export interface FactVersion {
  id: number
  kind: number
  identity: string
  current: number
  retracted: number
  body: string
  hash: Buffer
  person: number
}
export interface PersonVersion {
  id: number
  person: number
  current: number
}

/**
 * Takes versions of facts and people out of the store. What they had replaced comes back; links must be gone
 * before.
 */
export function removal(db: WritableDb, versions: VersionRepository) {
  const dropFact = db.prepare<[number]>('DELETE FROM fact WHERE id = ?')
  const dropVersion = db.prepare<[number]>('DELETE FROM person_version WHERE id = ?')
  const personInUse = db.prepare<[{ person: number }], { used: number }>(`
    SELECT EXISTS (SELECT 1 FROM fact WHERE person = @person)
      OR EXISTS (SELECT 1 FROM person_version WHERE person = @person)
      OR EXISTS (SELECT 1 FROM note WHERE person = @person) AS used`)
  const dropPerson = db.prepare<[number]>('DELETE FROM person WHERE id = ?')

  /** Answers how many people nothing speaks of any more. */
  return (facts: readonly FactVersion[], people: readonly PersonVersion[]): number => {
    for (const fact of facts) {
      if (fact.current) versions.unindex(fact)
      dropFact.run(fact.id)
    }
    for (const fact of facts) versions.electFactVersion(fact.kind, fact.identity)
    // The current version is stepped down before it is deleted, so that the content hash loses it.
    for (const { id, person } of people) {
      versions.retirePersonVersion(person, id)
      dropVersion.run(id)
    }
    let gone = 0
    for (const person of new Set([...people, ...facts].map(each => each.person))) {
      versions.electPersonVersion(person)
      versions.settleNamesOf(person)
      if (personInUse.get({ person })!.used) continue
      dropPerson.run(person)
      gone++
    }
    versions.forget()
    return gone
  }
}
