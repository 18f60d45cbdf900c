import type { WritableDb } from '../db.ts'
import { codeTallies } from './code-tallies.ts'
import { MILLISECONDS } from './fact-rows.ts'

/** A fact that is shown, or no more. */
export interface Tallied {
  readonly person: number
  readonly kind: number
  /** Seconds; null where nobody dated it. */
  readonly clock: number | null
  readonly isUsable: boolean
}
/** What has come of one person since the last write. Seconds. */
interface Gain {
  facts: number
  firstUsed: number | null
  lastUsed: number | null
}

const least = (one: number | null, other: number) => (one === null ? other : Math.min(one, other))
const most = (one: number | null, other: number) => (one === null ? other : Math.max(one, other))

/** The same from the facts themselves, of one person. */
const counted = (person: string) => `
  (SELECT count(*) FROM fact WHERE fact.person = ${person} AND current = 1),
  (SELECT min(clock) FROM fact WHERE fact.person = ${person} AND current = 1 AND usable = 1),
  (SELECT max(clock) FROM fact WHERE fact.person = ${person} AND current = 1 AND usable = 1)`
const columns = 'facts, first_used, last_used'

/** Clocks are ahead of UTC by no more. */
const EASTERNMOST = 14 * 3_600
/** The latest clock that any place on earth shows, in seconds: what is dated after it has not come yet. */
export const latestNow = (today: Date): number => Math.floor(today.getTime() / MILLISECONDS) + EASTERNMOST

/**
 * When something last happened to a person by `@now`, in seconds, of a row of `person`: what is dated in the future, or
 * was planned, denied or taken back, shows nobody seen.
 */
export const lastUsed = `CASE WHEN last_used <= @now THEN last_used ELSE (
    SELECT max(clock) FROM fact WHERE fact.person = person.id AND current = 1 AND usable = 1 AND clock <= @now
  ) END`

/**
 * Keeps in step what lists and cohorts ask of everybody: how many facts each has, from when to when, and how many there
 * are of each kind. What comes is added up and written once a transaction; of whom something goes all is counted anew.
 */
export function tallyRepository(db: WritableDb) {
  const gain = db.prepare<[Gain & { person: number }]>(`
    UPDATE person SET facts = facts + @facts,
      first_used = coalesce(min(first_used, @firstUsed), first_used, @firstUsed),
      last_used = coalesce(max(last_used, @lastUsed), last_used, @lastUsed)
    WHERE id = @person`)
  const recount = db.prepare<[{ person: number }]>(
    `UPDATE person SET (${columns}) = (SELECT ${counted('@person')}) WHERE id = @person`,
  )
  const ofKind = db.prepare<[number, number]>(
    'INSERT INTO kind_tally (kind, facts) VALUES (?, ?) ON CONFLICT DO UPDATE SET facts = facts + excluded.facts',
  )
  const kinds = db.prepare<[], { kind: number; n: number }>('SELECT kind, facts AS n FROM kind_tally')
  const peopleOutOfStep = db
    .prepare<[], number>(
      `SELECT count(*) FROM person WHERE (${columns}) IS NOT (SELECT ${counted('person.id')})`,
    )
    .pluck()
  const kindsOutOfStep = db
    .prepare<[], number>(`
    SELECT count(*) FROM (
      SELECT kind, count(*) AS n FROM fact WHERE current = 1 GROUP BY kind
    ) actual FULL JOIN kind_tally ON kind_tally.kind = actual.kind
    WHERE coalesce(n, 0) <> coalesce(facts, 0)`)
    .pluck()

  const codes = codeTallies(db)
  let gains = new Map<number, Gain>()
  let losers = new Set<number>()
  let byKind = new Map<number, number>()
  const change = (kind: number, by: number) => byKind.set(kind, (byKind.get(kind) ?? 0) + by)

  function forget(): void {
    gains = new Map()
    losers = new Set()
    byKind = new Map()
    codes.forget()
  }

  return {
    add({ person, kind, clock, isUsable }: Tallied): void {
      let found = gains.get(person)
      if (!found) gains.set(person, (found = { facts: 0, firstUsed: null, lastUsed: null }))
      found.facts++
      change(kind, 1)
      if (clock === null || !isUsable) return
      found.firstUsed = least(found.firstUsed, clock)
      found.lastUsed = most(found.lastUsed, clock)
    },
    remove({ person, kind }: Pick<Tallied, 'person' | 'kind'>): void {
      losers.add(person)
      change(kind, -1)
    },
    /** Writes what has changed; within the transaction that changed it. */
    flush(): void {
      for (const [person, found] of gains) if (!losers.has(person)) gain.run({ person, ...found })
      for (const person of losers) recount.run({ person })
      for (const [kind, by] of byKind) if (by !== 0) ofKind.run(kind, by)
      codes.flush()
      forget()
    },
    /** After a rollback nothing has changed. */
    forget,
    /** How many facts are shown, by kind. */
    kinds: () => kinds.all(),
    /** How many tallies do not agree with the facts. */
    outOfStep: (): number => peopleOutOfStep.get()! + kindsOutOfStep.get()! + codes.outOfStep(),
    codes,
  }
}
export type TallyRepository = ReturnType<typeof tallyRepository>
