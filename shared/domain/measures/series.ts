import { z } from 'zod'
import { message } from '../../words/message.ts'
import { chartKinds } from './measure.ts'

/** An ISO day. */
const isoDay = z.string().length(10)
const interval = z.strictObject({ lower: z.number(), upper: z.number() })

/** What was counted over one span of days. */
export const countedShape = {
  numerator: z.int(),
  /** Whoever is neither excluded nor unknown, and of whom it is not too early to say. */
  denominator: z.int(),
  excluded: z.int(),
  unknown: z.int(),
  early: z.int(),
  /** The share, or the median of the quantity; null where nobody was counted. */
  value: z.number().nullable(),
  /** At 95 %; Wilson's of a share, null of a quantity. */
  interval: interval.nullable(),
  /** Between which the share lies whatever became of those who are unknown; null where nobody is. */
  bounds: interval.nullable(),
}
/**
 * As many of those counted as nobody has seen since their time was over, and between which the share lies whatever
 * became of them and of those who are unknown; null where there is nobody of whom it rests on that.
 */
export const unseenShape = z.strictObject({ n: z.int(), ...interval.shape }).nullable()
export type Unseen = z.infer<typeof unseenShape>
/** What was counted, with that. */
export const countedAndSeen = { ...countedShape, unseen: unseenShape }

export const measurePoint = z.strictObject({
  from: isoDay,
  to: isoDay,
  ...countedAndSeen,
  /** So few that the share says next to nothing by itself. */
  isSmall: z.boolean(),
  /** False where it is too early to say of some of it. Such a point is on no chart. */
  isWhole: z.boolean(),
})
export type MeasurePoint = z.infer<typeof measurePoint>

/** A mark of a chart: of a period, or of one event where events are charted one by one. */
const chartMark = z.strictObject({
  from: isoDay,
  to: isoDay,
  value: z.number().nullable(),
  centre: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  isBeyond: z.boolean(),
  /** A gap that has not ended: since the last event nothing has happened. It is told for being long alone. */
  isOpen: z.literal(true).optional(),
})
/** A pattern that chance alone seldom makes: which, which way, and the marks that make it, from 0. */
const signal = z.strictObject({
  pattern: z.enum(['beyond-limit', 'together', 'shift', 'trend', 'near-limit', 'long-run', 'few-crossings']),
  direction: z.enum(['high', 'low']).nullable(),
  marks: z.array(z.int()),
})
export type MeasureSignal = z.infer<typeof signal>

/**
 * Making Data Count's two icons: what the latest mark says of change, and whether the limits let a target be met
 * always, never or by chance. `untold`: there is no target, or no limits.
 */
export const variations = ['common-cause', 'improvement', 'concern', 'neither'] as const
/**
 * What stands behind the word that nothing has changed. `all`: single points and several in a row. `limits`: points
 * outside the limits alone, so that a slow drift is not judged. `few`: so little that no change could be told of.
 */
export const judgements = ['all', 'limits', 'few'] as const
export const assurances = ['passes', 'fails', 'hit-or-miss', 'untold'] as const

export const measureChart = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('drawn'),
    is: z.enum(chartKinds),
    /** In what its values are: shares, counts, days, or cases between one and the next. */
    unit: z.enum(['share', 'count', 'days', 'cases', 'rate']),
    marks: z.array(chartMark),
    /** The first so many marks, from which its centre and limits were reckoned. */
    baseline: z.int(),
    signals: z.array(signal),
    variation: z.enum(variations),
    assurance: z.enum(assurances),
    judged: z.enum(judgements),
    /** From which mark on centre and limits were made anew: the day that was said, and why. */
    breaks: z.array(z.strictObject({ id: z.int(), mark: z.int(), day: isoDay, reason: z.string() })),
    /**
     * The first day of a run of marks on one side of the centre that still goes on: where its cause is known, limits
     * could be made anew from there. Never done by itself. Null where there is none.
     */
    proposal: z.strictObject({ day: isoDay, marks: z.int(), direction: z.enum(['high', 'low']) }).nullable(),
    /** Of charts like it in which nothing has changed, the share that shows a signal; null where nobody can tell. */
    falseAlarm: z.number().nullable(),
    /** In words, what is seen. */
    reading: z.array(message),
  }),
  z.strictObject({ kind: z.literal('none'), reason: message, remedy: message }),
])
export type MeasureChart = z.infer<typeof measureChart>

/** A measure of this casebook over time. */
export const measureSeries = z.strictObject({
  hash: z.string().length(64),
  by: z.enum(['month', 'quarter', 'year']),
  /** The last day on which anything happened to anybody here. */
  upTo: isoDay.nullable(),
  points: z.array(measurePoint),
  /** All periods together; the last one of a measure that counts the same people in each. */
  total: z.strictObject(countedAndSeen),
  chart: measureChart,
  /** Everybody with a record here, and how many of these have died, and are seen no more though the data go on. */
  people: z.strictObject({ all: z.int(), died: z.int(), left: z.int() }),
  matched: z.array(z.strictObject({ concept: z.string(), codes: z.int(), people: z.int() })),
  /** What must stand beside the numbers: what is missing, small, blurred or not recorded here at all. */
  doubts: z.array(message),
})
export type MeasureSeries = z.infer<typeof measureSeries>
export type By = MeasureSeries['by']
