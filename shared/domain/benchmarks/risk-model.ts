import { z } from 'zod'
import { term } from '../../words/message.ts'
import { slug } from '../concepts/concept-set.ts'
import { publishedSource } from './benchmark.ts'

/**
 * A published model that turns a recorded score into the risk of an event: its log odds are
 * `intercept + slope * score`.
 */
export const riskModel = z.strictObject({
  format: z.literal('casebook-risk-model/1'),
  id: slug,
  title: term,
  ...publishedSource,
  /** The score it reads, and between which numbers such a score lies. */
  score: z.strictObject({
    called: term,
    lowest: z.number(),
    highest: z.number(),
    /** Where its published groups begin, but the first; ascending. */
    groups: z.array(z.number()).min(1).max(20).optional(),
  }),
  intercept: z.number(),
  slope: z.number(),
})
export type RiskModel = z.infer<typeof riskModel>

/** Into so many bands of one width scores are put that have no published groups. */
const BANDS = 5

/** Where the groups of a score begin, but the first. */
export const groupsOf = ({ score: { lowest, highest, groups } }: RiskModel): number[] =>
  groups ?? Array.from({ length: BANDS - 1 }, (_, band) => lowest + ((band + 1) * (highest - lowest)) / BANDS)

/** The risk of each score; NaN for none, and for one that is no such score. */
export const riskOf = ({ intercept, slope, score }: RiskModel, value: number): number =>
  value >= score.lowest && value <= score.highest ? 1 / (1 + Math.exp(-(intercept + slope * value))) : NaN
