import { z } from 'zod'
import { place } from './facts/common.ts'

/** What a published work is, as far as its record says so; `other` where it says something else, or nothing. */
export const citationKinds = [
  'trial',
  'review',
  'guideline',
  'article',
  'preprint',
  'book',
  'chapter',
  'conference',
  'thesis',
  'report',
  'other',
] as const
export const citationKind = z.enum(citationKinds)
export type CitationKind = z.infer<typeof citationKind>

/** What a record says of one published work. '' stands for what it does not say. It is evidence, and of no patient. */
export const work = z.strictObject({
  title: z.string(),
  /** As printed in a list: family name first. In the record's order. */
  authors: z.array(z.string()),
  year: z.int().nullable(),
  journal: z.string(),
  /** Without its address and in small letters, so that equal ones are equal: `10.1001/jama.2020.1`. */
  doi: z.string(),
  /** Digits alone. */
  pmid: z.string(),
  abstract: z.string(),
  kind: citationKind,
})
export type Work = z.infer<typeof work>

/** A record of a work, and where it stands in its file. */
export const citation = work.extend({ place })
export type Citation = z.infer<typeof citation>
