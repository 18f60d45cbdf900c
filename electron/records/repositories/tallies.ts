import type { WritableDb } from '../db.ts'
import { codeTallies } from './code-tallies.ts'
import type { DescriptionRepository } from './descriptions.ts'
import { mayTellDeath } from './died-by-hand.ts'
import { MILLISECONDS } from './fact-rows.ts'
import { observedRepository } from './observed.ts'
import type { Tallied } from './tallied.ts'

/** What has come of one person, or gone, since the last write. Seconds. */
interface Change {
  facts: number
  firstUsed: number | null
  lastUsed: number | null
}

const least = (one: number | null, other: number) => (one === null ? other : Math.min(one, other))
const most = (one: number | null, other: number) => (one === null ? other : Math.max(one, other))

/** The same from the facts themselves, of one person. */
const times = (person: string) => `
  (SELECT min(clock) FROM fact WHERE fact.person = ${person} AND current = 1 AND usable = 1),
  (SELECT max(clock) FROM fact WHERE fact.person = ${person} AND current = 1 AND usable = 1)`
const counted = (person: string) =>
  `(SELECT count(*) FROM fact WHERE fact.person = ${person} AND current = 1), ${times(person)}`
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
 * are of each kind; and from when to when each source knows her (observed.ts). What comes and goes is added up and
 * written once a transaction; her times are looked up anew where the first or the last of them may have gone, and
 * whether she died where that may have been told by hand.
 */
export function tallyRepository(db: WritableDb, { showChart }: Pick<DescriptionRepository, 'showChart'>) {
  const change = db.prepare<[Change & { person: number }]>(`
    UPDATE person SET facts = facts + @facts,
      first_used = coalesce(min(first_used, @firstUsed), first_used, @firstUsed),
      last_used = coalesce(max(last_used, @lastUsed), last_used, @lastUsed)
    WHERE id = @person`)
  // Never by so many less: a person's number may be another's, who came once she had gone.
  const recount = db.prepare<[{ person: number }]>(
    `UPDATE person SET facts = (SELECT count(*) FROM fact WHERE fact.person = @person AND current = 1)
      WHERE id = @person`,
  )
  const retime = db.prepare<[Omit<Change, 'facts'> & { person: number }]>(
    `UPDATE person SET (first_used, last_used) = (SELECT ${times('@person')})
      WHERE id = @person AND (first_used >= @firstUsed OR last_used <= @lastUsed)`,
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
  const observed = observedRepository(db)
  let gains = new Map<number, Change>()
  let losses = new Map<number, Change>()
  let byKind = new Map<number, number>()
  let maybeDied = new Set<number>()

  function forget(): void {
    gains = new Map()
    losses = new Map()
    byKind = new Map()
    maybeDied = new Set()
    codes.forget()
    observed.forget()
  }

  function note(changes: Map<number, Change>, { person, clock, isUsable }: Tallied): void {
    let found = changes.get(person)
    if (!found) changes.set(person, (found = { facts: 0, firstUsed: null, lastUsed: null }))
    found.facts++
    if (clock === null || !isUsable) return
    found.firstUsed = least(found.firstUsed, clock)
    found.lastUsed = most(found.lastUsed, clock)
  }

  return {
    add(fact: Tallied): void {
      note(gains, fact)
      if (mayTellDeath(fact)) maybeDied.add(fact.person)
      observed.add(fact)
      byKind.set(fact.kind, (byKind.get(fact.kind) ?? 0) + 1)
    },
    remove(fact: Tallied): void {
      note(losses, fact)
      if (mayTellDeath(fact)) maybeDied.add(fact.person)
      observed.remove(fact)
      byKind.set(fact.kind, (byKind.get(fact.kind) ?? 0) - 1)
    },
    /** Writes what has changed; within the transaction that changed it. */
    flush(): void {
      for (const [person, gain] of gains) change.run({ person, ...gain })
      for (const [person, { firstUsed, lastUsed }] of losses) {
        recount.run({ person })
        retime.run({ person, firstUsed, lastUsed })
      }
      for (const [kind, by] of byKind) if (by !== 0) ofKind.run(kind, by)
      codes.flush()
      observed.flush()
      for (const person of maybeDied) showChart(person)
      forget()
    },
    /** After a rollback nothing has changed. */
    forget,
    /** How many facts are shown, by kind. */
    kinds: () => kinds.all(),
    /** How many tallies do not agree with the facts. */
    outOfStep: (): number =>
      peopleOutOfStep.get()! + kindsOutOfStep.get()! + codes.outOfStep() + observed.outOfStep(),
    codes,
  }
}
export type TallyRepository = ReturnType<typeof tallyRepository>
