import { daysLater } from '../../../../shared/domain/day/iso-day.ts'
import type { Expectation } from '../../../../shared/domain/measures/change.ts'
import type { ProposedLook } from '../../../../shared/domain/measures/look.ts'
import { lookBackDays } from '../../../../shared/domain/measures/look-back.ts'
import { reachDays, type Measure } from '../../../../shared/domain/measures/measure.ts'
import { nextPeriod } from '../../../../shared/domain/measures/next-period.ts'
import type { By, MeasureSeries } from '../../../../shared/domain/measures/series.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { quantile } from '../../stats/foundations/quantile.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { casesToTell } from '../../stats/tables/cases-to-tell.ts'
import { hasFewEvents } from '../charts/few-events.ts'
import { casesUntilLongGap } from './cases-of-gaps.ts'
import { toldBy, type Future } from './run-length.ts'

/** The day is proposed by which a chart tells of what is expected in so many of what may come. */
const POWER = 0.8
/** A chart that would tell as often of nothing, because a pattern has begun already, tells nothing of a change. */
const MOST_BY_CHANCE = 0.2
/** Nobody waits for more periods than these: three years, four, or six. */
const longest: Readonly<Record<By, number>> = { month: 36, quarter: 16, year: 6 }
const monthsIn: Readonly<Record<By, number>> = { month: 1, quarter: 3, year: 12 }
const DAYS_PER_MONTH = 30.44
const MONTHS_OF_A_YEAR = 12
/** The newest periods say how many are counted in one. */
const NEWEST = 8

interface Asked {
  readonly measure: Measure
  readonly series: Pick<MeasureSeries, 'by' | 'points' | 'chart'>
  /** The first day on which it is so; ISO day. */
  readonly made: string
  readonly today: string
  readonly expected: Expectation
}

interface Known extends Asked {
  readonly past: Future['past']
  readonly size: number
  readonly level: number
  /** What is expected, as a share or in days; with its sign. */
  readonly shift: number
  readonly way: 1 | -1
}

const signed = ({ direction, by }: Expectation) => (direction === 'higher' ? by : -by)

/** The day on which so many whole periods since a change are over and can be counted; at the least the next one. */
function closedOn({ series: { by }, measure, made, today }: Asked, periods: number): string {
  // A change made on the first day of a period has that one as its first.
  let last = nextPeriod(daysLater(made, -1), by)
  for (let period = 1; period < periods; period++) last = nextPeriod(last.to, by)
  while (daysLater(last.to, reachDays(measure)) < today) last = nextPeriod(last.to, by)
  return daysLater(last.to, reachDays(measure) + 1)
}

/** What a chart of periods would say, by drawing what may come. */
function* byChartOfPeriods(known: Known): InSteps<{ periods: number; byChance: number } | undefined> {
  const { measure, series, past, size, level, shift, way } = known
  const { by, chart } = series
  if (chart.kind === 'none' || past.length < 2) return undefined
  // Charts of few events, and of averages, take too long to be drawn by the thousand: before is held against since.
  const isOfFew = measure.quantity === undefined && hasFewEvents(past, 'share')
  if (isOfFew || chart.is === 'ewma') return undefined
  const days = monthsIn[by] * DAYS_PER_MONTH
  const window = lookBackDays(measure) / days
  const isOverlapping = window > MONTHS_OF_A_YEAR / 11 // months differ in length
  const reached = (period: number) => (window <= 1 ? 1 : Math.min(1, (period + 1) / window))
  const future = {
    past,
    measure,
    chart: chart.is,
    isOverlapping,
    size,
    level,
    shift,
    reached,
    most: longest[by],
  }
  const told = yield* toldBy(future, way)
  if (!told.some(share => share >= POWER)) return undefined
  const still = yield* toldBy({ ...future, shift: 0 }, way)
  const found = told.findIndex((share, period) => share >= POWER && still[period]! <= MOST_BY_CHANCE)
  if (found < 0) return undefined
  return { periods: found + 1, byChance: still[found]! }
}

/** What a chart of gaps between rare events would say: only that they have become rarer. */
function byChartOfGaps({ series: { chart, by }, size, level, shift }: Known): number | undefined {
  if (chart.kind === 'none' || shift >= 0) return undefined
  const limit = chart.marks.at(-1)?.upper ?? null
  if (limit === null || level <= 0) return undefined
  // A limit in days holds as many cases as come in so many days.
  const perDay = size / (monthsIn[by] * DAYS_PER_MONTH)
  const cases = casesUntilLongGap(
    Math.ceil(chart.unit === 'days' ? limit * perDay : limit),
    Math.max(0, level + shift),
    POWER,
  )
  const periods = Math.ceil(cases / size)
  return periods <= longest[by] ? Math.max(1, periods) : undefined
}

