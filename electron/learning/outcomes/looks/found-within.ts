import { lookBackDays } from '../../../../shared/domain/measures/look-back.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { MeasurePoint, MeasureSeries } from '../../../../shared/domain/measures/series.ts'
import { createRandom, type Random } from '../../../../shared/domain/random.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { hasFewEvents } from '../charts/few-events.ts'
import { chartFor } from '../charts/registry.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { quantile } from '../../stats/foundations/quantile.ts'
import { drawBinomial, drawPoisson } from '../../stats/monitoring/chance-draws.ts'
import { countsLaw } from '../../stats/monitoring/chance-laws.ts'
import { levelFor, stretchesEndingAt } from '../../stats/monitoring/exact-scan.ts'
import { shownOnGaps, untilGapsTell } from './found-in-gaps.ts'
import { spreadOf, tells } from './run-length.ts'

type Drawn = Extract<MeasureSeries['chart'], { kind: 'drawn' }>
type Way = 1 | -1

/** Half of so many series: the period by which that is so is known to about a period. */
const SERIES = 100
/** As much of each average is the newest point, as on the page. */
const LAMBDA = 0.2
const NEWEST = 8
const DAYS_PER_MONTH = 30.44
const monthsIn = { month: 1, quarter: 3, year: 12 } as const

interface Asked {
  readonly measure: Measure
  readonly series: Pick<MeasureSeries, 'by' | 'points'> & { readonly chart: Drawn }
}

/** Half of those that are looked at are over by then; nothing where they are not within `most`. */
function half(times: readonly number[]): number | undefined {
  const median = times.toSorted((one, other) => one - other)[Math.ceil(times.length / 2) - 1]!
  return Number.isFinite(median) ? median : undefined
}

/** Levels twice and half as high; of a share above a half, those without it are twice and half as many. */
export function doubledAndHalved(
  level: number,
  isShare: boolean,
): { readonly up: number; readonly down: number } {
  if (!isShare || level <= 0.5) return { up: 2 * level, down: level / 2 }
  return { up: 1 - (1 - level) / 2, down: 1 - 2 * (1 - level) }
}

/** A period to come, at a level in the chart's own unit. */
function coming(
  { measure, series: { chart, points } }: Asked,
  { level, period, random }: { level: number; period: number; random: Random },
): MeasurePoint {
  const past = points.filter(({ isWhole, denominator }) => isWhole && denominator > 0)
  const size = sizeOf(past)
  const day = `9${String(period).padStart(3, '0')}-01-01` // after all that is known
  const of = { ...past[0]!, from: day, to: day, denominator: size, isWhole: true }
  if (chart.unit === 'count' || chart.unit === 'rate') {
    const numerator = drawPoisson(random, chart.unit === 'count' ? level : level * size)
    return { ...of, numerator, value: numerator / size }
  }
  // Of the same people, and of quantities, the steps of what there is say how much it goes up and down.
  if (measure.quantity !== undefined || measure.index.at === 'period-end') {
    const drawn = Math.max(0, level + spreadOf(past) * random.normal())
    const value = measure.quantity === undefined ? Math.min(1, drawn) : drawn
    return { ...of, numerator: measure.quantity === undefined ? Math.round(value * size) : size, value }
  }
  const numerator = drawBinomial(random, size, level)
  return { ...of, numerator, value: numerator / size }
}
const sizeOf = (past: readonly MeasurePoint[]) =>
  Math.round(
    quantile(
      Float64Array.from(past.slice(-NEWEST), ({ denominator }) => denominator),
      0.5,
    ),
  )

/** Whether the newest of these points belongs to a stretch that exact chances tell of, at the level of the chart. */
function tellsByScan(
  points: readonly MeasurePoint[],
  of: 'share' | 'rate',
  way: Way,
  level: number,
): boolean {
  const events = points.map(({ numerator }) => numerator)
  const law = countsLaw(
    events,
    points.map(({ denominator }) => denominator),
    { of, baselineRows: points.length },
  )
  return isTold(events, law, { way, level })
}
function isTold(
  values: readonly number[],
  law: Pick<ReturnType<typeof countsLaw>, 'tails'>,
  { way, level }: { way: Way; level: number },
): boolean {
  const base = values.reduce((all, each) => all + each, 0)
  return stretchesEndingAt(values.length).some(({ first, length }) => {
    const sum = values.slice(first, first + length).reduce((all, each) => all + each, 0)
    return law.tails({ first, length }, sum, base)[way > 0 ? 1 : 0] <= level
  })
}

