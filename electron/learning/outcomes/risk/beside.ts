import type { Benchmark, BenchmarkLine } from '../../../../shared/domain/benchmarks/benchmark.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { BesideBenchmark } from '../../../../shared/domain/measures/risk-adjusted.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { binomialFunnelLimits } from '../../stats/monitoring/funnel-limits.ts'
import { observedExpected } from '../../stats/monitoring/observed-expected.ts'
import type { Interval } from '../../stats/tables/interval.ts'
import { wilsonInterval } from '../../stats/tables/proportion-intervals.ts'
import { yearsInWords } from './whose-people.ts'

type Figure = Benchmark['figure']
type Found = Omit<BesideBenchmark, 'differs'>
type Spanned = Pick<MeasurePoint, 'from' | 'to' | 'denominator'>
const percent = (share: number) => 100 * share

/** The share of a figure that is one, with the interval it was published with or that of its counts. */
function shareOf(figure: Exclude<Figure, { is: 'range' }>): {
  share: number
  interval: Interval | undefined
} {
  if (figure.is === 'share') return { share: figure.share, interval: figure.interval }
  const { numerator, denominator } = figure
  return { share: numerator / denominator, interval: wilsonInterval(numerator, denominator) }
}

const publishedWords = (share: number, interval: Interval | undefined): Message =>
  interval
    ? say('risk.published-with-interval', {
        percent: percent(share),
        lower: percent(interval.lower),
        upper: percent(interval.upper),
      })
    : say('risk.published', { percent: percent(share) })

/** A published figure as a line of a chart. */
export function lineOf({ id, figure, people, source }: Benchmark): BenchmarkLine {
  const told = { id, people: people.says, years: yearsInWords(people.years), source }
  if (figure.is === 'range') return { ...told, share: null, lower: figure.lower, upper: figure.upper }
  const { share, interval } = shareOf(figure)
  return { ...told, share, lower: interval?.lower ?? null, upper: interval?.upper ?? null }
}

/** Where a share lies among what chance alone leaves. */
function placeWords(
  value: number,
  { limits95, limits998 }: { limits95: Interval; limits998: Interval },
): Message {
  const outside = ({ lower, upper }: Interval) => value < lower || value > upper
  const side = value > limits95.upper ? 'above' : 'below'
  if (outside(limits998)) return say('risk.beside-beyond', { side })
  return outside(limits95) ? say('risk.beside-seldom', { side }) : say('risk.beside-chance')
}

/** Where an interval lies to a range; untold where it reaches over an end of it. */
function placeIn(own: Interval, { lower, upper }: Interval): 'below' | 'above' | 'within' | 'untold' {
  if (own.upper < lower) return 'below'
  if (own.lower > upper) return 'above'
  return own.lower >= lower && own.upper <= upper ? 'within' : 'untold'
}
const figureWords = (figure: Figure): Message => {
  if (figure.is === 'range')
    return say('risk.published-range', { lower: percent(figure.lower), upper: percent(figure.upper) })
  const { share, interval } = shareOf(figure)
  return publishedWords(share, interval)
}

/** From which day to which is counted what stands beside a figure; nothing where nobody was. */
export function spanWords(index: Measure['index'], points: readonly Spanned[]): Message[] {
  const counted = points.filter(({ denominator }) => denominator > 0)
  const last = counted.at(-1)
  if (!last) return []
  // People who are counted once a period are the same in each: the last period stands for all.
  const first = index.at === 'period-end' ? last : counted[0]!
  return [say('risk.beside-span', { from: first.from, to: last.to })]
}

/**
 * What was counted beside a published figure: observed over what it would have had happen among as many (exact
 * interval), and the shares that chance alone seldom leaves among as many (exact binomial funnel). The figure itself
 * is taken as known.
 */
export function besideFigure(numerator: number, denominator: number, figure: Figure): Found {
  const nothing = { numerator, denominator, ratio: null, limits95: null, limits998: null }
  if (denominator === 0) return { ...nothing, reading: [say('outcome.nobody'), figureWords(figure)] }
  const own = wilsonInterval(numerator, denominator)
  const counted = say('outcome.share', {
    numerator,
    denominator,
    percent: percent(numerator / denominator),
    lower: percent(own.lower),
    upper: percent(own.upper),
  })
  if (figure.is === 'range') {
    const where = placeIn(own, figure)
    return { ...nothing, reading: [counted, figureWords(figure), say('risk.beside-range', { where })] }
  }
  const { share } = shareOf(figure)
  const limits95 = binomialFunnelLimits(denominator, share, 0.95)!
  const limits998 = binomialFunnelLimits(denominator, share, 0.998)!
  const found = observedExpected(numerator, denominator * share)
  const ratio = found.kind === 'fitted' ? { value: found.ratio, ...found.exact } : null
  return {
    numerator,
    denominator,
    ratio,
    limits95,
    limits998,
    reading: [
      counted,
      figureWords(figure),
      say('risk.chance-among', {
        n: denominator,
        lower: percent(limits95.lower),
        upper: percent(limits95.upper),
      }),
      placeWords(numerator / denominator, { limits95, limits998 }),
      ...(ratio
        ? [say('risk.ratio-published', { ratio: ratio.value, lower: ratio.lower, upper: ratio.upper })]
        : []),
    ],
  }
}
