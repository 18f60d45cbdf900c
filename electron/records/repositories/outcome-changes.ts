import {
  changeStatement,
  keptChange,
  type ChangeStatement,
  type KeptChange,
  type PlannedChange,
} from '../../../shared/domain/measures/change.ts'
import type { WritableDb } from '../db.ts'

interface ChangeRow {
  readonly id: number
  readonly hash: string
  readonly what: string
  readonly why: string
  readonly body: string
  readonly look_on: string | null
  readonly taken_back: string | null
  readonly written: string
}
interface LookRow {
  readonly looked: string
  readonly body: string
}
interface NewChange {
  readonly hash: string
  readonly what: string
  readonly why: string
  readonly body: string
  readonly lookOn: string
}
/** Who wrote something, when, and under which request. */
interface Written {
  readonly request: string
  readonly at: string
  readonly who: string
}

const columns = 'id, hash, what, why, body, look_on, taken_back, written'

/** What one has changed in one's practice, with every look at what became of it. */
export function outcomeChangeRepository(db: WritableDb) {
  const all = db.prepare<[], ChangeRow>(`SELECT ${columns} FROM outcome_change ORDER BY id`)
  const byId = db.prepare<[number], ChangeRow>(`SELECT ${columns} FROM outcome_change WHERE id = ?`)
  const byRequest = db.prepare<[string], number>('SELECT id FROM outcome_change WHERE request = ?').pluck()
  const lookByRequest = db
    .prepare<[string], number>('SELECT change FROM outcome_look WHERE request = ?')
    .pluck()
  const looksOf = db.prepare<[number], LookRow>(
    'SELECT looked, body FROM outcome_look WHERE change = ? ORDER BY rowid',
  )
  const add = db.prepare<[Written & NewChange]>(`
    INSERT INTO outcome_change (request, hash, what, why, body, look_on, taken_back, written, who)
    VALUES (@request, @hash, @what, @why, @body, @lookOn, NULL, @at, @who)`)
  const addLook = db.prepare<[Written & { change: number; body: string }]>(`
    INSERT INTO outcome_look (change, request, looked, body, who) VALUES (@change, @request, @at, @body, @who)`)
  const lookOn = db.prepare<[{ change: number; day: string | null }]>(
    'UPDATE outcome_change SET look_on = @day WHERE id = @change',
  )
  const takeBack = db.prepare<[{ change: number; at: string }]>(
    'UPDATE outcome_change SET taken_back = @at, look_on = NULL WHERE id = @change',
  )

  const keptOf = (row: ChangeRow): KeptChange =>
    keptChange.parse({
      ...(JSON.parse(row.body) as object),
      change: row.id,
      hash: row.hash,
      what: row.what,
      why: row.why,
      lookOn: row.look_on,
      written: row.written,
      takenBack: row.taken_back,
      looks: looksOf.all(row.id).map(({ looked, body }) => ({
        looked,
        statement: changeStatement.parse(JSON.parse(body)),
      })),
    })

  return {
    /** All, in the order in which they were written; those that were taken back as well. */
    all: (): KeptChange[] => all.all().map(keptOf),
    byId(change: number): KeptChange | undefined {
      const row = byId.get(change)
      return row && keptOf(row)
    },
    byRequest: (request: string) => byRequest.get(request),
    wasLookedAt: (request: string): boolean => lookByRequest.get(request) !== undefined,
    add(planned: PlannedChange, hash: string, written: Written): number {
      const { what, why, lookOn: day, ...rest } = planned
      const row = { ...written, hash, what, why, body: JSON.stringify(rest), lookOn: day }
      return Number(add.run(row).lastInsertRowid)
    },
    /** Keeps what was found, and when it is to be looked at again; null for never. */
    addLook(
      { change, statement, next }: { change: number; statement: ChangeStatement; next: string | null },
      written: Written,
    ): void {
      addLook.run({ ...written, change, body: JSON.stringify(statement) })
      lookOn.run({ change, day: next })
    },
    takeBack: (change: number, at: string): void => {
      takeBack.run({ change, at })
    },
  }
}
