import type { Measure, Topic, WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { notLookedFor } from '../../../shared/domain/measures/not-looked-for.ts'

/** Under which heading a measure stands. */
export const topicOf = ({ topic = 'other' }: Pick<Measure, 'topic'>): Topic => topic

/**
 * Whether this record says anything of a measure: somebody was counted, or will be, and what is looked for in them
 * stands here at all. Where no code of it does, 0 % would be a number about the record and not about people.
 */
export const isAnswered = (series: MeasureSeries, whole: WholeMeasure): boolean =>
  notLookedFor(whole, series).length === 0 &&
  series.points.some(({ denominator, early }) => denominator > 0 || early > 0)

/** The latest period that is whole and of which somebody was counted. */
export const latestOf = ({ points }: MeasureSeries) =>
  points.findLast(({ isWhole, denominator }) => isWhole && denominator > 0)
