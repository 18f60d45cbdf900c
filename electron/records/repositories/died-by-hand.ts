import { BY_HAND } from '../../../shared/domain/entry.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { logbookCodes } from '../../../shared/domain/logbook/codes.ts'
import { precisions, type Moment } from '../../../shared/domain/moment.ts'
import type { ReadableDb } from '../db.ts'
import { MILLISECONDS } from './fact-rows.ts'
import { UNDATED } from './undated.ts'

/** What may say by hand that somebody died. */
const KIND = numberOf('observation')

/** Whether a fact of this kind and source may say that somebody died, or may have said so until it went. */
export const mayTellDeath = ({ kind, scope }: { readonly kind: number; readonly scope: string }): boolean =>
  kind === KIND && scope === BY_HAND

/** When somebody died, by what was entered by hand on her chart: the first day of several. */
export function diedByHand(db: ReadableDb): (chart: number) => Moment | undefined {
  const { system, code } = logbookCodes.dead
  const first = db.prepare<
    [{ chart: number; system: string; code: string }],
    { clock: number; exact: number }
  >(`
    SELECT coded.clock, coded.exact FROM coded
    JOIN fact ON fact.id = coded.fact JOIN source ON source.id = fact.source
    WHERE coded.code = (SELECT id FROM code WHERE system = @system AND code = @code)
      AND coded.kind = ${KIND} AND coded.person = @chart AND coded.level > 0 AND coded.clock > ${UNDATED}
      AND source.scope = '${BY_HAND}'
    ORDER BY coded.clock LIMIT 1`)
  return chart => {
    const found = first.get({ chart, system, code })
    return (
      found && {
        clock: found.clock * MILLISECONDS,
        precision: precisions[found.exact]!, // dated: it was found by its time
        offsetMinutes: null,
      }
    )
  }
}
