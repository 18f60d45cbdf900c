import type { MeasureFrame } from '../../../shared/domain/measures/frame.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { MeasureChart, MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { unseenInWords } from '../../../shared/domain/measures/counted-in-words.ts'
import { say, type Message } from '../../../shared/words/message.ts'

/** Limits from fewer marks still move with each new one. */
const ENOUGH_MARKS = 12
const percent = (share: number) => 100 * share

/** So many marks made the limits that hold now; as good as enough where none are drawn. */
function marksOfLimits(chart: MeasureChart): number {
  if (chart.kind === 'none' || chart.marks.every(({ lower, upper }) => lower === null && upper === null))
    return ENOUGH_MARKS
  return chart.baseline - (chart.breaks.at(-1)?.mark ?? 0)
}

/** What must stand beside a measure's numbers, the gravest first. */
export function doubtsOf(
  { measure, concepts }: WholeMeasure,
  frame: Pick<MeasureFrame, 'blurred' | 'aside' | 'matched' | 'people'>,
  { points, total, chart }: Pick<MeasureSeries, 'points' | 'total'> & { readonly chart: MeasureChart },
): Message[] {
  const labels = new Map(concepts.map(({ id, label }) => [id, label]))
  const absent = frame.matched.filter(({ codes }) => codes === 0)
  const small = points.filter(({ isSmall, denominator }) => isSmall && denominator > 0).length
  const { people, aside } = frame
  const { unknown, early, excluded, bounds } = total
  const unseen = unseenInWords(total)
  const marks = marksOfLimits(chart)
  const said: Array<Message | false> = [
    ...absent.map(({ concept }) => say('outcome.no-codes', { concept: labels.get(concept) ?? concept })),
    unseen ?? false,
    unseen === undefined &&
      bounds !== null &&
      say('outcome.unknown', { n: unknown, lower: percent(bounds.lower), upper: percent(bounds.upper) }),
    early > 0 && say('outcome.early', { n: early }),
    frame.blurred > 0 && say('outcome.blurred', { n: frame.blurred }),
    aside.ages > 0 && say('outcome.aside-ages', { n: aside.ages }),
    aside.deaths > 0 && say('outcome.aside-deaths', { n: aside.deaths }),
    aside.scores > 0 && say('outcome.aside-scores', { n: aside.scores }),
    aside.undated > 0 && say('outcome.aside-undated', { n: aside.undated }),
    people.left > 0 && say('outcome.left', { left: people.left, all: people.all }),
    excluded > 0 && say('outcome.excluded', { n: excluded }),
    small > 0 && say('outcome.small', { n: small }),
    marks < ENOUGH_MARKS && say('outcome.few-marks', { n: marks }),
    measure.index.at === 'period-end' && say('outcome.same-people'),
  ]
  return said.filter(each => each !== false)
}
