import type { WritableDb } from '../db.ts'

/** Rows of `coded` under one code of one person. */
export interface Coded {
  readonly code: number
  readonly kind: number
  readonly person: number
}
interface Change {
  readonly code: number
  readonly kind: number
  facts: number
  people: number
  /** Who certainly has it: one person's results come in a row. */
  readonly having: Set<number>
}

/** More than there will ever be. */
const KINDS = 1_000

/**
 * Keeps in step how many rows there are under each code, and how many people have it, by which codes are ranked.
 * Counting them anew reads every row of `coded`.
 */
export function codeTallies(db: WritableDb) {
  const has = db
    .prepare<[number, number, number], number>(
      'SELECT 1 FROM coded WHERE code = ? AND kind = ? AND person = ? LIMIT 1',
    )
    .pluck()
  const write = db.prepare<[Omit<Change, 'having'>]>(`
    INSERT INTO code_tally (kind, code, facts, people) VALUES (@kind, @code, @facts, @people)
    ON CONFLICT DO UPDATE SET facts = facts + excluded.facts, people = people + excluded.people`)
  const dropEmpty = db.prepare<[number, number]>(
    'DELETE FROM code_tally WHERE kind = ? AND code = ? AND facts = 0',
  )
  const outOfStep = db
    .prepare<[], number>(`
    SELECT count(*) FROM (
      SELECT kind, code, count(*) AS facts, count(DISTINCT person) AS people FROM coded GROUP BY code, kind
    ) actual FULL JOIN code_tally ON code_tally.kind = actual.kind AND code_tally.code = actual.code
    WHERE (coalesce(actual.facts, 0), coalesce(actual.people, 0))
      <> (coalesce(code_tally.facts, 0), coalesce(code_tally.people, 0))`)
    .pluck()
  let changes = new Map<number, Change>()

  function changeOf({ code, kind }: Coded): Change {
    const key = code * KINDS + kind
    let found = changes.get(key)
    if (!found) changes.set(key, (found = { code, kind, facts: 0, people: 0, having: new Set() }))
    return found
  }
  const isThere = ({ code, kind, person }: Coded) => has.get(code, kind, person) !== undefined

  return {
    /** `add` puts rows of hers under a code, and answers how many. */
    adding(coded: Coded, add: () => number): void {
      const change = changeOf(coded)
      const isNew = !change.having.has(coded.person) && !isThere(coded)
      const rows = add()
      if (rows === 0) return
      change.having.add(coded.person)
      change.facts += rows
      change.people += Number(isNew)
    },
    /** `remove` takes rows of hers from under a code, and answers how many. */
    removing(coded: Coded, remove: () => number): void {
      const rows = remove()
      if (rows === 0) return
      const change = changeOf(coded)
      change.having.delete(coded.person)
      change.facts -= rows
      if (!isThere(coded)) change.people--
    },
    /** `move` puts rows of hers on another chart, under the same code, and answers how many. */
    moving(coded: Coded, to: number, move: () => number): void {
      const isNew = !isThere({ ...coded, person: to })
      if (move() === 0) return
      const change = changeOf(coded)
      change.having.delete(coded.person)
      change.people += Number(isNew) - Number(!isThere(coded))
    },
    /** Writes what has changed; within the transaction that changed it. */
    flush(): void {
      for (const { having: _having, ...each } of changes.values()) {
        if (each.facts === 0 && each.people === 0) continue
        write.run(each)
        if (each.facts < 0) dropEmpty.run(each.kind, each.code)
      }
      changes = new Map()
    },
    /** After a rollback nothing has changed. */
    forget(): void {
      changes = new Map()
    },
    outOfStep: (): number => outOfStep.get()!,
  }
}
export type CodeTallies = ReturnType<typeof codeTallies>
