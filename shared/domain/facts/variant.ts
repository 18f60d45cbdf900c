import { z } from 'zod'
import { genotypeStates } from '../pgx/variant-read.ts'
import { common } from './common.ts'
import type { Kind } from './kind.ts'

/**
 * What a sequencing machine says of one place in a genome. Its standing says whether the variation is there
 * (`happened`), was looked for and is not (`absent`), was not called (`unknown`), or failed a filter (`uncertain`).
 */
export const variant = {
  name: 'variant',
  number: 13,
  schema: z.strictObject({
    kind: z.literal('variant'),
    ...common,
    build: z.string(),
    /** Without `chr`. */
    chromosome: z.string(),
    /** Of the first base of `reference`, counted from 1; and of the last that is spoken of. */
    position: z.int(),
    until: z.int(),
    reference: z.string(),
    alternates: z.array(z.string()),
    /** As written: `0/1`, `1|0`, `./.`. */
    genotype: z.string(),
    state: z.enum(genotypeStates),
    /** What the file calls the sample. */
    sample: z.string(),
    /** Filters of the file that it failed. */
    filters: z.array(z.string()),
    phaseSet: z.string().optional(),
    /** Reads in all, those of each allele as written, and how sure the genotype is (phred). */
    depth: z.int().optional(),
    alleleDepths: z.string().optional(),
    quality: z.int().optional(),
  }),
} as const satisfies Kind
