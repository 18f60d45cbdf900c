import { say } from '../../../../shared/words/message.ts'
import { boundsOf, type Statement } from '../linear-bounds.ts'
import type { Rule } from '../rule.ts'
import { hiddenCells, statementsOf, type HiddenCell } from '../told.ts'

/** Whole numbers that a hidden cell must be able to be, given everything that is told (CMS and tau-Argus practice). */
export const NARROWEST_INTERVAL = 11

/**
 * Of `cells`, those that the statements pin down to fewer than eleven numbers. Statements that contradict each
 * other pin down all.
 */
export function pinnedDown(cells: readonly HiddenCell[], statements: readonly Statement[]): HiddenCell[] {
  return cells.filter(({ sum }) => {
    const bounds = boundsOf(sum, statements)
    return bounds === undefined || bounds.most - bounds.least + 1 < NARROWEST_INTERVAL
  })
}

/**
 * Nobody who puts this release beside the earlier ones of the same question can work out a cell that none of them
 * tells.
 * A summary has no attrition and no exclusions, so the totals are its arms. The same bytes once more tell nothing new.
 */
export const complement: Rule = {
  number: 4,
  name: 'Complements',
  judge: {
    history({ release, earlier, repeats }) {
      if (repeats.length > 0) return []
      const union = [...earlier.map(each => each.summary), release]
      const told = pinnedDown(hiddenCells(union), statementsOf(union)).map(each => each.who)
      // The same cell of several pairs of releases is one reason.
      return [...new Map(told.map(who => [JSON.stringify(who), who])).values()].map(who => ({
        reason: say('gate.complement', { who, narrowest: NARROWEST_INTERVAL }),
        remedy: say('gate.complement-remedy'),
      }))
    },
  },
}
