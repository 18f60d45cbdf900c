import { say } from '../../../../shared/words/message.ts'
import { runChart } from '../../stats/monitoring/run-chart.ts'
import { falseAlarmOf } from './by-chance.ts'
import type { Chart, Charted, Signal, Sketch } from './chart.ts'
import { baselineOf, mostlyOneValue, valued, withoutChart } from './sketching.ts'

/** The marks of every run of the longest length on one side of the median; marks on it belong to none. */
function longestRuns(values: readonly number[], median: number, length: number): number[][] {
  const runs: number[][] = []
  let side = 0
  values.forEach((value, mark) => {
    const now = Math.sign(value - median)
    if (now === 0) return
    if (now === side) runs.at(-1)!.push(mark)
    else runs.push([mark])
    side = now
  })
  return runs.filter(run => run.length === length)
}

/** The median, and no limits. */
function aboutMedian(charted: Charted): Sketch {
  const points = valued(charted.points)
  const baseline = baselineOf(charted, points.length)
  const values = points.map(({ value }) => value)
  const chart = runChart(Float64Array.from(values), baseline)
  if (chart.kind !== 'fitted') return withoutChart(chart, points.length)
  // Points on the median say nothing, and where most lie on it the others all lie on one side: no run is by chance.
  const onMedian = values.slice(0, baseline).filter(value => value === chart.median).length
  if (2 * onMedian > baseline) return mostlyOneValue(onMedian, baseline)
  const { median, longestRun, longestRunLimit, crossings, crossingsLimit } = chart
  const runs = chart.tooLong ? longestRuns(values, median, longestRun) : []
  const signals: Signal[] = runs.map(marks => ({
    pattern: 'long-run',
    direction: values[marks[0]!]! > median ? 'high' : 'low',
    marks,
  }))
  if (chart.tooFewCrossings) signals.push({ pattern: 'few-crossings', direction: null, marks: [] })
  return {
    kind: 'drawn',
    unit: charted.isQuantity ? 'days' : 'share',
    baseline,
    marks: points.map(({ from, to, value }) => ({
      from,
      to,
      value,
      centre: median,
      lower: null,
      upper: null,
      isBeyond: false,
    })),
    signals,
    reading: [
      ...(chart.tooLong ? [say('outcome.long-run', { n: longestRun, most: longestRunLimit })] : []),
      ...(chart.tooFewCrossings
        ? [say('outcome.few-crossings', { n: crossings, least: crossingsLimit })]
        : []),
    ],
    falseAlarm: null,
  }
}

/** Run chart with Anhøj's rules. */
export const run: Chart = {
  is: 'run',
  isOfGaps: false,
  sketch(charted) {
    const sketch = aboutMedian(charted)
    return sketch.kind === 'none' || charted.isPlain
      ? sketch
      : { ...sketch, falseAlarm: falseAlarmOf(charted, 'share', aboutMedian) }
  },
}
