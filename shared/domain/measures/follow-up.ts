import { z } from 'zod'
import { libraryWords } from '../../words/library-words.ts'
import { DUE_DAYS, LOST_DAYS } from '../day/due-back.ts'
import { scoreInterval } from './score-interval.ts'
import { reachDays, type Measure } from './measure.ts'

/** What was learned of somebody by asking after her. */
export const followUpTellings = ['reached', 'moved', 'died', 'declined'] as const
export type FollowUpTelling = (typeof followUpTellings)[number]

/**
 * How far it is known what became of one that a measure counts. `known`: what is counted happened, she died, or she was
 * seen once its time was over. `coming`: its time is not over, or has been for some days only. `due`, `lost`: it is
 * over, and nobody has seen her since; of an answer, it would still count, and would not any more. `ended`: over too,
 * and somebody asked after her: she moved, died or declined, or was reached, and nobody has recorded yet what became of
 * her.
 */
export const followUpStates = ['known', 'coming', 'due', 'lost', 'ended'] as const
export type FollowUpState = (typeof followUpStates)[number]

/** Days since 1970-01-01. */
interface Followed {
  /** The last day of the time in which what is counted may happen. */
  readonly dueDay: number
  /** The last day on which she was seen. */
  readonly lastDay: number
  readonly isDead: boolean
  /** What was counted is shown by something that stands in her record, and not only by nothing standing there. */
  readonly isShown: boolean
  /** Only whether she died is asked: whoever was reached did not. Of all else that she was reached says nothing. */
  readonly isOfDeath: boolean
  /** What was learned by asking after her last, and on which day. */
  readonly told?: { readonly is: FollowUpTelling; readonly day: number } | undefined
  readonly today: number
}

const isReached = ({ told, dueDay }: Pick<Followed, 'told' | 'dueDay'>) =>
  told?.is === 'reached' && told.day >= dueDay

/** Whether it is known what became of her until the end of the time: else it only stands nowhere that it happened. */
export function isSeenThrough(followed: Omit<Followed, 'today'>): boolean {
  const { dueDay, lastDay, isDead, isShown, isOfDeath } = followed
  return isShown || isDead || lastDay >= dueDay || (isReached(followed) && isOfDeath)
}

/** What became of her follow-up, as is known on a day. */
export function followUpState(followed: Followed): FollowUpState {
  const { dueDay, told, today } = followed
  if (isSeenThrough(followed)) return 'known'
  if (told && (told.is !== 'reached' || isReached(followed))) return 'ended'
  const overdue = today - dueDay
  if (overdue <= DUE_DAYS) return 'coming'
  return overdue > LOST_DAYS ? 'lost' : 'due'
}

/** Days since 1970-01-01. */
interface Answering {
  /** The first and the last day on which a second answer counts. */
  readonly opensDay: number
  readonly closesDay: number
  /** Another answer stands in the record between the two. */
  readonly isAnswered: boolean
  readonly isDead: boolean
  readonly told?: { readonly is: FollowUpTelling } | undefined
  readonly today: number
}

/**
 * The same of a measure of what somebody says of herself twice. That she was seen is no answer: until she has given one
 * it is `coming`, then `due` while one would still count, and `lost` once none would.
 */
export function answerState(asked: Answering): FollowUpState {
  const { opensDay, closesDay, isAnswered, isDead, told, today } = asked
  if (isAnswered || isDead) return 'known'
  if (told && told.is !== 'reached') return 'ended'
  if (today < opensDay) return 'coming'
  return today > closesDay ? 'lost' : 'due'
}

/** What a measure asks for twice, and on which days after the first; undefined where it asks for nothing twice. */
export const askedTwice = ({ numerator }: Pick<Measure, 'numerator'>) =>
  numerator.find(each => each.is === 'change')

/** Measures of what may happen within a time after an event: whoever is not seen when it is over may be lost. */
export const hasFollowUp = (measure: Measure): boolean =>
  measure.index.at === 'event' && measure.quantity === undefined && reachDays(measure) > 0

/**
 * Which part of a measure is shown by something in the record: having it, where all that is asked for must stand there;
 * not having it, where all of it must not, as being alive a year later. Null where the two are mixed.
 */
export function shownPart({ numerator }: Pick<Measure, 'numerator'>): 'numerator' | 'without' | null {
  const isNegated = numerator.map(each => 'not' in each && each.not === true)
  if (isNegated.every(each => !each)) return 'numerator'
  return isNegated.every(each => each) ? 'without' : null
}

/** Only whether she died is asked of a measure. */
export const isOfDeath = ({ numerator }: Pick<Measure, 'numerator'>): boolean =>
  numerator.every(({ is }) => is === 'died')

/**
 * Whether a measure takes for a fact that nothing stands in the record: that something was not recorded in time, or
 * nobody died. Then whoever was not seen since may have had it all the same. A number that nobody measured is unknown,
 * unless the measure says that it counts as none.
 */
export const restsOnSilence = (measure: Measure): boolean =>
  hasFollowUp(measure) &&
  measure.numerator.some(({ is }) => is === 'recorded' || is === 'died' || measure.missing === 'no')

/** Of whom what is known, and between what a share lies whatever became of the others. */
export const followUpBounds = z.strictObject({
  /** Known to have it, and known not to. */
  numerator: z.int().nonnegative(),
  without: z.int().nonnegative(),
  /** Their time is over, and nobody knows. */
  unseen: z.int().nonnegative(),
  /** Their time is not over. */
  coming: z.int().nonnegative(),
  /** Of the share of those of whom it is known, Wilson's at 95 %; null where it is known of nobody. */
  interval: z.strictObject({ lower: z.number(), upper: z.number() }).nullable(),
  /** If nobody of the unseen had it, and if all had; null where there is nobody. */
  bounds: z.strictObject({ lower: z.number(), upper: z.number() }).nullable(),
})
export type FollowUpBounds = z.infer<typeof followUpBounds>

/** What a record looks for in vain, of which nothing stands in it: then it is known of nobody that she was without. */
export const followUpCounts = z.strictObject({
  ...followUpBounds.shape,
  notLookedFor: z.array(libraryWords),
})
export type FollowUpCounts = z.infer<typeof followUpCounts>

/** `unseen` are all of whom nobody knows once their time is over. */
export function boundsOf(counts: Omit<FollowUpBounds, 'bounds' | 'interval'>): FollowUpBounds {
  const { numerator, without, unseen } = counts
  const known = numerator + without
  const all = known + unseen
  return {
    ...counts,
    interval: known === 0 ? null : scoreInterval(numerator, known),
    bounds: all === 0 ? null : { lower: numerator / all, upper: (numerator + unseen) / all },
  }
}
