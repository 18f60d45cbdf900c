import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import type { WritableDb } from './db.ts'
import { chart } from './migrations/0010-chart.ts'
import { knowledge } from './migrations/0020-knowledge.ts'
import { waysIn } from './migrations/0030-ways-in.ts'
import { readings } from './migrations/0040-readings.ts'
import { keyed } from './migrations/0050-keyed.ts'
import { who } from './migrations/0060-who.ts'
import { reasons } from './migrations/0070-reasons.ts'
import { besideCharts } from './migrations/0080-beside-charts.ts'

export interface Migration {
  readonly number: number
  readonly sql: string
}
/** Forward only, in order, never changed once released. */
export const migrations: readonly Migration[] = [
  chart,
  knowledge,
  waysIn,
  readings,
  keyed,
  who,
  reasons,
  besideCharts,
]

/**
 * Brings a store up to this version, one transaction a migration. `keepCopy` is called once before the first
 * change of a
 * store that already holds something. Throws AppError 'newer-store' for a store that a newer version has written.
 */
export function migrate(
  db: WritableDb,
  keepCopy: (from: number) => void,
  steps: readonly Migration[] = migrations,
): void {
  const at = db.pragma('user_version', { simple: true }) as number // SQLite documents an integer
  const newest = steps.at(-1)?.number ?? 0
  if (at > newest) throw new AppError('newer-store', say('store.newer'), { store: at, known: newest })
  const due = steps.filter(each => each.number > at)
  if (at > 0 && due.length > 0) keepCopy(at)
  for (const { number, sql } of due) {
    db.transaction(() => {
      db.exec(sql)
      const broken = db.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0) throw new AppError('store-damaged', say('store.leads-nowhere'))
      db.pragma(`user_version = ${number}`)
    })()
  }
}
