import type { Measure } from '../../../shared/domain/measures/measure.ts'
import type { Rebasing } from '../../../shared/domain/measures/rebasing.ts'
import type { assurances, MeasureChart, variations } from '../../../shared/domain/measures/series.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Chart, Charted, Mark, Signal, Sketch } from './charts/chart.ts'
import { chartFor } from './charts/registry.ts'
import type { Interval } from '../stats/tables/interval.ts'
import { wilsonInterval } from '../stats/tables/proportion-intervals.ts'
import { withoutLift } from './lifted.ts'
import { inPhases, type Phased } from './phases.ts'

type Variation = (typeof variations)[number]
type Assurance = (typeof assurances)[number]
type Drawn = Extract<Sketch, { kind: 'drawn' }>

const opposite = { higher: 'lower', lower: 'higher', neither: 'neither' } as const
/** Which way marks get better: long gaps between what should be rare are good. */
const betterOn = ({ better }: Pick<Measure, 'better'>, { isOfGaps }: Chart) =>
  isOfGaps ? opposite[better] : better

/** What the latest mark belongs to. Where it belongs to changes of both kinds the worse is said. */
function variationOf(signals: readonly Signal[], lastMark: number, better: Measure['better']): Variation {
  const directions = signals.flatMap(({ marks, direction }) =>
    direction !== null && marks.includes(lastMark) ? [direction] : [],
  )
  if (directions.length === 0) return 'common-cause'
  if (better === 'neither') return 'neither'
  const good = better === 'higher' ? 'high' : 'low'
  return directions.every(each => each === good) ? 'improvement' : 'concern'
}

/**
 * Whether limits as they are now let a target be met always, never or by chance. A missing limit is no promise; nor are
 * limits about a centre that so few people stand behind that it may lie on the target's other side.
 */
function assuranceOf(
  last: Mark | undefined,
  target: number | undefined,
  { better, doubt }: { readonly better: Measure['better']; readonly doubt: Interval | undefined },
): Assurance {
  if (!last || target === undefined || better === 'neither') return 'untold'
  const { lower, upper } = last
  if (lower === null && upper === null) return 'untold'
  const [worst, best] = better === 'higher' ? [lower, upper] : [upper, lower]
  const [low, high] = doubt ? [doubt.lower, doubt.upper] : [lower, upper]
  const [doubtfulWorst, doubtfulBest] = better === 'higher' ? [low, high] : [high, low]
  const meets = (value: number) => (better === 'higher' ? value >= target : value <= target)
  const all = (meeting: boolean, ...values: ReadonlyArray<number | null>) =>
    values.every(value => value !== null && meets(value) === meeting)
  if (all(true, worst, doubtfulWorst)) return 'passes'
  return all(false, best, doubtfulBest) ? 'fails' : 'hit-or-miss'
}

/** Between what the share lies that the limits of the last mark were made about; undefined for quantities. */
function doubtOfCentre({ points, isQuantity, isOverlapping }: Charted, from: string): Interval | undefined {
  if (isQuantity) return undefined
  const counted = points.filter(point => point.from >= from && point.denominator > 0)
  const behind = isOverlapping ? counted.slice(-1) : counted // neighbours hold mostly the same people
  const sum = (of: 'numerator' | 'denominator') => behind.reduce((total, point) => total + point[of], 0)
  return behind.length === 0 ? undefined : wilsonInterval(sum('numerator'), sum('denominator'))
}

const told = new Set(['beyond-limit', 'together', 'shift', 'trend', 'near-limit'])
type Told = 'beyond-limit' | 'together' | 'shift' | 'trend' | 'near-limit'

/** Each pattern in words: points beyond limits together, every other by itself. */
function patternsOf(signals: readonly Signal[]): Message[] {
  const by = Map.groupBy(
    signals.filter(({ pattern }) => told.has(pattern)),
    ({ pattern, direction }) => `${pattern} ${direction}`,
  )
  return [...by.values()].map(group => {
    const { pattern, direction } = group[0]! // a group has members
    const n = pattern === 'beyond-limit' ? group.length : Math.max(...group.map(({ marks }) => marks.length))
    return say(`outcome.${pattern as Told}`, { n, direction: direction === 'high' ? 'high' : 'low' })
  })
}

/** Fewer marks than this show no pattern of several, and their limits are made of next to nothing. */
const LEAST_JUDGED = 6
const judgedOf = ({ judged = 'all', marks }: Drawn): DrawnChart['judged'] =>
  judged === 'all' && marks.length < LEAST_JUDGED ? 'few' : judged

