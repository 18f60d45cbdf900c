import { MILLISECONDS_PER_DAY, type Moment } from '../../../shared/domain/moment.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { BirthParts } from './birth-parts.ts'
import { contradictingSystem } from './compare-numbers.ts'
import type { PersonFields } from './fields.ts'

/** The clock's reading just after a moment, as exactly as it was known. */
function endOf({ clock, precision }: Moment): number {
  const date = new Date(clock)
  const year = date.getUTCFullYear()
  if (precision === 'year') return Date.UTC(year + 1, 0, 1)
  if (precision === 'month') return Date.UTC(year, date.getUTCMonth() + 1, 1)
  return precision === 'day' ? clock + MILLISECONDS_PER_DAY : clock
}

/** Two clocks in different zones may be a day apart. */
const after = (one: Moment, other: Moment) => one.clock > endOf(other) + MILLISECONDS_PER_DAY

const diedBefore = ({ death }: PersonFields, { lastEvent }: PersonFields) =>
  death !== undefined && lastEvent !== undefined && after(lastEvent, death)

const diedApart = ({ death: one }: PersonFields, { death: other }: PersonFields) =>
  one !== undefined && other !== undefined && (after(one, other) || after(other, one))

const differ = (one: number | undefined, other: number | undefined) =>
  one !== undefined && other !== undefined && one !== other

/** Whether two birth dates cannot be one date of which less or more was known. */
export const bornApart = (one: BirthParts, other: BirthParts): boolean =>
  differ(one.year, other.year) || differ(one.month, other.month) || differ(one.day, other.day)

/**
 * Why two descriptions cannot be joined without a person's word, whatever else agrees; empty where nothing
 * speaks against it so strongly. The same in either order.
 */
export function contradictions(one: PersonFields, other: PersonFields): Message[] {
  const found: Message[] = []
  // A source does not normally hold one person twice, and where it does, it had its reasons.
  if (one.source === other.source) found.push(say('people.same-source'))
  const system = contradictingSystem(one.identifiers, other.identifiers)
  if (system !== undefined) found.push(say('people.other-number', { system }))
  if (bornApart(one.birth, other.birth)) found.push(say('people.born-apart'))
  if (one.generation !== undefined && other.generation !== undefined && one.generation !== other.generation)
    found.push(say('people.generation'))
  if (diedBefore(one, other) || diedBefore(other, one)) found.push(say('people.died-before'))
  if (diedApart(one, other)) found.push(say('people.died-apart'))
  return found
}
