import { contactNumbers } from '../../../shared/domain/facts/contact.ts'
import type { WritableDb } from '../db.ts'
import type { Tallied } from './tallied.ts'

/** When a source first and last had contact with somebody. Seconds. */
interface Contacts {
  readonly person: number
  readonly scope: string
  first: number
  last: number
}

const contacts = [...contactNumbers].join(', ')
/** Which facts show that somebody was seen. */
export const seen = `current = 1 AND usable = 1 AND clock IS NOT NULL AND kind IN (${contacts})`

/**
 * Keeps in step from when to when each source has contact with each person. What comes and goes is added up and written
 * once a transaction; it is looked up anew where the first or the last contact may have gone.
 */
export function observedRepository(db: WritableDb) {
  const widen = db.prepare<[Contacts]>(`
    INSERT INTO observed (person, scope, first, last) VALUES (@person, @scope, @first, @last)
    ON CONFLICT DO UPDATE SET first = min(first, excluded.first), last = max(last, excluded.last)`)
  const isEdge = db
    .prepare<[Contacts], number>(`
    SELECT 1 FROM observed WHERE person = @person AND scope = @scope AND (first >= @first OR last <= @last)`)
    .pluck()
  const drop = db.prepare<[Contacts]>('DELETE FROM observed WHERE person = @person AND scope = @scope')
  const lookUp = db.prepare<[Contacts]>(`
    INSERT INTO observed (person, scope, first, last)
    SELECT @person, @scope, min(clock), max(clock) FROM fact JOIN source ON source.id = fact.source
    WHERE person = @person AND scope = @scope AND ${seen} HAVING min(clock) IS NOT NULL`)
  const outOfStep = db
    .prepare<[], number>(`
    SELECT count(*) FROM (
      SELECT person, scope, min(clock) AS first, max(clock) AS last
      FROM fact JOIN source ON source.id = fact.source WHERE ${seen} GROUP BY person, scope
    ) actual FULL JOIN observed ON observed.person = actual.person AND observed.scope = actual.scope
    WHERE (actual.first, actual.last) IS NOT (observed.first, observed.last)`)
    .pluck()

  let come = new Map<string, Contacts>()
  let gone = new Map<string, Contacts>()

  function note(changes: Map<string, Contacts>, { person, scope, kind, clock, isUsable }: Tallied): void {
    if (clock === null || !isUsable || !contactNumbers.has(kind)) return
    const key = `${person} ${scope}`
    const found = changes.get(key)
    if (!found) changes.set(key, { person, scope, first: clock, last: clock })
    else {
      found.first = Math.min(found.first, clock)
      found.last = Math.max(found.last, clock)
    }
  }
  function forget(): void {
    come = new Map()
    gone = new Map()
  }

  return {
    add: (fact: Tallied) => note(come, fact),
    remove: (fact: Tallied) => note(gone, fact),
    /** Writes what has changed; within the transaction that changed it. */
    flush(): void {
      for (const each of come.values()) widen.run(each)
      for (const each of gone.values()) {
        if (isEdge.get(each) === undefined) continue
        drop.run(each)
        lookUp.run(each)
      }
      forget()
    },
    /** After a rollback nothing has changed. */
    forget,
    /** How many do not agree with the facts. */
    outOfStep: (): number => outOfStep.get()!,
  }
}
