import type { Summary } from '../../../shared/domain/summary.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import { boundsOf } from './linear-bounds.ts'
import { hiddenCells, statementsOf } from './told.ts'
import type { Objection } from './objection.ts'

/** Least people by whom two releases of one question must differ, in every arm and cell. */
export const LEAST_CHANGED_PEOPLE = 10
/** Days between two releases of one question. */
export const LEAST_DAYS_BETWEEN_RELEASES = 30

/** An earlier release of the same question. `released` begins with its ISO day. */
export interface EarlierRelease {
  readonly released: string
  readonly summary: Summary
}

/**
 * Rule 6, in its simple form: a reader who takes one release of a question from another learns of ten people or more, in
 * each arm and cell, or of nobody. The age of the answer counts, not today's date, so turning the clock back does not help.
 */
export function revision(
  release: Summary,
  answered: string,
  earlier: readonly EarlierRelease[],
): Objection[] {
  const union = [...earlier.map(each => each.summary), release]
  const statements = statementsOf(union)
  const few = hiddenCells(union).some(
    ({ sum, ofRevision }) => ofRevision && (boundsOf(sum, statements)?.least ?? 0) < LEAST_CHANGED_PEOPLE,
  )
  const soon = earlier.some(each => daysBetween(each.released, answered) < LEAST_DAYS_BETWEEN_RELEASES)
  return [
    ...(few
      ? [
          {
            rule: 6,
            reason: `In some group or cell, this may differ from an earlier release by fewer than ${LEAST_CHANGED_PEOPLE} people.`,
            remedy: 'Wait until more people have begun and more outcomes have happened in both groups.',
          },
        ]
      : []),
    ...(soon
      ? [
          {
            rule: 6,
            reason: `This answer is less than ${LEAST_DAYS_BETWEEN_RELEASES} days younger than an earlier release of the same question.`,
            remedy: `Ask again ${LEAST_DAYS_BETWEEN_RELEASES} days after the earlier release, and share that card.`,
          },
        ]
      : []),
  ]
}

const daysBetween = (earlier: string, later: string) =>
  (Date.parse(later.slice(0, 10)) - Date.parse(earlier.slice(0, 10))) / MILLISECONDS_PER_DAY
