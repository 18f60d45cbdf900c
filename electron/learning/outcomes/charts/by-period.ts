import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import type { ControlPoint, NoChart } from '../../stats/monitoring/control-points.ts'
import { countChart } from '../../stats/monitoring/count-chart.ts'
import { proportionChart } from '../../stats/monitoring/proportion-chart.ts'
import { rateChart } from '../../stats/monitoring/rate-chart.ts'
import { falseAlarmOf } from './by-chance.ts'
import type { Chart, Charted, Sketch } from './chart.ts'
import { hasFewEvents, ofFewEvents } from './few-events.ts'
import { baselineOf, marksOf, signalsOf, withoutChart } from './sketching.ts'

type Fitted = { readonly kind: 'fitted'; readonly points: readonly ControlPoint[] } | NoChart

/** A chart whose limits come from how many were counted in each period. */
function byPeriod(
  is: Chart['is'],
  unit: 'share' | 'rate' | 'count',
  fit: (events: Float64Array, sizes: Float64Array, baseline: number) => Fitted,
  isCharted: (point: MeasurePoint) => boolean = ({ denominator }) => denominator > 0,
): Chart {
  const bySigmas = (charted: Charted): Sketch => {
    const { points } = charted
    const baseline = baselineOf(charted, points.length)
    const chart = fit(
      Float64Array.from(points, ({ numerator }) => numerator),
      Float64Array.from(points, ({ denominator }) => denominator),
      baseline,
    )
    if (chart.kind !== 'fitted') return withoutChart(chart, points.length)
    return {
      kind: 'drawn',
      unit,
      baseline,
      marks: marksOf(points, chart.points),
      signals: signalsOf(chart.points),
      reading: [],
      falseAlarm: null,
    }
  }
  const of = unit === 'share' ? 'share' : 'rate'
  return {
    is,
    isOfGaps: false,
    sketch(all) {
      const charted = { ...all, points: all.points.filter(isCharted) }
      const sketch = bySigmas(charted)
      if (sketch.kind === 'none' || all.isPlain) return sketch
      if (hasFewEvents(charted.points, of))
        return ofFewEvents(charted.points, { of, unit, baseline: sketch.baseline })
      return { ...sketch, falseAlarm: falseAlarmOf(charted, unit, bySigmas) }
    },
  }
}

/** Shares, with limits as wide as chance alone makes them among so many. */
export const p = byPeriod('p', 'share', (events, sizes, baseline) => proportionChart(events, sizes, baseline))

/** Rates: events over those among whom they could happen, more than one each where that can be. */
export const u = byPeriod('u', 'rate', (events, sizes, baseline) => rateChart(events, sizes, baseline))

/** Counts, where about as many could have it in every period. A period without any counts, too. */
export const c = byPeriod(
  'c',
  'count',
  (events, _, baseline) => countChart(events, baseline),
  () => true,
)
