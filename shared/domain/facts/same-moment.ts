import { isoOf } from '../iso.ts'
import { MILLISECONDS_PER_DAY, precisions, type Moment } from '../moment.ts'

/**
 * How two moments agree. `same`: both are known to the minute at least, and are one as far as the less exact of them
 * says. `within`: one is a day, a month or a year in which the other lies, or is not known; or both are the stroke of
 * midnight, which is how many programs write a day. `apart`: they cannot be of one thing.
 */
export type MomentAgreement = 'same' | 'within' | 'apart'

const MINUTE = precisions.indexOf('minute')
const MILLISECONDS_PER_MINUTE = 60_000
/** How long it lasts, what each precision from the minute on names. */
const lasting: Readonly<Partial<Record<Moment['precision'], number>>> = {
  minute: MILLISECONDS_PER_MINUTE,
  second: 1_000,
}

const isToTheMinute = ({ precision }: Moment): boolean => precisions.indexOf(precision) >= MINUTE

const isMidnight = ({ clock }: Moment) => clock % MILLISECONDS_PER_DAY === 0

/** The clock of Greenwich where the offset is known, else undefined: no zone is invented. */
const instantOf = ({ clock, offsetMinutes }: Moment): number | undefined =>
  offsetMinutes === null ? undefined : clock - offsetMinutes * MILLISECONDS_PER_MINUTE

/**
 * The minutes by which a moment is met by what may be the same: by its clock, as others may name no zone, and by
 * Greenwich where it names one. Two moments that are the same have one of them in common.
 */
export function minutesOf(moment: Moment): { clock: number; instant?: number } | undefined {
  if (!isToTheMinute(moment) || isMidnight(moment)) return undefined
  const instant = instantOf(moment)
  const minute = (clock: number) => Math.floor(clock / MILLISECONDS_PER_MINUTE)
  return { clock: minute(moment.clock), ...(instant !== undefined && { instant: minute(instant) }) }
}

/** The same whichever comes first. */
export function momentsAgree(one: Moment | undefined, other: Moment | undefined): MomentAgreement {
  if (!one || !other) return 'within'
  const [less, more] =
    precisions.indexOf(one.precision) <= precisions.indexOf(other.precision) ? [one, other] : [other, one]
  if (!isToTheMinute(less)) return isoOf(more).startsWith(isoOf(less)) ? 'within' : 'apart'
  const instants = [instantOf(less), instantOf(more)]
  const [a, b] = instants.includes(undefined) ? [less.clock, more.clock] : (instants as [number, number])
  const step = lasting[less.precision] ?? 1
  if (Math.floor(a / step) !== Math.floor(b / step)) return 'apart'
  return isMidnight(one) || isMidnight(other) ? 'within' : 'same'
}