const spoken: Readonly<Record<Variation, 'common' | 'improvement' | 'concern' | 'neither'>> = {
  'common-cause': 'common',
  'improvement': 'improvement',
  'concern': 'concern',
  'neither': 'neither',
}
function assuranceWords(assurance: Assurance): Message[] {
  if (assurance === 'untold') return []
  return [say('outcome.assurance', { assurance: assurance === 'hit-or-miss' ? 'chance' : assurance })]
}

/** Of charts up to so many in a hundred it is said which one speaks by chance; beyond, how many of ten. */
const SELDOM = 0.29

/** How often charts like it show a signal by chance. */
function byChanceWords(falseAlarm: number | null): Message[] {
  if (falseAlarm === null) return []
  if (falseAlarm < 0.01) return [say('outcome.by-chance-never')]
  if (falseAlarm <= SELDOM) return [say('outcome.by-chance', { n: Math.round(1 / falseAlarm) })]
  return [say('outcome.by-chance-often', { n: Math.round(10 * falseAlarm) })]
}

type DrawnChart = Extract<MeasureChart, { kind: 'drawn' }>

/** A run on one side of the centre that the latest mark still belongs to; one that ended needs no new limits. */
function proposalOf({ signals, marks }: Drawn): DrawnChart['proposal'] {
  const lasting = signals.find(
    ({ pattern, marks: of, direction }) =>
      (pattern === 'shift' || pattern === 'long-run' || pattern === 'together') &&
      direction !== null &&
      of.includes(marks.length - 1),
  )
  if (!lasting) return null
  return { day: marks[lasting.marks[0]!]!.from, marks: lasting.marks.length, direction: lasting.direction! }
}

function finished(
  measure: Measure,
  chart: Chart,
  { sketch: drawn, breaks, charted }: { sketch: Drawn; breaks: Phased['breaks']; charted: Charted },
): MeasureChart {
  // Where limits were made anew somebody has said already what is held against what.
  const lifted = breaks.length > 0 ? undefined : withoutLift(chart, charted, drawn)
  const sketch = { ...drawn, signals: lifted?.signals ?? drawn.signals }
  const better = betterOn(measure, chart)
  const variation = variationOf(sketch.signals, sketch.marks.length - 1, better)
  const judged = judgedOf(sketch)
  // A target is a share or a quantity, and says nothing of gaps, counts and rates; nor is it held against averages.
  const isOnScale =
    chart.is !== 'ewma' &&
    (sketch.unit === 'share' || (sketch.unit === 'days' && measure.quantity !== undefined))
  // Where the same people are counted again, points follow one another closer than charts by chance do.
  const falseAlarm = measure.index.at === 'period-end' ? null : sketch.falseAlarm
  const assurance = assuranceOf(sketch.marks.at(-1), isOnScale ? measure.target : undefined, {
    better,
    doubt: doubtOfCentre(charted, breaks.at(-1)?.day ?? ''),
  })
  return {
    kind: 'drawn',
    is: chart.is,
    unit: sketch.unit,
    marks: sketch.marks,
    baseline: sketch.baseline,
    signals: sketch.signals,
    breaks: [...breaks],
    proposal: chart.isOfGaps ? null : proposalOf(sketch),
    variation,
    assurance,
    judged,
    falseAlarm,
    reading: [
      say('outcome.variation', { variation: spoken[variation], judged }),
      ...patternsOf(sketch.signals),
      ...(lifted?.reading ?? []),
      ...sketch.reading,
      ...byChanceWords(falseAlarm),
      ...assuranceWords(assurance),
    ],
  }
}

/**
 * The chart of a measure's points, with what it says; centre and limits anew from each day that was said. `undrawn`:
 * days that could not be taken up.
 */
export function chartInPhases(
  measure: Measure,
  is: Measure['chart'],
  rebasings: readonly Rebasing[],
  charted: Charted,
): { readonly chart: MeasureChart; readonly undrawn: Phased['undrawn'] } {
  const chart = chartFor(is, charted)
  const asked = rebasings.map(({ id, day, reason }) => ({ id, day, reason }))
  const { sketch, breaks, undrawn } = inPhases(chart, charted, asked)
  if (sketch.kind === 'none') return { chart: sketch, undrawn }
  return { chart: finished(measure, chart, { sketch, breaks, charted }), undrawn }
}

/** The same with centre and limits of all. */
export const chartOf = (measure: Measure, is: Measure['chart'], charted: Charted): MeasureChart =>
  chartInPhases(measure, is, [], charted).chart
