import { dayNumber as dayOf, isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import type { ChangeStatement, KeptChange, Side } from '../../../../shared/domain/measures/change.ts'
import { measureParts, type MeasureFrame, type Period } from '../../../../shared/domain/measures/frame.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { pointsOf, quantitiesIn } from '../points.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { differenceOfPairs, differenceOfShares, shiftOfQuantities } from './difference.ts'
import { gradeOf, gradeSoFar } from './grade.ts'
import { gradeHeldBack, heldBackBy } from './held-back.ts'
import type { Pairs } from './pairs.ts'
import { readingOf } from './reading.ts'
import type { Spans } from './spans.ts'

/** A share of so few moves a lot with one person. */
const FEW = 30
/** Shorter than this a time since a change holds other seasons than the year before it. */
const SEASONS_DAYS = 330

type Asked = Pick<KeptChange, 'whole' | 'expected' | 'looks'> & {
  readonly today: string
  readonly pairs?: PairsOfSpans | undefined
}

/** People who are counted once a span: before against since, and each of these against a year earlier. */
export interface PairsOfSpans {
  readonly since: Pairs
  readonly earlier?: { readonly before: Pairs; readonly since: Pairs }
}

/** Points of these periods put together; of people counted at the end of a period, the last. */
function sideOf(measure: Measure, frame: MeasureFrame, periods: readonly Period[]): Side | null {
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last) return null
  const at = frame.periods.map(({ fromDay }) => fromDay)
  const places = periods.map(({ fromDay }) => at.indexOf(fromDay))
  const parts = measureParts.length
  const counts = places.flatMap(place => Array.from(frame.counts.slice(place * parts, (place + 1) * parts)))
  const rows = [...frame.day.keys()].filter(
    row => frame.day[row]! >= first.fromDay && frame.day[row]! <= last.toDay,
  )
  const { unseen: _unseen, ...total } = pointsOf(measure, {
    ...frame,
    periods: [...periods],
    counts: Uint32Array.from(counts),
    day: Int32Array.from(rows, row => frame.day[row]!),
    part: Uint8Array.from(rows, row => frame.part[row]!),
    quantity: Float64Array.from(rows, row => frame.quantity[row]!),
    member: Uint32Array.from(rows, row => frame.member[row]!),
  }).total
  const isOneDay = measure.index.at === 'period-end'
  return { from: isoOfDay(isOneDay ? last.toDay : first.fromDay), to: isoOfDay(last.toDay), ...total }
}

/** Whoever was counted more than once from a day on: as many events, and in how many people. */
function repeatedIn(
  { day, part, member }: MeasureFrame,
  fromDay: number,
): { events: number; people: number } {
  const counted = new Set(['numerator', 'without'].map(each => measureParts.indexOf(each as 'numerator')))
  const members = member.filter((_, row) => day[row]! >= fromDay && counted.has(part[row]!))
  return { events: members.length, people: new Set(members).size }
}

/** Which way the second half of the time before differs from the first beyond chance. */
function* movementBefore(
  measure: Measure,
  halves: readonly MeasurePoint[],
): InSteps<'higher' | 'lower' | undefined> {
  const [one, other] = halves
  if (!one || !other || measure.quantity !== undefined) return undefined
  const difference = yield* differenceOfShares(one, other)
  if (!difference || (difference.lower <= 0 && difference.upper >= 0)) return undefined
  return difference.value > 0 ? 'higher' : 'lower'
}

/** So many days what is counted looks back from its index day; 0 for what looks back over all that there is. */
const looksBackDays = ({ numerator }: Measure): number =>
  Math.max(0, ...numerator.map(each => ('fromDays' in each && each.fromDays !== null ? -each.fromDays : 0)))

/** Data that end so long before a look are worth a word. */
const OLD_DAYS = 31

