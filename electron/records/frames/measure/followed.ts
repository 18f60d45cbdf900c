import { dayNumber } from '../../../../shared/domain/day/iso-day.ts'
import {
  answerState,
  askedTwice,
  boundsOf,
  followUpState,
  isOfDeath,
  shownPart,
  type FollowUpCounts,
  type FollowUpState,
} from '../../../../shared/domain/measures/follow-up.ts'
import { measureParts } from '../../../../shared/domain/measures/frame.ts'
import { reachDays, type WholeMeasure } from '../../../../shared/domain/measures/measure.ts'
import { notLookedFor } from '../../../../shared/domain/measures/not-looked-for.ts'
import type { Store } from '../../open-store.ts'
import { extentOf } from '../extent.ts'
import { firstFrom } from '../verdict.ts'
import { countMeasure, evidenceIn, type Counted, type Counting } from './count-measure.ts'

/** Events longer ago are followed up no more, unless the time of the measure itself is longer. */
const LONG_AGO_DAYS = 731

/** One that a measure counts, and how far it is known what became of her. Days since 1970-01-01. */
export interface Followed extends Counted {
  readonly state: FollowUpState
  /** The last day of the time in which it may happen; of an answer, the day that counts next. */
  readonly dueDay: number
  /** The last day of that time, whatever is due before it. */
  readonly closesDay: number
  readonly lastDay: number
}
const partOf = ({ part }: Counted) => measureParts[part]!

/** Whether a second answer stands in somebody's record while it counts; undefined where nothing is asked twice. */
function answersIn(store: Store, whole: WholeMeasure) {
  const twice = askedTwice(whole.measure)
  if (!twice) return undefined
  const { evidence } = evidenceIn(store, whole)
  const { fromDays, toDays } = twice.after
  return {
    opensAfter: fromDays ?? 0,
    isAnswered({ person, day }: Counted): boolean {
      const { days } = evidence.numbers(twice.concept, twice.unit, person)
      return firstFrom(days, day + toDays + 1) > firstFrom(days, day + (fromDays ?? 0))
    },
  }
}

/** What is known of each that was counted and not excluded. */
function statesOf(
  store: Store,
  whole: WholeMeasure,
  { counted, people, today }: Pick<Counting, 'counted' | 'people'> & { readonly today: number },
): Followed[] {
  const { measure } = whole
  const told = store.followUps.lastByChart()
  const shown = shownPart(measure)
  const answers = answersIn(store, whole)
  const seen = new Map(people.each.map(each => [each.person, each]))
  return counted
    .filter(each => partOf(each) !== 'excluded')
    .map(each => {
      const { lastDay, deathDay, deceased } = seen.get(each.person)!
      const said = told.get(each.person)
      const known = {
        isDead: deathDay !== undefined || deceased,
        told: said && { is: said.told, day: dayNumber(said.day) },
        today,
      }
      const closesDay = each.day + reachDays(measure)
      if (answers) {
        const opensDay = each.day + answers.opensAfter
        const state = answerState({ ...known, opensDay, closesDay, isAnswered: answers.isAnswered(each) })
        // From the day on which an answer counts it is the last such day that one must keep in mind.
        return { ...each, state, dueDay: state === 'coming' ? opensDay : closesDay, closesDay, lastDay }
      }
      const isShown = shown !== null && partOf(each) === shown
      const state = followUpState({
        ...known,
        dueDay: closesDay,
        lastDay,
        isShown,
        isOfDeath: isOfDeath(measure),
      })
      return { ...each, state, dueDay: closesDay, closesDay, lastDay }
    })
}

/** Of how many what is known. */
function countsOf(
  followed: readonly Followed[],
  { whole, matched, today }: Pick<Counting, 'matched'> & { whole: WholeMeasure; today: number },
): FollowUpCounts {
  const isAsked = askedTwice(whole.measure) !== undefined
  const shown = shownPart(whole.measure)
  const lacking = notLookedFor(whole, { matched })
  const isUnknown = (each: Followed) => partOf(each) === 'unknown' || partOf(each) === 'early'
  // Whoever has answered may still answer again until the last day has passed: the latest counts.
  const isComing = (each: Followed) =>
    today <= each.closesDay && (each.state !== 'known' || (isAsked && isUnknown(each)))
  // Where nobody ever wrote down what is looked for, that nothing of it stands there says nothing.
  const isKnown = (each: Followed) =>
    each.state === 'known' && !isUnknown(each) && (lacking.length === 0 || partOf(each) === shown)
  const over = followed.filter(each => !isComing(each))
  const known = over.filter(isKnown)
  const of = (part: string) => known.filter(each => partOf(each) === part).length
  const counts = { numerator: of('numerator'), without: of('without') }
  return {
    notLookedFor: lacking,
    ...boundsOf({ ...counts, coming: followed.length - over.length, unseen: over.length - known.length }),
  }
}

/** Everybody whom a measure counts in the last two years, with what is known of her, and of how many it is. */
export async function followedBy(
  store: Store,
  whole: WholeMeasure,
  { today, breathe }: { readonly today: number; breathe(): Promise<void> | undefined },
): Promise<{ readonly followed: readonly Followed[]; readonly counts: FollowUpCounts }> {
  const fromDay = today - reachDays(whole.measure) - LONG_AGO_DAYS
  const { counted, people, matched } = await countMeasure(store, whole, {
    periods: extentOf(store) && fromDay <= today ? [{ fromDay, toDay: today }] : [],
    breathe,
    told: () => undefined,
  })
  const followed = statesOf(store, whole, { counted, people, today })
  return { followed, counts: countsOf(followed, { whole, matched, today }) }
}
