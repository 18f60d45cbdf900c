import { z } from 'zod'
import { moment } from '../domain/moment.ts'
import { message } from '../words/message.ts'
import { method } from './define.ts'
import { factId } from './fact-line.ts'

const pair = z.strictObject({
  alleles: z.array(z.string()).length(2),
  /** In the words of the tables; absent where they say nothing of it. */
  phenotype: z.string().optional(),
  score: z.number().optional(),
})
/** Which alleles of a gene a sample has, reckoned whenever it is asked, by the tables that this version knows. */
export const geneLine = z.strictObject({
  gene: z.string(),
  /** Day of the tables. */
  version: z.iso.date(),
  by: z.enum(['names', 'lowest-activity', 'one-position', 'none']),
  /** Those that fit best, all of them; and those that are not ruled out. */
  best: z.array(pair),
  others: z.array(pair),
  /** What else it may mean, by pairs that are not the best or by alleles of which nothing was read. */
  notRuledOut: z.array(z.string()),
  /** Positions that the file says nothing of, and the alleles that they would have shown. */
  absent: z.array(z.strictObject({ position: z.string(), leavesOpen: z.array(z.string()) })),
  unusable: z.array(
    z.strictObject({
      position: z.string(),
      why: z.enum(['no-call', 'filtered', 'other-reference', 'conflict', 'one-copy', 'unnamed']),
    }),
  ),
  /** Positions where a variation that no allele names was taken for the reference. */
  asReference: z.array(z.string()),
  /** How many positions the tables have. */
  positions: z.int(),
  /** The lines that tell it, those first that differ from the reference. */
  facts: z.array(factId),
})
export type GeneLine = z.infer<typeof geneLine>
/** One sample of one file. */
const sample = z.strictObject({
  sample: z.string(),
  build: z.string(),
  source: message,
  written: moment.optional(),
  /** How many of its lines are kept. */
  lines: z.int(),
  /** Empty where its build is none for which there are tables. */
  genes: z.array(geneLine),
})
export type SampleOnChart = z.infer<typeof sample>

export const geneMethods = {
  /** What the samples that are hers say of genes that decide on medicines. */
  genes: method({
    roles: ['clinician', 'assistant'] as const,
    input: z.strictObject({ patient: z.int().positive() }),
    output: z.array(sample),
  }),
} as const
