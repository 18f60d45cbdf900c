import { measureParts } from '../../../../shared/domain/measures/frame.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { createRandom, type Random } from '../../../../shared/domain/random.ts'
import { quantile } from '../../stats/foundations/quantile.ts'
import { drawBinomial, drawPoisson } from '../../stats/monitoring/chance-draws.ts'
import type { Charted, Sketch } from './chart.ts'

/** The same share comes out whenever the same numbers are asked for. */
const SEED = 2_029
const [MOST_CHARTS, LEAST_CHARTS] = [500, 100]
/** So many values are shuffled at most, all charts together. */
const SHUFFLED = 2_000_000

const sum = (points: readonly MeasurePoint[], of: 'numerator' | 'denominator') =>
  points.reduce((all, each) => all + each[of], 0)

/** Points of the same sizes with what chance alone gives them: one share, or one rate, for all. */
function countsByChance(points: readonly MeasurePoint[], of: 'share' | 'rate' | 'count', random: Random) {
  const perHead = of === 'count' ? sum(points, 'numerator') / points.length : shareOf(points)
  return points.map((point): MeasurePoint => {
    const { denominator } = point
    const numerator =
      of === 'share'
        ? drawBinomial(random, denominator, perHead)
        : drawPoisson(random, of === 'count' ? perHead : perHead * denominator)
    return { ...point, numerator, value: denominator === 0 ? null : numerator / denominator }
  })
}
const shareOf = (points: readonly MeasurePoint[]) =>
  sum(points, 'numerator') / Math.max(1, sum(points, 'denominator'))

/** The quantities of all periods, in the order of these. */
function quantitiesOf({ points, frame: { day, part, quantity } }: Charted): Float64Array {
  const counted = measureParts.indexOf('numerator')
  const rows = points.flatMap(({ from, to }) => {
    const [first, last] = [Date.parse(from) / 86_400_000, Date.parse(to) / 86_400_000]
    return Array.from(day.keys()).filter(
      row => part[row] === counted && day[row]! >= first && day[row]! <= last,
    )
  })
  return Float64Array.from(rows, row => quantity[row]!)
}

/** The same quantities, each as likely in any period, and the median of each. */
function mediansByChance(points: readonly MeasurePoint[], quantities: Float64Array, random: Random) {
  let first = 0
  const shuffled = quantities
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = random.integer(last + 1)
    ;[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!]
  }
  return points.map((point): MeasurePoint => {
    const mine = shuffled.subarray(first, first + point.numerator)
    first += mine.length
    return { ...point, value: mine.length === 0 ? null : quantile(mine, 0.5) }
  })
}

/** Charts like this one in which nothing has changed, one after the other: as many as a share needs. */
export function chartsByChance(charted: Charted, of: 'share' | 'rate' | 'count'): Charted[] {
  const random = createRandom(SEED)
  if (!charted.isQuantity)
    return Array.from({ length: MOST_CHARTS }, () => ({
      ...charted,
      points: countsByChance(charted.points, of, random),
    }))
  const quantities = quantitiesOf(charted)
  const charts = Math.min(MOST_CHARTS, Math.max(LEAST_CHARTS, SHUFFLED / Math.max(1, quantities.length)))
  return Array.from({ length: Math.round(charts) }, () => ({
    ...charted,
    points: mediansByChance(charted.points, quantities, random),
  }))
}

/**
 * Of charts like this one in which nothing has changed, the share that shows any signal: drawn at the same sizes with
 * the share, the rate or the quantities of all of it together. Its standard error is at most 2.2 of 100.
 */
export function falseAlarmOf(
  charted: Charted,
  of: 'share' | 'rate' | 'count',
  sketch: (charted: Charted) => Sketch,
): number {
  const sketches = chartsByChance(charted, of).map(sketch)
  const drawn = sketches.filter(each => each.kind === 'drawn')
  return drawn.filter(({ signals }) => signals.length > 0).length / Math.max(1, drawn.length)
}
