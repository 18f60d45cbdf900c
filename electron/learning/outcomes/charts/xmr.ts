import { makingDataCount } from '../../stats/monitoring/making-data-count.ts'
import { falseAlarmOf } from './by-chance.ts'
import type { Chart, Charted, Sketch } from './chart.ts'
import { hasFewEvents, ofFewEvents } from './few-events.ts'
import { asSignals, baselineOf, valued, withoutChart } from './sketching.ts'

/** Limits from the steps of one point to the next, as Making Data Count draws them. */
function bySteps(charted: Charted): Sketch {
  const points = valued(charted.points)
  const baseline = baselineOf(charted, points.length)
  const values = Float64Array.from(points, ({ value }) => value)
  const chart = makingDataCount(values, baseline)
  if (chart.kind !== 'fitted') return withoutChart(chart, points.length)
  const { mean: centre } = chart
  // A limit where no share or number of days can be is none that anything could pass.
  const lower = chart.lower < 0 ? null : chart.lower
  const upper = !charted.isQuantity && chart.upper > 1 ? null : chart.upper
  const beyond = new Set(
    chart.specialCauses.filter(({ pattern }) => pattern === 'beyond-limit').flatMap(({ rows }) => rows),
  )
  return {
    kind: 'drawn',
    unit: charted.isQuantity ? 'days' : 'share',
    baseline,
    marks: points.map(({ from, to, value }, at) => ({
      from,
      to,
      value,
      centre,
      lower,
      upper,
      isBeyond: beyond.has(at),
    })),
    signals: asSignals(chart.specialCauses),
    reading: [],
    falseAlarm: null,
  }
}

/** XmR chart of shares or medians as Making Data Count draws it; shares of few events with exact limits. */
export const xmr: Chart = {
  is: 'xmr',
  isOfGaps: false,
  sketch(all) {
    const charted = { ...all, points: valued(all.points) }
    const sketch = bySteps(charted)
    if (sketch.kind === 'none' || all.isPlain) return sketch
    if (!charted.isQuantity && hasFewEvents(charted.points, 'share'))
      return ofFewEvents(charted.points, { of: 'share', unit: 'share', baseline: sketch.baseline })
    return { ...sketch, falseAlarm: falseAlarmOf(charted, 'share', bySteps) }
  },
}
