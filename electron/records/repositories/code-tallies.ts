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
}

/**
 * Keeps in step how many rows there are under each code, and how many people have it, by which codes are ranked.
 * Counting them anew reads every row of `coded`.
 */
export function codeTallies(db: WritableDb) {
  const has = db
    .prepare<[Coded], number>(
      'SELECT 1 FROM coded WHERE code = @code AND kind = @kind AND person = @person LIMIT 1',
    )
    .pluck()
  const write = db.prepare<[Change]>(`
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
  let changes = new Map<string, Change>()

  function change({ code, kind }: Coded, facts: number, people: number): void {
    const key = `${kind} ${code}`
    let found = changes.get(key)
    if (!found) changes.set(key, (found = { code, kind, facts: 0, people: 0 }))
    found.facts += facts
    found.people += people
  }

  return {
    /** `add` puts rows of hers under a code, and answers how many. */
    adding(coded: Coded, add: () => number): void {
      const isNew = has.get(coded) === undefined
      const rows = add()
      if (rows > 0) change(coded, rows, Number(isNew))
    },
    /** `remove` takes rows of hers from under a code, and answers how many. */
    removing(coded: Coded, remove: () => number): void {
      const rows = remove()
      if (rows > 0) change(coded, -rows, has.get(coded) === undefined ? -1 : 0)
    },
    /** `move` puts rows of hers on another chart, under the same code, and answers how many. */
    moving(coded: Coded, to: number, move: () => number): void {
      const isNew = has.get({ ...coded, person: to }) === undefined
      if (move() === 0) return
      change(coded, 0, Number(isNew) - Number(has.get(coded) === undefined))
    },
    /** Writes what has changed; within the transaction that changed it. */
    flush(): void {
      for (const each of changes.values()) {
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
