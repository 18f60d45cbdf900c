import { quantile } from '../../stats/foundations/quantile.ts'
import { ewmaOfSizes } from '../../stats/monitoring/ewma-chart.ts'
import { chartsByChance } from './by-chance.ts'
import type { Chart, Charted, Mark } from './chart.ts'
import { baselineOf, empty, fewPeriods, valued } from './sketching.ts'

/** How much of each average is the newest point: a usual choice for lasting changes of about one sigma. */
const LAMBDA = 0.2
/** One chart in twenty passes its limits by chance. */
const FALSE_ALARM = 0.05

/** The centre of a baseline: its share, or the mean of its medians. */
function centreOf({ points, isQuantity }: Charted, baseline: number): number {
  const base = valued(points).slice(0, baseline)
  const sum = (of: (point: (typeof base)[number]) => number) => base.reduce((all, each) => all + of(each), 0)
  return isQuantity
    ? sum(({ value }) => value) / base.length
    : sum(({ numerator }) => numerator) / sum(({ denominator }) => denominator)
}
const valuesOf = ({ points }: Charted) => Float64Array.from(valued(points), ({ value }) => value)

/** How far each point lies from the centre by chance, on average: the root of the mean square. */
function sigmasOf(chance: readonly Charted[], baseline: number): Float64Array {
  const squares = new Float64Array(valued(chance[0]!.points).length)
  for (const each of chance) {
    const centre = centreOf(each, baseline)
    valuesOf(each).forEach((value, row) => (squares[row]! += (value - centre) ** 2))
  }
  return squares.map(square => Math.sqrt(square / chance.length))
}

const withSignals = (marks: readonly Mark[]) =>
  marks.flatMap(({ isBeyond, value, centre }, at) =>
    isBeyond
      ? [
          {
            pattern: 'beyond-limit' as const,
            direction: value! > centre ? ('high' as const) : ('low' as const),
            marks: [at],
          },
        ]
      : [],
  )

/**
 * An average with fading memory of each period's share or median. Sigmas and the width of its limits come of charts
 * of the same sizes in which nothing has changed: one in twenty of them passes its limits, however few are counted.
 */
export const ewma: Chart = {
  is: 'ewma',
  isOfGaps: false,
  sketch(all) {
    const points = valued(all.points)
    const charted = { ...all, points }
    const baseline = baselineOf(all, points.length)
    if (points.length === 0 || baseline === 0) return empty()
    if (points.length < 2) return fewPeriods(points.length)
    const chance = chartsByChance(charted, 'share')
    const sigmas = sigmasOf(chance, baseline)
    const course = (each: Charted, width: number) =>
      ewmaOfSizes(valuesOf(each), { centre: centreOf(each, baseline), sigmas, lambda: LAMBDA, width })
    const furthest = chance.map(each =>
      Math.max(
        ...course(each, 1).map(({ value, centre, sigma }) =>
          sigma === 0 ? 0 : Math.abs(value! - centre) / sigma,
        ),
      ),
    )
    const width = quantile(Float64Array.from(furthest), 1 - FALSE_ALARM)
    const marks = course(charted, width).map(({ value, centre, lower, upper, signal }, at): Mark => ({
      from: points[at]!.from,
      to: points[at]!.to,
      value,
      centre,
      // A limit where no share or number of days can be is none that anything could pass.
      lower: lower < 0 ? null : lower,
      upper: !all.isQuantity && upper > 1 ? null : upper,
      isBeyond: signal,
    }))
    return {
      kind: 'drawn',
      unit: all.isQuantity ? 'days' : 'share',
      baseline,
      marks,
      signals: withSignals(marks),
      reading: [],
      falseAlarm: furthest.filter(each => each > width).length / furthest.length,
    }
  },
}
