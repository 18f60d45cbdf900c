import type { ReadableDb, WritableDb } from '../db.ts'

export type Answer = 'same' | 'different' | 'later'
export interface AnswerRow {
  readonly one: string
  readonly other: string
  readonly answer: Answer
  readonly at: string
  readonly person: string
}
interface OpenPair {
  readonly one: number
  readonly other: number
  readonly weight: number
  readonly reasons: string
  readonly putOff: number
}

const ofPair = `match_answer.one = min(me.identity, her.identity)
  AND match_answer.other = max(me.identity, her.identity)`
const open = `match_pair JOIN person me ON me.id = match_pair.one JOIN person her ON her.id = match_pair.other
  LEFT JOIN match_answer ON ${ofPair}
  WHERE automatic = 0 AND coalesce(me.one, me.id) <> coalesce(her.one, her.id)
    AND coalesce(answer, 'later') = 'later'`

/** What a person said of two, and the pairs of which nobody has said anything yet. */
export function matchAnswers(db: WritableDb | ReadableDb) {
  const put = db.prepare<[AnswerRow]>(`
    INSERT INTO match_answer (one, other, answer, at, person)
    VALUES (min(@one, @other), max(@one, @other), @answer, @at, @person)
    ON CONFLICT DO UPDATE SET answer = excluded.answer, at = excluded.at, person = excluded.person`)
  const about = db.prepare<[{ identity: string }], AnswerRow>(`
    SELECT one, other, answer, at, person FROM match_answer WHERE one = @identity
    UNION ALL SELECT one, other, answer, at, person FROM match_answer WHERE other = @identity`)
  const count = db.prepare<[], number>(`SELECT count(*) FROM ${open}`).pluck()
  const page = db.prepare<[{ limit: number; offset: number }], OpenPair>(`
    SELECT match_pair.one, match_pair.other, weight, reasons, answer IS NOT NULL AS putOff FROM ${open}
    ORDER BY putOff, match_answer.at, weight DESC, match_pair.one, match_pair.other LIMIT @limit OFFSET @offset`)
  const pair = db.prepare<
    [{ one: number; other: number }],
    { weight: number; automatic: number; reasons: string }
  >(
    `SELECT weight, automatic, reasons FROM match_pair WHERE one = min(@one, @other) AND other = max(@one, @other)`,
  )

  /** All who are one with her by a person's word alone, herself among them; what was said of her and `but` left out. */
  function saidOneWith(identity: string, but?: string): Set<string> {
    const found = new Set([identity])
    for (const each of found)
      for (const row of about.all({ identity: each })) {
        const [a, b] = [row.one, row.other]
        const isLeftOut = but !== undefined && [a, b].includes(identity) && [a, b].includes(but)
        if (row.answer === 'same' && !isLeftOut) found.add(a === each ? b : a)
      }
    return found
  }

  return {
    /** Whether saying this of two would contradict what was said of them and others. */
    contradicts({ one, other, answer }: Pick<AnswerRow, 'one' | 'other' | 'answer'>): boolean {
      const with1 = saidOneWith(one, other)
      if (answer === 'different') return with1.has(other)
      if (answer === 'later') return false
      const with2 = saidOneWith(other, one)
      return [...with1].some(each =>
        about
          .all({ identity: each })
          .filter(row => row.answer === 'different')
          .map(row => (row.one === each ? row.other : row.one))
          .some(her => with2.has(her) && !(each === one && her === other)),
      )
    },
    put: (row: AnswerRow): void => {
      put.run(row)
    },
    /** What was said of her and others. */
    about: (identity: string): AnswerRow[] => about.all({ identity }),
    openCount: (): number => count.get()!,
    /** The surest first; those that were put off last, the one that waits longest before the others. */
    open: (part: { limit: number; offset: number }): OpenPair[] => page.all(part),
    pair: (one: number, other: number) => pair.get({ one, other }),
  }
}
export type MatchAnswers = ReturnType<typeof matchAnswers>
