import { dayOf } from '../../../shared/domain/clock.ts'
import { foundAs } from '../../../shared/domain/concepts/systems.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { whenOf } from '../../../shared/domain/facts/when.ts'
import { precisions } from '../../../shared/domain/moment.ts'
import type { Store } from '../open-store.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'

/** A fact of somebody by the clock of whoever wrote it, in seconds. `exact`: place in `precisions`. */
interface Clocked {
  readonly person: number
  readonly clock: number
  readonly exact: number
  readonly fact: number
}

const MINUTE_KNOWN = precisions.indexOf('minute')
/** Clocks of two zones are whole quarters of an hour apart, and no more than 26 hours. */
const [QUARTER_SECONDS, APART_SECONDS] = [900, 93_600]
const MILLISECONDS_PER_MINUTE = 60_000

interface Instant {
  /** In Greenwich; undefined where the clock names no zone. */
  readonly at: number | undefined
  readonly offset: number | null
  readonly codes: readonly string[]
}

function instantOf(said: Said): Instant {
  const moment = whenOf(said)?.moment
  const offset = moment?.offsetMinutes ?? null
  return {
    at: moment && offset !== null ? moment.clock - offset * MILLISECONDS_PER_MINUTE : undefined,
    offset,
    codes: said.concept.codes.map(foundAs).map(({ system, code }) => `${system}\n${code}`),
  }
}

const isOne = (one: Instant, other: Instant): boolean =>
  one.at !== undefined && one.at === other.at && one.codes.some(each => other.codes.includes(each))

/** Neighbours of one person whose clocks show different days, and could show one instant in two zones. */
function* mayBeOne(hers: readonly Clocked[]): Generator<readonly [Clocked, Clocked]> {
  const sorted = hers.toSorted((one, other) => one.clock - other.clock || one.fact - other.fact)
  for (const [at, one] of sorted.entries())
    for (let next = at + 1; next < sorted.length; next++) {
      const other = sorted[next]!
      const apart = other.clock - one.clock
      if (apart > APART_SECONDS) break
      const isOtherDay = dayOf(one.clock * MILLISECONDS) !== dayOf(other.clock * MILLISECONDS)
      if (isOtherDay && apart % QUARTER_SECONDS === 0) yield [one, other]
    }
}

/**
 * Facts that tell what another one tells already: the same person, the same code and the same instant, written by the
 * clocks of two zones, which stand on two days. As with results of several witnesses Greenwich decides where both name
 * their zone, and a clock without one is taken as it stands. The clock of a place stays before Greenwich's own, and the
 * earlier of two days.
 */
export function toldOnAnotherDay(
  rows: readonly Clocked[],
  { charts }: Pick<Store, 'charts'>,
): ReadonlySet<number> {
  const told = new Set<number>()
  const known = new Map<number, Instant>()
  const read = ({ fact }: Clocked): Instant => {
    let found = known.get(fact)
    if (!found) known.set(fact, (found = instantOf(charts.fact(fact)!.said))) // found in the same snapshot
    return found
  }
  const people = Map.groupBy(
    rows.filter(({ exact }) => exact >= MINUTE_KNOWN),
    ({ person }) => person,
  )
  for (const hers of people.values())
    for (const [one, other] of hers.length < 2 ? [] : mayBeOne(hers))
      if (isOne(read(one), read(other)))
        told.add(read(one).offset === 0 && read(other).offset !== 0 ? one.fact : other.fact)
  return told
}
