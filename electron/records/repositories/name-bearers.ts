import { clockOf } from '../../../shared/domain/clock.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { areTwoPeople } from '../../../shared/domain/same-person.ts'
import type { WritableDb } from '../db.ts'
import { birthDay } from '../../../shared/domain/known-by.ts'

/** What tells two people apart of a description, and what its source calls her. */
export type SetAside = Pick<Person, 'identity' | 'name' | 'otherNames' | 'sex' | 'birth'>
type Described = Pick<Person, 'name' | 'otherNames' | 'birth'>

/** Stands for somebody set aside who was erased: another one is called so, and nothing more is known of her. */
export const nobodyKnown: SetAside = { identity: '', name: '', otherNames: [], sex: 'unknown' }
/** What is kept of somebody who was set aside, as a text by which she is known: not by what another is called too. */
export function tellingText(body: string): string {
  const person = JSON.parse(body) as SetAside // written by strangers.keep
  return [person.name, ...person.otherNames, birthDay(person) ?? ''].join('\n')
}

interface Row {
  readonly person: number
  readonly identity: string
  /** JSON of her own description: that of her chart may be another's. */
  readonly body: string
}
/** Somebody who is called so; without a row of her own where she was set aside. */
interface Bearer {
  readonly person: number | undefined
  readonly identity: string
  readonly description: Pick<Person, 'name' | 'sex' | 'birth'>
}

/** Whether two descriptions are of one person as far as they go: never two of a family, nor twins. */
function areAlike(one: Bearer, other: Bearer): boolean {
  if (one.person === other.person) return true
  const [a, b] = [one.description, other.description]
  const birth = clockOf(a.birth)
  return birth !== null && birth === clockOf(b.birth) && a.sex === b.sex && a.name === b.name
}

/** Whether a name is a number that somebody bears; else it is an id or an address, which a file gives her. */
export const isNumber = (name: string): boolean => name.includes('?identifier=')

/**
 * Who of all who are in the store, described or set aside, is called so:
 *
 * 1. hers whose identity it is, where she is described;
 * 2. else hers who alone of all people is called so; somebody who is described inside one of her results only
 *    (`Observation/1#p`) does not stand in the way of one who has a record of her own;
 * 3. else, where all who are called so are described alike, hers whose identity sorts first: she was described twice;
 * 4. else nobody's: what is said under it waits on a placeholder. A number that two people share is neither's.
 *
 * Whoever was set aside, because her source calls somebody else the same, bears her numbers like everybody else. What
 * an id or an address means that she shares is told from the file that says it (`eitherNames`).
 */
export function nameBearers(db: WritableDb) {
  const described = db.prepare<[string], Row>(
    `SELECT person_called.person, identity, body
        FROM person_called JOIN person ON person.id = person_called.person
        JOIN person_version ON person_version.person = person.id AND current = 1
        WHERE person_called.name = ? AND described = 1`,
  )
  const setAside = db.prepare<[string], string>('SELECT body FROM stranger WHERE name = ?').pluck()
  const anySetAside = db.prepare<[], number>('SELECT 1 FROM stranger LIMIT 1').pluck()
  const byIdentity = db
    .prepare<[string], number>('SELECT id FROM person WHERE identity = ? AND described = 1')
    .pluck()
  // Also of whom somebody wrote here: her own source may be undone, and another call somebody else the same.
  const versions = db
    .prepare<[{ known: number }], string>(`
    SELECT body FROM person_version WHERE person = @known
    UNION ALL SELECT entry.described FROM person JOIN entry ON entry.known = person.identity WHERE person.id = @known
    UNION ALL SELECT described FROM note WHERE person = @known AND described <> '{}'
    UNION ALL SELECT described FROM draft WHERE patient = @known AND described <> '{}'`)
    .pluck()

  const isSomebodyElse = (known: number, person: Described): boolean =>
    versions.all({ known }).some(body => areTwoPeople(JSON.parse(body) as Person, person)) // as it was stored

  const isOther = (known: number, aside: SetAside): boolean =>
    aside.identity === '' || isSomebodyElse(known, aside)

  /** Most casebooks have set nobody aside, and need not ask of each name. True where there may be somebody. */
  let isAny: boolean | undefined
  const isAnySetAside = (): boolean => (isAny ??= anySetAside.get() !== undefined)
  const readSetAside = (body: string) => JSON.parse(body) as SetAside // written by strangers.keep
  const setAsideUnder = (name: string): SetAside[] =>
    isAnySetAside() ? setAside.all(name).map(readSetAside) : []

  /** Somebody who was set aside; one with her whom her source calls the same where that is somebody else no more. */
  function bearerSetAside(description: SetAside): Bearer {
    const { identity } = description
    const known = byIdentity.get(identity)
    const isOne = known !== undefined && !isOther(known, description)
    return { person: isOne ? known : undefined, identity, description }
  }

  return {
    isSomebodyElse,
    /** Whether somebody who was set aside is another one. */
    isOther,
    isAnySetAside,
    readSetAside,
    setAsideUnder,
    /** Somebody was set aside, or forgotten. */
    changed(): void {
      isAny = undefined
    },
    /** Whose a name is; undefined where it is nobody's. */
    bearerOf(called: string): number | undefined {
      const rows = described.all(called)
      const own = rows.find(({ identity }) => identity === called)
      if (own) return own.person
      const aside = isNumber(called) ? setAsideUnder(called).map(bearerSetAside) : []
      if (rows.length < 2 && aside.length === 0) return rows[0]?.person
      const all: Bearer[] = [
        ...rows.map(({ body, ...row }) => ({ ...row, description: JSON.parse(body) as Person })), // by storePerson
        ...aside,
      ]
      const recorded = all.filter(({ identity }) => !identity.includes('#'))
      const counted = recorded.length > 0 ? recorded : all
      const [first] = counted
        .filter(({ person }) => person !== undefined)
        .toSorted(
          (one, other) => Number(one.identity > other.identity) - Number(one.identity < other.identity),
        )
      return first && counted.every(other => areAlike(first, other)) ? first.person : undefined
    },
  }
}
export type NameBearers = ReturnType<typeof nameBearers>
