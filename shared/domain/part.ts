import { z } from 'zod'

/** So many parts of one file are told apart; a document has some tens. */
export const MOST_PARTS = 500

/**
 * What became of one part of a file: a section of a document, a kind of segment. `read`, `kept` and `lost` add up to
 * its entries.
 */
export const part = z.strictObject({
  /** What its file calls it. */
  name: z.string(),
  /** Its number in the file, such as `3.1`; '' for a kind of which there are many. */
  number: z.string(),
  entries: z.int().nonnegative(),
  /** Entries that stand on a chart now, or say who somebody is. */
  read: z.int().nonnegative(),
  /** Entries that say nothing that could stand there: they are in the file, as they came. */
  kept: z.int().nonnegative(),
  /** Entries that were not understood and are set aside. */
  lost: z.int().nonnegative(),
  /** Whether it has words that can be read on the chart as they are. */
  hasWords: z.boolean(),
  /** Values inside what was read for which there was no place: they are kept beside it, and flagged. */
  unread: z.int().nonnegative(),
})
export type Part = z.infer<typeof part>
