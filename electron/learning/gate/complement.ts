import type { Summary } from '../../../shared/domain/summary.ts'
import { boundsOf, type Statement } from './linear-bounds.ts'
import { hiddenCells, statementsOf, type HiddenCell } from './told.ts'
import type { Objection } from './objection.ts'

/** Whole numbers that a hidden cell must be able to be, given everything that is told (CMS and tau-Argus practice). */
export const NARROWEST_INTERVAL = 11

/** Of `cells`, those that the statements pin down to fewer than eleven numbers. Statements that contradict each other pin down all. */
export function pinnedDown(cells: readonly HiddenCell[], statements: readonly Statement[]): HiddenCell[] {
  return cells.filter(({ sum }) => {
    const bounds = boundsOf(sum, statements)
    return bounds === undefined || bounds.most - bounds.least + 1 < NARROWEST_INTERVAL
  })
}

/**
 * Rule 4: nobody who puts this release beside the earlier ones of the same question, oldest first, can work out a cell
 * that none of them tells. A summary has no attrition and no exclusions, so the totals are its arms.
 */
export function complement(release: Summary, earlier: readonly Summary[]): Objection[] {
  const union = [...earlier, release]
  return [...new Set(pinnedDown(hiddenCells(union), statementsOf(union)).map(each => each.who))].map(who => ({
    rule: 4,
    reason: `From everything released so far, the number of ${who} could be worked out to within fewer than ${NARROWEST_INTERVAL}.`,
    remedy: 'Wait until more people have begun, then ask and share again.',
  }))
}
