import type { Measure } from './measure.ts'
import type { MeasureSeries } from './series.ts'
import { say, type Message } from '../../words/message.ts'

const percent = (share: number) => 100 * share

/** What was counted, as one sentence: a share with its interval, or a median. */
export function countedInWords(
  {
    numerator,
    denominator,
    value,
    interval,
  }: Pick<MeasureSeries['total'], 'numerator' | 'denominator' | 'value' | 'interval'>,
  { quantity }: Pick<Measure, 'quantity'>,
): Message {
  if (value === null) return say('outcome.nobody')
  if (quantity !== undefined || interval === null)
    return say('outcome.median-days', { n: denominator, days: value })
  const [lower, upper] = [percent(interval.lower), percent(interval.upper)]
  return say('outcome.share', { numerator, denominator, percent: percent(value), lower, upper })
}
