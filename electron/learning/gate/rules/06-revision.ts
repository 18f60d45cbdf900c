import { MILLISECONDS_PER_DAY } from '../../../../shared/domain/moment.ts'
import { say } from '../../../../shared/words/message.ts'
import { boundsOf } from '../linear-bounds.ts'
import type { Reason, Rule, Stages } from '../rule.ts'
import { hiddenCells, statementsOf } from '../told.ts'

/** Least people by whom two releases of one question must differ, in every arm and cell. */
export const LEAST_CHANGED_PEOPLE = 10
/** Days between two releases of one question. */
export const LEAST_DAYS_BETWEEN_RELEASES = 30

/**
 * A reader who takes one release of a question from another learns of ten people or more, in each arm and cell, or of
 * nobody. The age of the answer counts, not today's date, so turning the clock back does not help. Cohorts of different
 * questions that overlap are not compared yet; docs/PRIVACY.md says so.
 */
export const revision: Rule = {
  number: 6,
  name: 'Revisions',
  judge: {
    history(looked) {
      const { repeats } = looked
      if (repeats.some(each => !each.withdrawn))
        return [{ reason: say('gate.released-already'), remedy: say('gate.nothing-to-do') }]
      // The same bytes once more tell nothing new.
      return repeats.length > 0 ? [] : [...tooFew(looked), ...tooSoon(looked)]
    },
  },
}

function tooFew({ release, earlier }: Stages['history']): Reason[] {
  const union = [...earlier.map(each => each.summary), release]
  const statements = statementsOf(union)
  const few = hiddenCells(union).some(
    ({ sum, ofRevision }) => ofRevision && (boundsOf(sum, statements)?.least ?? 0) < LEAST_CHANGED_PEOPLE,
  )
  return few
    ? [
        {
          reason: say('gate.revision-few', { least: LEAST_CHANGED_PEOPLE }),
          remedy: say('gate.revision-few-remedy'),
        },
      ]
    : []
}

function tooSoon({ answered, earlier }: Stages['history']): Reason[] {
  const days = LEAST_DAYS_BETWEEN_RELEASES
  return earlier.some(each => daysBetween(each.released, answered) < days)
    ? [{ reason: say('gate.revision-soon', { days }), remedy: say('gate.revision-soon-remedy', { days }) }]
    : []
}

const daysBetween = (earlier: string, later: string) =>
  (Date.parse(later.slice(0, 10)) - Date.parse(earlier.slice(0, 10))) / MILLISECONDS_PER_DAY
