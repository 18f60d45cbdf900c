import { requireCounts } from './arguments.ts'
import { notEstimable } from './estimable.ts'
import type { StudyEffect } from './study-effect.ts'

/** Odds ratio and risk ratio (on the log scale), risk difference. */
export type BinaryMeasure = 'OR' | 'RR' | 'RD'

/** Two-arm studies with counted events, one a row. */
export interface TwoArmCounts {
  readonly events1: Float64Array
  readonly people1: Float64Array
  readonly events2: Float64Array
  readonly people2: Float64Array
}

/** Events and non-events of arm 1, a and b, and of arm 2, c and d. */
export interface Cells {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

export interface ZeroCells {
  /** What is added to each cell. */
  readonly add: number
  /** To which studies: those with a zero cell, all, none, or all as soon as one has a zero cell. */
  readonly to: 'only0' | 'all' | 'none' | 'if0all'
  /** Studies with no event, or only events, in both arms say nothing about a ratio: they get no effect. */
  readonly dropUninformative: boolean
}

export const halfWhereZero: ZeroCells = { add: 0.5, to: 'only0', dropUninformative: true }

/**
 * Effect of each of several two-arm studies with counted events, arm 1 against arm 2, cells a, b = n1 - a and
 * c, d = n2 - c:
 * OR ln(ad / bc), v = 1/a + 1/b + 1/c + 1/d; RR ln(a/n1 / (c/n2)), v = 1/a - 1/n1 + 1/c - 1/n2;
 * RD a/n1 - c/n2, v = ab/n1^3 + cd/n2^3.
 *
 * Zero cells as `zeroCells` says; n1 and n2 grow with what is added.
 * Source: Fleiss & Berlin 2009, Handbook of Research Synthesis, chapter 13. Checked against: R's metafor, escalc.
 * Not estimable: an arm without people, an uninformative study, a zero cell nothing was added to, a variance of 0.
 * Errors: RangeError for what is not a count, more events than people, lengths that differ.
 */
export function twoByTwoEffects(
  measure: BinaryMeasure,
  counts: TwoArmCounts,
  zeroCells: ZeroCells = halfWhereZero,
): StudyEffect[] {
  requireTwoByTwo('twoByTwoEffects', counts)
  const { events1, people1, events2, people2 } = counts
  const hasZero = (row: number) =>
    events1[row] === 0 || events2[row] === 0 || events1[row] === people1[row] || events2[row] === people2[row]
  const add = addition(zeroCells, events1.length, hasZero)

  return Array.from(events1, (events, row): StudyEffect => {
    if (people1[row] === 0 || people2[row] === 0) return notEstimable('An arm has no people.')
    const none = events === 0 && events2[row] === 0
    const all = events === people1[row] && events2[row] === people2[row]
    if (zeroCells.dropUninformative && (none || all))
      return notEstimable(
        none ? 'Nobody in either arm had the event.' : 'Everybody in both arms had the event.',
      )
    const a = events + add(row)
    const b = people1[row]! - events + add(row)
    const c = events2[row]! + add(row)
    const d = people2[row]! - events2[row]! + add(row)
    return estimable(...effectOf(measure, { a, b, c, d }))
  })
}

function effectOf(measure: BinaryMeasure, { a, b, c, d }: Cells): [effect: number, variance: number] {
  const [n1, n2] = [a + b, c + d]
  if (measure === 'OR') return [Math.log((a / b) * (d / c)), 1 / a + 1 / b + 1 / c + 1 / d]
  if (measure === 'RR') return [Math.log((a / n1) * (n2 / c)), b / (a * n1) + d / (c * n2)]
  return [a / n1 - c / n2, (a * b) / n1 ** 3 + (c * d) / n2 ** 3]
}

/** What is added to the cells of each study. */
export function addition(
  { add, to }: ZeroCells,
  studies: number,
  hasZero: (row: number) => boolean,
): (row: number) => number {
  if (to === 'none') return () => 0
  if (to === 'all') return () => add
  if (to === 'only0') return row => (hasZero(row) ? add : 0)
  const any = Array.from({ length: studies }, (_, row) => hasZero(row)).includes(true)
  return () => (any ? add : 0)
}

export function estimable(effect: number, variance: number): StudyEffect {
  if (!Number.isFinite(effect) || !Number.isFinite(variance)) return notEstimable('A cell is 0.')
  return variance > 0 ? { kind: 'fitted', effect, variance } : notEstimable('The variance is 0.')
}

/**
 * Throws RangeError, naming function, argument and row, unless the four columns are counts and no arm has
 * more events than people.
 */
export function requireTwoByTwo(by: string, { events1, people1, events2, people2 }: TwoArmCounts): void {
  const rows = events1.length
  requireCounts(by, 'events1', events1, rows)
  requireCounts(by, 'people1', people1, rows)
  requireCounts(by, 'events2', events2, rows)
  requireCounts(by, 'people2', people2, rows)
  const row = events1.findIndex((events, i) => events > people1[i]! || events2[i]! > people2[i]!)
  if (row >= 0) throw new RangeError(`${by}: row ${row + 1} has more events than people.`)
}