const isOfGaps = ({ series: { chart } }: Asked) =>
  chart.kind === 'drawn' && (chart.is === 'g' || chart.is === 't')

/** Cases a month, and how many months so many periods are. */
function paceWords({ size, series: { by } }: Known, periods: number): Message {
  return say('look.pace', {
    cases: periods * size,
    months: periods * monthsIn[by],
    monthly: size / monthsIn[by],
  })
}

function samplesOf(measure: Measure) {
  return measure.index.at === 'period-end' ? ('people' as const) : ('cases' as const)
}

function answer(
  known: Known,
  found: { periods: number; by: ProposedLook['by']; reading: Message[] },
): ProposedLook {
  const lookOn = closedOn(known, found.periods)
  const [reach, lookBack] = [reachDays(known.measure), lookBackDays(known.measure)]
  return {
    lookOn,
    by: found.by,
    periods: found.periods,
    reading: [
      ...found.reading,
      ...(reach > 0 ? [say('look.reach', { days: reach })] : []),
      ...(Number.isFinite(lookBack) && lookBack > 0 ? [say('look.looks-back', { days: lookBack })] : []),
    ],
  }
}

function* ofKnown(known: Known): InSteps<ProposedLook> {
  const { measure, series, past, size, level, shift } = known
  const { by } = series
  const told = { by, samples: samplesOf(measure), size }
  if (isOfGaps(known)) {
    const periods = byChartOfGaps(known)
    if (periods !== undefined)
      return answer(known, {
        periods,
        by: 'chart',
        reading: [say('look.by-gaps', { ...told, periods }), paceWords(known, periods)],
      })
  } else {
    const found = yield* byChartOfPeriods(known)
    if (found)
      return answer(known, {
        periods: found.periods,
        by: 'chart',
        reading: [
          say('look.by-chart', { ...told, periods: found.periods }),
          ...(told.samples === 'cases' ? [paceWords(known, found.periods)] : []),
          say('look.by-chance', { percent: 100 * found.byChance }),
        ],
      })
  }
  const before = Math.round(MONTHS_OF_A_YEAR / monthsIn[by]) * size
  const isTold = measure.quantity === undefined && measure.index.at !== 'period-end'
  const to = Math.min(1, Math.max(0, level + shift))
  const cases = isTold && past.length > 0 ? casesToTell({ from: level, size: before, to }) : null
  const periods = cases === null ? Infinity : Math.ceil(cases / size)
  if (periods <= longest[by])
    return answer(known, {
      periods,
      by: 'counts',
      reading: [
        say('look.not-by-chart', { by }),
        say('look.by-counts', { cases: cases!, before }),
        paceWords(known, periods),
      ],
    })
  return closed(known, [say('look.cannot-tell', { by, periods: longest[by] })])
}

/** A year on, where nothing tells sooner: a season of each kind has then passed. */
function closed(asked: Asked, reading: Message[]): ProposedLook {
  const periods = MONTHS_OF_A_YEAR / monthsIn[asked.series.by]
  return {
    lookOn: closedOn(asked, periods),
    by: 'closed',
    periods,
    reading: [...reading, say('look.a-year')],
  }
}

/**
 * A day to look at a change again, and why: by then the measure's own chart tells of what is expected in 80 of 100, at
 * as many a period as there are now. Never before the next period is closed.
 */
export function* proposedLookOf(asked: Asked): InSteps<ProposedLook> {
  const { measure, series, expected } = asked
  if (expected.by === 0) return closed(asked, [say('look.no-size')])
  const past = series.points.filter(
    ({ isWhole, denominator, value }) => isWhole && denominator > 0 && value !== null,
  )
  const sizes = Float64Array.from(past.slice(-NEWEST), ({ denominator }) => denominator)
  const size = sizes.length === 0 ? 0 : Math.round(quantile(sizes, 0.5))
  if (size === 0) return closed(asked, [say('look.nobody')])
  return yield* ofKnown({
    ...asked,
    past,
    size,
    level: levelOf(measure, series, past),
    shift: signed(expected),
    way: expected.direction === 'higher' ? 1 : -1,
  })
}

/** Where it stands now: the centre that its chart has now, where that is on its scale; else all points together. */
function levelOf({ quantity }: Measure, { chart }: Asked['series'], past: Future['past']): number {
  const last = chart.kind === 'drawn' ? chart.marks.at(-1) : undefined
  const scale = quantity === undefined ? 'share' : 'days'
  if (chart.kind === 'drawn' && last && chart.unit === scale && !['g', 't'].includes(chart.is))
    return last.centre
  if (quantity !== undefined) return past.at(-1)!.value!
  const sum = (of: (point: (typeof past)[number]) => number) => past.reduce((all, each) => all + of(each), 0)
  return sum(({ numerator }) => numerator) / sum(({ denominator }) => denominator)
}
