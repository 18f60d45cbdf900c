import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'

const sumOf = (content: object): string =>
  createHash('sha256')
    .update(canonical(content as Json)) // of objects that a schema has read or that are written as JSON
    .digest('hex')

/** What is written, with a sum over all of it (SHA-256 of its canonical JSON). */
export const summed = <T extends object>(content: T): T & { readonly sum: string } => ({
  ...content,
  sum: sumOf(content),
})

/**
 * The schema of such a file: what it holds, without the sum, where that fits. A file from before there were sums has
 * none.
 */
export const withSum = <T>(content: z.ZodType<T>) =>
  z.looseObject({ sum: z.string().optional() }).transform(({ sum, ...rest }, context) => {
    const read = content.safeParse(rest)
    if (read.success && (sum === undefined || sum === sumOf(rest))) return read.data
    context.addIssue({ code: 'custom', message: 'It is not what was written.' })
    return z.NEVER
  })
