import { isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import {
  measureParts,
  silentParts,
  type MeasureFrame,
  type MeasurePart,
  type SilentPart,
} from '../../../shared/domain/measures/frame.ts'
import type { Measure } from '../../../shared/domain/measures/measure.ts'
import type { MeasurePoint, MeasureSeries, Unseen } from '../../../shared/domain/measures/series.ts'
import { quantile } from '../stats/foundations/quantile.ts'
import { wilsonInterval } from '../stats/tables/proportion-intervals.ts'

/** A share of fewer says next to nothing by itself. */
export const FEW = 10

/** How many are in each part, and as many of two of these as nobody has seen since. */
type Counts = Readonly<Record<MeasurePart, number>> & {
  readonly unseen: Readonly<Record<SilentPart, number>>
}
type Counted = MeasureSeries['total']

const sum = (all: readonly Counts[], part: MeasurePart) => all.reduce((total, each) => total + each[part], 0)

function countsAt({ counts, unseen }: MeasureFrame, period: number): Counts {
  const at = (part: MeasurePart) => counts[period * measureParts.length + measureParts.indexOf(part)]!
  const unseenAt = (part: SilentPart) => unseen[period * silentParts.length + silentParts.indexOf(part)]!
  return {
    without: at('without'),
    numerator: at('numerator'),
    excluded: at('excluded'),
    unknown: at('unknown'),
    early: at('early'),
    unseen: { without: unseenAt('without'), numerator: unseenAt('numerator') },
  }
}

/** Between which the share lies whatever became of whom nobody has seen since, and of those who are unknown. */
function unseenOf({ numerator, without, unknown, unseen }: Counts): Unseen {
  const n = unseen.without + unseen.numerator
  const all = numerator + without + unknown
  if (n === 0) return null
  return {
    n,
    lower: (numerator - unseen.numerator) / all,
    upper: (numerator + unknown + unseen.without) / all,
  }
}

function share({ numerator, without, unknown }: Counts): Pick<Counted, 'value' | 'interval' | 'bounds'> {
  const denominator = numerator + without
  const all = denominator + unknown
  return {
    value: denominator === 0 ? null : numerator / denominator,
    interval: denominator === 0 ? null : wilsonInterval(numerator, denominator),
    bounds: unknown === 0 ? null : { lower: numerator / all, upper: (numerator + unknown) / all },
  }
}
const median = (quantities: Float64Array) => ({
  value: quantities.length === 0 ? null : quantile(quantities, 0.5),
  interval: null,
  bounds: null,
})

/** Quantities of those that were counted, by a span of days. */
export function quantitiesIn(
  { day, part, quantity }: MeasureFrame,
  fromDay: number,
  toDay: number,
): Float64Array {
  const counted = measureParts.indexOf('numerator')
  return quantity.filter((_, row) => part[row] === counted && day[row]! >= fromDay && day[row]! <= toDay)
}

const countedOf = (counts: Counts, value: Pick<Counted, 'value' | 'interval' | 'bounds'>): Counted => ({
  numerator: counts.numerator,
  denominator: counts.numerator + counts.without,
  excluded: counts.excluded,
  unknown: counts.unknown,
  early: counts.early,
  unseen: unseenOf(counts),
  ...value,
})

/**
 * A frame as points of time, each with its doubt, and all of them together. People who are counted once a period are
 * the same in each, so of these the last period stands for all.
 */
export function pointsOf(
  { quantity, index }: Measure,
  frame: MeasureFrame,
): Pick<MeasureSeries, 'points' | 'total'> {
  const all = frame.periods.map((_, period) => countsAt(frame, period))
  const points = frame.periods.map(({ fromDay, toDay }, period): MeasurePoint => {
    const counts = all[period]!
    const value = quantity ? median(quantitiesIn(frame, fromDay, toDay)) : share(counts)
    const counted = countedOf(counts, value)
    return {
      from: isoOfDay(fromDay),
      to: isoOfDay(toDay),
      ...counted,
      isSmall: counted.denominator < FEW,
      isWhole: counts.early === 0,
    }
  })
  const last = points.at(-1)
  if (index.at === 'period-end' && last) {
    const { from: _from, to: _to, isSmall: _isSmall, isWhole: _isWhole, ...total } = last
    return { points, total }
  }
  const together: Counts = {
    without: sum(all, 'without'),
    numerator: sum(all, 'numerator'),
    excluded: sum(all, 'excluded'),
    unknown: sum(all, 'unknown'),
    early: sum(all, 'early'),
    unseen: {
      without: all.reduce((total, { unseen }) => total + unseen.without, 0),
      numerator: all.reduce((total, { unseen }) => total + unseen.numerator, 0),
    },
  }
  const value = quantity ? median(quantitiesIn(frame, -Infinity, Infinity)) : share(together)
  return { points, total: countedOf(together, value) }
}
