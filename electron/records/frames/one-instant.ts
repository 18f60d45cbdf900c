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

/**
 * Neighbours whose clocks show different days, and could show one instant in two zones. Those of one code come in the
 * order of people and clocks, so one pass finds them, of however many rows.
 */
function* mayBeOne(rows: readonly Clocked[]): Generator<readonly [Clocked, Clocked]> {
  for (const [at, one] of rows.entries())
    for (let next = at + 1; next < rows.length; next++) {
      const other = rows[next]!
      const apart = other.clock - one.clock
      if (other.person !== one.person || apart < 0 || apart > APART_SECONDS) break
      if (Math.min(one.exact, other.exact) < MINUTE_KNOWN || apart % QUARTER_SECONDS !== 0) continue
      if (dayOf(one.clock * MILLISECONDS) !== dayOf(other.clock * MILLISECONDS)) yield [one, other]
    }
}

/**
 * Facts that tell what another one tells already, of people of several sources: the same person, the same code and the
 * same instant, written by the clocks of two zones, which stand on two days. As with results of several witnesses
 * Greenwich decides where both name their zone, and a clock without one is taken as it stands. The clock of a place
 * stays before Greenwich's own, and the earlier of two days.
 */
export function toldOnAnotherDay(
  rows: readonly Clocked[],
  { charts, timelines }: Pick<Store, 'charts' | 'timelines'>,
): ReadonlySet<number> {
  const told = new Set<number>()
  const known = new Map<number, Instant>()
  const read = ({ fact }: Clocked): Instant => {
    let found = known.get(fact)
    if (!found) known.set(fact, (found = instantOf(charts.fact(fact)!.said))) // found in the same snapshot
    return found
  }
  // One source writes what happened by its own clock; only of whom several tell is a fact looked at.
  let several: ReadonlySet<number> | undefined
  const isOfSeveral = (person: number) =>
    (several ??= new Set(timelines.sources().flatMap(each => (each.others > 0 ? [each.person] : [])))).has(
      person,
    )
  for (const [one, other] of mayBeOne(rows))
    if (isOfSeveral(one.person) && isOne(read(one), read(other)))
      told.add(read(one).offset === 0 && read(other).offset !== 0 ? one.fact : other.fact)
  return told
}
