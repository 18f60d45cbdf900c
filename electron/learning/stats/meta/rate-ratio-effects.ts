import { requireCounts } from './arguments.ts'
import { notEstimable } from './estimable.ts'
import type { StudyEffect } from './study-effect.ts'
import { addition, estimable, halfWhereZero, type ZeroCells } from './two-by-two-effects.ts'

/** Two-arm studies with events counted over time, one a row. */
export interface TwoArmRates {
  readonly events1: Float64Array
  readonly time1: Float64Array
  readonly events2: Float64Array
  readonly time2: Float64Array
}

/**
 * Log incidence rate ratio ln(x1/t1 / (x2/t2)) of each of several two-arm studies, v = 1/x1 + 1/x2.
 *
 * Zero counts: 0.5 is added to both counts of a study with one, times stay; without an event in both arms there is no
 * effect; other rules as `zeroCells` says.
 * Source: Rothman, Greenland & Lash 2008, Modern Epidemiology, chapter 14. Checked against: R's metafor, escalc("IRR").
 * Times in any unit, the same in both arms. Errors: RangeError for what is not a count and times that are not above 0.
 */
export function rateRatioEffects(rates: TwoArmRates, zeroCells: ZeroCells = halfWhereZero): StudyEffect[] {
  requireRates('rateRatioEffects', rates)
  const { events1, time1, events2, time2 } = rates
  const add = addition(zeroCells, events1.length, row => events1[row] === 0 || events2[row] === 0)
  return Array.from(events1, (events, row): StudyEffect => {
    if (zeroCells.dropUninformative && events === 0 && events2[row] === 0)
      return notEstimable('Nobody in either arm had the event.')
    const [x1, x2] = [events + add(row), events2[row]! + add(row)]
    return estimable(Math.log((x1 / x2) * (time2[row]! / time1[row]!)), 1 / x1 + 1 / x2)
  })
}

/** Throws RangeError, naming function, argument and row, unless events are counts and times finite and above 0. */
export function requireRates(by: string, { events1, time1, events2, time2 }: TwoArmRates): void {
  const rows = events1.length
  requireCounts(by, 'events1', events1, rows)
  requireCounts(by, 'events2', events2, rows)
  for (const [name, time] of [
    ['time1', time1],
    ['time2', time2],
  ] as const) {
    if (time.length !== rows) throw new RangeError(`${by}: ${name} has ${time.length} rows, not ${rows}.`)
    const row = time.findIndex(each => !(each > 0 && each < Infinity))
    if (row >= 0) throw new RangeError(`${by}: ${name}, row ${row + 1}, is not a finite time above 0.`)
  }
}
