import type { ChangeStatement, Expectation, Grade, Side } from '../../../../shared/domain/measures/change.ts'
import { measureParts, type MeasureFrame } from '../../../../shared/domain/measures/frame.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { differenceOfPairs, differenceOfShares } from './difference.ts'
import { gradeOf, towards } from './grade.ts'
import type { Pairs } from './pairs.ts'
import type { Spans } from './spans.ts'
import { spellBefore, type Spell } from './spell.ts'

type Difference = NonNullable<ChangeStatement['difference']>

/** Why a difference from the time before is no fair one, though chance alone does not make it. */
export type HeldBack =
  /** It went that way before the change already. */
  | { readonly is: 'moving'; readonly direction: 'higher' | 'lower' }
  /** Months before the change stood out; without them the verdict is another. */
  | { readonly is: 'spell'; readonly spell: Spell }
  /** People counted at the end: the day before the change was itself unlike a year earlier. */
  | { readonly is: 'year-earlier'; readonly earlier: MeasurePoint; readonly difference: Difference | null }

/** What is said of an expectation then: not that it cannot be told yet, as waiting leaves the time before as it was. */
export const gradeHeldBack = {
  'moving': 'moving',
  'spell': 'spell',
  'year-earlier': 'spell',
} as const satisfies Readonly<Record<HeldBack['is'], Grade>>

interface Seen {
  readonly measure: Measure
  readonly frame: MeasureFrame
  readonly spans: Spans
  readonly expected: Expectation | undefined
  readonly difference: ChangeStatement['difference']
  readonly grade: Grade
  /** Which way it went before the change. */
  readonly moving: 'higher' | 'lower' | undefined
  readonly snapshots: {
    readonly earlier: MeasurePoint | undefined
    readonly before: Side | null
    readonly after: Side | null
    /** The people of a year earlier against those before the change, and against those since. */
    readonly pairs: { readonly before: Pairs; readonly since: Pairs } | undefined
  }
}

/** What would be said of a difference: its grade, or, where nothing was expected, which way it is beyond chance. */
function verdictOf(difference: Difference | null, expected: Expectation | undefined): Grade | 'moved' {
  if (expected) return gradeOf(difference, expected)
  return difference && (difference.lower > 0 || difference.upper < 0) ? 'moved' : 'open'
}

/** Differences of the people counted at two ends: of the same ones where most are. */
function* betweenEnds(
  one: MeasurePoint | Side,
  other: MeasurePoint | Side,
  pairs: Pairs | undefined,
): InSteps<Difference | null> {
  return (pairs && differenceOfPairs(pairs)?.difference) ?? (yield* differenceOfShares(one, other))
}

function* byYearEarlier(
  { expected, snapshots: { earlier, before, after, pairs } }: Seen,
  way: 'higher' | 'lower',
): InSteps<HeldBack | undefined> {
  if (!earlier || !before || !after || earlier.denominator === 0) return undefined
  const into = yield* betweenEnds(earlier, before, pairs?.before)
  // Only where it had gone the other way by then is coming back no change.
  if (!into || towards(into, way).upper >= 0) return undefined
  const difference = yield* betweenEnds(earlier, after, pairs?.since)
  return verdictOf(difference, expected) === 'open' ? { is: 'year-earlier', earlier, difference } : undefined
}

/**
 * What forbids to credit a change with the difference that is seen, where there is any: the time before was on its
 * way already, or was itself out of the common, so that it would have come back without a change. A verdict stands
 * only where it holds without the months that stood out, too.
 */
export function* heldBackBy(seen: Seen): InSteps<HeldBack | undefined> {
  const { measure, frame, spans, expected, difference, grade, moving } = seen
  const isVerdict = !['open', 'ungraded'].includes(grade) || verdictOf(difference, expected) === 'moved'
  if (!difference || difference.value === 0 || !spans.after || !isVerdict) return undefined
  const way = difference.value > 0 ? 'higher' : 'lower'
  if (moving === way && (grade === 'met' || grade === 'ungraded')) return { is: 'moving', direction: way }
  if (measure.index.at === 'period-end') return yield* byYearEarlier(seen, way)
  const { fromDay, toDay } = spans.after
  const counts = [measureParts.indexOf('numerator'), measureParts.indexOf('without')]
  const since = [...frame.day.keys()].filter(
    row =>
      frame.day[row]! >= fromDay &&
      frame.day[row]! <= toDay &&
      counts.slice(0, measure.quantity === undefined ? 2 : 1).includes(frame.part[row]!),
  )
  const asked = { made: fromDay, since, way: way === 'higher' ? (-1 as const) : (1 as const) }
  const spell = yield* spellBefore(measure, frame, asked)
  // What is met against a bad spell alone and falls short of the time before it was no more met than what is open.
  const isSame = spell && verdictOf(spell.difference, expected) === verdictOf(difference, expected)
  return spell && !isSame ? { is: 'spell', spell } : undefined
}
