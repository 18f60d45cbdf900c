import { z } from 'zod'
import { term } from '../../words/message.ts'
import { slug } from '../concepts/concept-set.ts'

const share = z.number().min(0).max(1)
const year = z.int().min(1900).max(2200)

/** Of whom a published figure speaks, and so beside whose it may stand. */
export const publishedPeople = z.strictObject({
  /** Who they were and where, in a sentence. */
  says: term,
  /** In which years they were seen. */
  years: z.strictObject({ from: year, to: year }),
  /** Completed years of age, both ends counted in; absent where anybody was. */
  ageYears: z.strictObject({ from: z.int().optional(), to: z.int().optional() }).optional(),
})
export type PublishedPeople = z.infer<typeof publishedPeople>

export const publishedSource = {
  /** Where it was published. */
  source: z.string().min(1).max(500),
  /**
   * Why it may be used freely. `figures`: numbers that were published, which nobody owns; nothing else of the
   * publication is taken.
   */
  free: z.enum(['figures']),
  people: publishedPeople,
  /** The measures it may stand beside. */
  measures: z.array(slug).min(1),
  /** What it is not for, and how its definition differs from that of the measure. */
  limits: z.array(term).min(1),
} as const

/**
 * A published figure beside which a measure's own may stand. A share with the counts it comes from or with the interval
 * that was published with it; or a range that an authority gives.
 */
export const benchmark = z
  .strictObject({
    format: z.literal('casebook-benchmark/1'),
    id: slug,
    title: term,
    ...publishedSource,
    figure: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('counts'), numerator: z.int().min(0), denominator: z.int().min(1) }),
      z.strictObject({
        is: z.literal('share'),
        share,
        /** As many as it was counted among, where that was published. */
        denominator: z.int().min(1).optional(),
        interval: z.strictObject({ lower: share, upper: share }).optional(),
      }),
      z.strictObject({ is: z.literal('range'), lower: share, upper: share }),
    ]),
  })
  .refine(({ figure }) => figure.is !== 'counts' || figure.numerator <= figure.denominator, {
    message: 'More were counted than there are.',
    path: ['figure'],
  })
export type Benchmark = z.infer<typeof benchmark>

/** A published figure as it is drawn beside one's own: a share with its interval, or a range. */
export const benchmarkLine = z.strictObject({
  id: slug,
  /** Null for a range, which is its two ends. */
  share: share.nullable(),
  /** At 95 %: as it was published, or Wilson's of its counts; null where neither is known. */
  lower: share.nullable(),
  upper: share.nullable(),
  people: term,
  /** One year, or from one to another. */
  years: z.string(),
  source: z.string(),
})
export type BenchmarkLine = z.infer<typeof benchmarkLine>