/** How the newest point of a course is judged, as its chart judges it. */
function judgeOf({ measure, series: { chart, points } }: Asked, isOverlapping: boolean) {
  const past = points.filter(({ isWhole, denominator }) => isWhole && denominator > 0)
  if (chart.is === 'ewma') {
    const { centre, lower, upper } = chart.marks.at(-1)!
    const reach = upper === null ? centre - (lower ?? 0) : upper - centre
    const sigmaOf = (level: number) => Math.sqrt(Math.max(0, level * (1 - level)))
    return {
      isTold: (all: readonly MeasurePoint[], way: Way) => {
        // Centre and limits come of the points that are shown, the new ones among them, as on the page.
        const values = all.slice(-past.length).map(({ value }) => value ?? centre)
        const now = values.reduce((sum, each) => sum + each, 0) / values.length
        const average = values.reduce((mean, each) => mean + LAMBDA * (each - mean), now)
        const wider =
          measure.quantity === undefined && sigmaOf(centre) > 0 ? sigmaOf(now) / sigmaOf(centre) : 1
        return way * (average - now) > wider * reach
      },
    }
  }
  const of = chart.is === 'u' || chart.is === 'c' ? ('rate' as const) : ('share' as const)
  const isByScan =
    chart.is !== 'run' && !isOverlapping && measure.quantity === undefined && hasFewEvents(past, of)
  if (isByScan) {
    const sized = chart.is === 'c' ? past.map(each => ({ ...each, denominator: 1 })) : past
    const law = countsLaw(
      sized.map(({ numerator }) => numerator),
      sized.map(({ denominator }) => denominator),
      { of, baselineRows: sized.length },
    )
    const { level } = levelFor(law)
    const flat = (each: MeasurePoint) => (chart.is === 'c' ? { ...each, denominator: 1 } : each)
    return {
      isTold: (all: readonly MeasurePoint[], way: Way) =>
        tellsByScan(all.slice(-past.length).map(flat), of, way, level),
    }
  }
  const judge = chartFor(chart.is, { isOverlapping })
  return {
    isTold: (all: readonly MeasurePoint[], way: Way) => tells(judge, all, { past, measure }, way),
  }
}

/** Periods until half of the series tell; undefined where fewer do within as many as are on the chart now. */
function* periodsUntilTold(asked: Asked, { to, way }: { to: number; way: Way }): InSteps<number | undefined> {
  const { measure, series } = asked
  const past = series.points.filter(
    ({ isWhole, denominator, value }) => isWhole && denominator > 0 && value !== null,
  )
  const window = lookBackDays(measure) / (monthsIn[series.by] * DAYS_PER_MONTH)
  const judge = judgeOf(asked, window > 12 / 11) // months differ in length
  const from = series.chart.marks.at(-1)!.centre
  const random = createRandom(way > 0 ? 2_031 : 2_032)
  const times: number[] = []
  for (let draw = 0; draw < SERIES; draw++) {
    const all = [...past]
    let told = Infinity
    for (let period = 1; period <= past.length && told === Infinity; period++) {
      // What looks back takes a change up bit by bit.
      const level = from + (to - from) * (window <= 1 ? 1 : Math.min(1, period / window))
      all.push(coming(asked, { level, period, random }))
      if (judge.isTold(all, way)) told = period
    }
    times.push(told)
    yield
  }
  return half(times)
}

/**
 * After how long half of the series like this one would show that it has doubled, and that it has halved: drawn on from
 * its own points, at as many a period as now, by the chart's own rules at the level of the chart as it stands. No
 * longer is waited than the chart is long. Undefined where there is no chart, or its level is none; and where the
 * latest point belongs to a change already: the level of all is then not the one that goes on, and what is told is not
 * waited for.
 */
export function* foundWithin(measure: Measure, series: MeasureSeries): InSteps<Message | undefined> {
  const { chart, by } = series
  if (chart.kind === 'none' || chart.judged === 'few') return undefined
  if (chart.variation !== 'common-cause') return undefined
  const asked = { measure, series: { by, points: series.points, chart } }
  if (chart.is === 'g' || chart.is === 't') {
    const up = yield* untilGapsTell(asked.series, 2)
    const down = yield* untilGapsTell(asked.series, 0.5)
    return say('look.found-gaps', {
      unit: chart.unit === 'days' ? 'days' : 'cases',
      up: up ?? 0,
      down: down ?? 0,
      most: shownOnGaps(asked.series),
    })
  }
  const level = chart.marks.at(-1)!.centre
  if (level <= 0 || (chart.unit === 'share' && level >= 1)) return undefined
  const to = doubledAndHalved(level, chart.unit === 'share')
  const up = yield* periodsUntilTold(asked, { to: to.up, way: 1 })
  const down = yield* periodsUntilTold(asked, { to: to.down, way: -1 })
  // A rate is told of a hundred: what a case has of it rounds to nothing.
  const scale = chart.unit === 'share' || chart.unit === 'rate' ? 100 : 1
  return say('look.found', {
    by,
    unit: chart.unit === 'share' || chart.unit === 'rate' ? chart.unit : 'other',
    from: scale * level,
    rise: scale * to.up,
    fall: scale * to.down,
    up: up ?? 0,
    down: down ?? 0,
    most: chart.marks.length,
  })
}
