import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import type { WritableDb } from './db.ts'
import { sources } from './migrations/0100-sources.ts'
import { chart } from './migrations/0110-chart.ts'
import { knowledge } from './migrations/0120-knowledge.ts'
import { entries } from './migrations/0130-entries.ts'
import { critical } from './migrations/0140-critical.ts'
import { people } from './migrations/0150-people.ts'
import { gone } from './migrations/0160-gone.ts'
import { referents } from './migrations/0170-referents.ts'
import { heads } from './migrations/0180-heads.ts'
import { drafts } from './migrations/0190-drafts.ts'
import { peerLogs } from './migrations/0200-peer-logs.ts'
import { erasing } from './migrations/0210-erasing.ts'
import { recipes } from './migrations/0220-recipes.ts'
import { dayList } from './migrations/0230-day-list.ts'
import { outcomes } from './migrations/0240-outcomes.ts'
import { movedNotes } from './migrations/0250-moved-notes.ts'
import { changes } from './migrations/0260-changes.ts'
import { ownMeasures } from './migrations/0270-own-measures.ts'
import { forecasts } from './migrations/0280-forecasts.ts'
import { lives } from './migrations/0290-lives.ts'
import { variants } from './migrations/0300-variants.ts'
import { variantsByPlace } from './migrations/0310-variants-by-place.ts'
import { decisions } from './migrations/0320-decisions.ts'
import { standingAnswers } from './migrations/0330-standing-answers.ts'
import { findings } from './migrations/0340-findings.ts'
import { citations } from './migrations/0350-citations.ts'

export interface Migration {
  readonly number: number
  readonly sql: string
}
/** Forward only, in order, never changed once released. */
export const migrations: readonly Migration[] = [
  sources,
  chart,
  knowledge,
  entries,
  critical,
  people,
  gone,
  referents,
  heads,
  drafts,
  peerLogs,
  erasing,
  recipes,
  dayList,
  outcomes,
  movedNotes,
  changes,
  ownMeasures,
  forecasts,
  lives,
  variants,
  variantsByPlace,
  decisions,
  standingAnswers,
  findings,
  citations,
]

/**
 * Brings a store up to this version, one transaction a migration. `keepCopy` is called once before the first
 * change of a
 * store that already holds something. Throws AppError 'newer-store' for a store that a newer version has written, and
 * 'store-damaged' for one of a trial before the first release, whose facts mean something else.
 */
export function migrate(
  db: WritableDb,
  keepCopy: (from: number) => void,
  steps: readonly Migration[] = migrations,
): void {
  const at = db.pragma('user_version', { simple: true }) as number // SQLite documents an integer
  const newest = steps.at(-1)?.number ?? 0
  if (at > newest) throw new AppError('newer-store', say('store.newer'), { store: at, known: newest })
  if (at > 0 && at < steps[0]!.number)
    throw new AppError('store-damaged', say('store.of-a-trial'), { store: at })
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
