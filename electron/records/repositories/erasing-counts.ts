import type { ErasedCounts, KeptBesides } from '../../../shared/domain/erasure.ts'
import type { WritableDb } from '../db.ts'

const inPeople = (column: string) => `${column} IN (SELECT value FROM json_each(@people))`
const inCalled = (column: string) => `${column} IN (SELECT value FROM json_each(@called))`
type Asked = Readonly<Record<'people' | 'called', string>>

/** How much goes and stays where somebody is erased, as far as rows say it. Reads only. */
export function erasingCounts(db: WritableDb) {
  const counted = (sql: string) => db.prepare<[Asked], number>(sql).pluck()
  const counts = {
    facts: counted(`SELECT count(*) FROM fact WHERE ${inPeople('person')}`),
    notes: counted(`SELECT count(*) FROM note WHERE ${inPeople('person')}`),
    drafts: counted(`SELECT count(*) FROM draft WHERE ${inPeople('patient')}`),
    answers: counted(`SELECT count(*) FROM match_answer
      WHERE ${inCalled('one')} OR ${inCalled('other')}`),
    acknowledgements: counted(`SELECT count(DISTINCT made.id) FROM fact JOIN source ON source.id = fact.source
      JOIN acknowledgement made
        ON made.identity = fact.identity AND made.kind = fact.kind AND made.scope = source.scope
      WHERE ${inPeople('fact.person')}`),
    alike: counted(`SELECT count(*) FROM match_pair WHERE automatic = 0 AND (
      (${inPeople('one')} AND other NOT IN (SELECT value FROM json_each(@people)))
      OR (${inPeople('other')} AND one NOT IN (SELECT value FROM json_each(@people))))`),
  }
  const cards = db.prepare<[], number>('SELECT count(*) FROM card').pluck()
  const summaries = db.prepare<[], number>("SELECT count(*) FROM outbox WHERE kind = 'summary'").pluck()
  const inSlices = db
    .prepare<[{ erasure: number }], number>(`
    SELECT count(*) FROM erasing_slice hers JOIN batch ON batch.source = hers.source
    CROSS JOIN fact ON fact.id BETWEEN batch.first AND batch.last AND fact.source = hers.source
    WHERE hers.erasure = @erasure AND shared = 1 AND fact.at >= hers.at
      AND fact.at + fact.length <= hers.at + hers.length AND NOT EXISTS (
        SELECT 1 FROM erasing WHERE erasure = @erasure AND what = 'person' AND value = fact.person)`)
    .pluck()
  const inFiles = db
    .prepare<[{ erasure: number }], number>(`
    SELECT count(*) FROM erasing JOIN batch ON batch.source = erasing.value
    CROSS JOIN fact ON fact.id BETWEEN batch.first AND batch.last AND fact.source = erasing.value
    WHERE erasing.erasure = @erasure AND what = 'file' AND NOT EXISTS (
      SELECT 1 FROM erasing hers
      WHERE hers.erasure = @erasure AND hers.what = 'person' AND hers.value = fact.person)`)
    .pluck()

  return {
    of(people: readonly number[], called: readonly string[]) {
      const asked = { people: JSON.stringify(people), called: JSON.stringify(called) }
      const n = (name: keyof typeof counts) => counts[name].get(asked)!
      return {
        goes: {
          facts: n('facts'),
          notes: n('notes'),
          drafts: n('drafts'),
          answers: n('answers'),
          acknowledgements: n('acknowledgements'),
        } satisfies Partial<ErasedCounts>,
        stays: {
          alike: n('alike'),
          cards: cards.get()!,
          summaries: summaries.get()!,
        } satisfies Partial<KeptBesides>,
      }
    },
    /** How many facts of others lead back to bytes that go with hers. */
    othersIn: (erasure: number): number => inSlices.get({ erasure })! + inFiles.get({ erasure })!,
  }
}
export type ErasingCounts = ReturnType<typeof erasingCounts>
