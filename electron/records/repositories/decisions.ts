import type { DecisionChoice } from '../../../shared/domain/decisions/decision.ts'
import type { WritableDb } from '../db.ts'

/** A decision, with the chart on which she stands now. */
export interface DecisionRow {
  readonly id: number
  readonly chart: number
  readonly question: string
  readonly card: string
  readonly choice: DecisionChoice
  readonly eligible: 0 | 1
  readonly looks: number
  readonly day: string
  readonly reason: string
}
interface NewDecision extends Omit<DecisionRow, 'id' | 'chart' | 'reason'> {
  readonly request: string
  readonly person: number
  readonly written: string
  readonly who: string
}
/** A row for whoever takes everything along. */
interface TakenDecision extends Omit<DecisionRow, 'chart'> {
  readonly person: number
  readonly written: string
  readonly who: string
  readonly taken_back: string | null
}

const row = `decision.id, coalesce(one, person.id) AS chart, question, card, choice, eligible, looks, day, reason`
const hers = 'IN (SELECT @her UNION ALL SELECT id FROM person WHERE one = @her)'

/** What was decided beside answers. Of one chart and question the last that was not taken back stands. */
export function decisionRepository(db: WritableDb) {
  const ofChart = db.prepare<[{ her: number }], DecisionRow>(`
    SELECT ${row} FROM decision JOIN person ON person.id = decision.person
    WHERE decision.person ${hers} AND taken_back IS NULL ORDER BY decision.id DESC`)
  const all = db.prepare<[], DecisionRow>(`
    SELECT ${row} FROM decision JOIN person ON person.id = decision.person
    WHERE taken_back IS NULL ORDER BY decision.id DESC`)
  const lastOfEach = db.prepare<[], { question: string; card: string; day: string }>(`
    SELECT question, card, day FROM decision WHERE id IN (
      SELECT max(id) FROM decision WHERE taken_back IS NULL GROUP BY question)`)
  const one = db.prepare<[number], DecisionRow>(`
    SELECT ${row} FROM decision JOIN person ON person.id = decision.person
    WHERE decision.id = ? AND taken_back IS NULL`)
  const byRequest = db.prepare<[string], number>('SELECT id FROM decision WHERE request = ?').pluck()
  const add = db.prepare<[NewDecision]>(`
    INSERT INTO decision (request, person, question, card, choice, eligible, looks, day, written, who)
    VALUES (@request, @person, @question, @card, @choice, @eligible, @looks, @day, @written, @who)`)
  const explain = db.prepare<[{ id: number; reason: string }]>(
    'UPDATE decision SET reason = @reason WHERE id = @id',
  )
  const takeBack = db.prepare<[{ id: number; at: string }]>(
    'UPDATE decision SET taken_back = @at WHERE id = @id',
  )
  const after = db.prepare<[{ after: number; limit: number }], TakenDecision>(`
    SELECT id, person, question, card, choice, eligible, looks, day, reason, written, who, taken_back
    FROM decision WHERE id > @after ORDER BY id LIMIT @limit`)
  /** The newest of each person and question; rows come with the newest first. */
  const standing = (rows: readonly DecisionRow[]): DecisionRow[] => {
    const seen = new Set<string>()
    return rows.filter(({ chart, question }) => {
      const key = `${chart} ${question}`
      return !seen.has(key) && seen.add(key)
    })
  }
  return {
    /** Those that stand on a chart, the newest first. */
    ofChart: (chart: number) => standing(ofChart.all({ her: chart })),
    /** Those that stand on any, the newest first. */
    standing: () => standing(all.all()),
    /** Of each question the answer beside which something was decided last, and on which day. */
    lastOfEach: () => lastOfEach.all(),
    /** One that was not taken back. */
    one: (id: number) => one.get(id),
    byRequest: (request: string) => byRequest.get(request),
    add: (decision: NewDecision): number => Number(add.run(decision).lastInsertRowid),
    explain: (id: number, reason: string): void => {
      explain.run({ id, reason })
    },
    takeBack: (id: number, at: string): void => {
      takeBack.run({ id, at })
    },
    after: (page: { after: number; limit: number }) => after.all(page),
  }
}
export type DecisionRepository = ReturnType<typeof decisionRepository>