function doubtsOf(
  { whole: { measure, concepts }, looks, today }: Asked,
  frame: MeasureFrame,
  { before, after, pairs }: Pick<ChangeStatement, 'before' | 'after' | 'pairs'>,
  daysSince: number,
): Message[] {
  const n = (of: 'denominator' | 'unknown' | 'early') => ({
    before: before?.[of] ?? 0,
    after: after?.[of] ?? 0,
  })
  const [counted, unknown, early] = [n('denominator'), n('unknown'), n('early')]
  const labels = new Map(concepts.map(({ id, label }) => [id, label]))
  const repeated = repeatedIn(frame, before ? dayOf(before.from) : -Infinity)
  const isFew = Math.min(counted.before, counted.after) < FEW && counted.before + counted.after > 0
  const said: Array<Message | false> = [
    ...frame.matched
      .filter(({ codes }) => codes === 0)
      .map(({ concept }) => say('outcome.no-codes', { concept: labels.get(concept) ?? concept })),
    isFew && say('change.small', counted),
    unknown.before + unknown.after > 0 && say('change.not-recorded', unknown),
    early.before + early.after > 0 && say('change.too-early', { n: early.before + early.after }),
    measure.index.at === 'period-end' && !pairs && say('change.same-people'),
    repeated.people < repeated.events && say('change.repeated', repeated),
    measure.index.at !== 'period-end' &&
      daysSince > 0 &&
      daysSince < SEASONS_DAYS &&
      say('change.season', { days: daysSince }),
    daysSince > 0 &&
      frame.upTo !== null &&
      dayOf(today) - frame.upTo > OLD_DAYS &&
      say('change.data-end', { upTo: isoOfDay(frame.upTo), days: daysSince }),
    daysSince > 0 &&
      looksBackDays(measure) > daysSince &&
      say('change.looks-back', { window: looksBackDays(measure) + 1, days: daysSince }),
    looks.length > 0 && say('change.looks', { n: looks.length }),
    say('change.not-a-trial'),
  ]
  return said.filter(each => each !== false)
}

/**
 * Before against after a change, graded. `frame`: its measure counted over what came earlier, the halves of the time
 * before and the time since, in this order.
 */
export function* statementOf(asked: Asked, spans: Spans, frame: MeasureFrame): InSteps<ChangeStatement> {
  const { whole, expected, today } = asked
  const { measure } = whole
  const before = sideOf(measure, frame, spans.before)
  const after = sideOf(measure, frame, spans.after ? [spans.after] : [])
  const quantities = (side: Side | null) =>
    side ? quantitiesIn(frame, dayOf(side.from), dayOf(side.to)) : new Float64Array(0)
  const none = { numerator: 0, denominator: 0 }
  const ofPairs = asked.pairs && differenceOfPairs(asked.pairs.since)
  function* ofAll() {
    if (measure.quantity !== undefined) return yield* shiftOfQuantities(quantities(before), quantities(after))
    return yield* differenceOfShares(before ?? none, after ?? none)
  }
  const difference = ofPairs?.difference ?? (yield* ofAll())
  const upTo = frame.upTo === null ? null : isoOfDay(frame.upTo)
  const daysSince = spans.after ? spans.after.toDay - spans.after.fromDay + 1 : 0
  const { points } = pointsOf(measure, frame)
  const skipped = spans.earlier ? 1 : 0
  const halves = points.slice(skipped, skipped + spans.before.length)
  const moving = yield* movementBefore(measure, halves)
  const grade = gradeSoFar(gradeOf(difference, expected), looksBackDays(measure) > daysSince)
  const heldBack = yield* heldBackBy({
    measure,
    frame,
    spans,
    expected,
    difference,
    grade,
    moving,
    snapshots: { earlier: spans.earlier && points[0], before, after, pairs: asked.pairs?.earlier },
  })
  const told = {
    before,
    after,
    ...(ofPairs && { pairs: ofPairs.pairs }),
    difference,
    upTo,
    grade: heldBack && expected ? gradeHeldBack[heldBack.is] : grade,
  }
  return {
    on: today,
    ...told,
    reading: readingOf(told, measure, { expected, heldBack }),
    doubts: [
      ...(moving ? [say('change.already-moving', { direction: moving })] : []),
      ...doubtsOf(asked, frame, told, daysSince),
    ],
  }
}
