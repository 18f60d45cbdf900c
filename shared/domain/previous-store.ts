import { z } from 'zod'

/** A store that was in the place of this one before. */
export const previousStore = z.strictObject({
  /** The name of its folder. */
  name: z.string().max(100),
  /** What it gave way to: a backup, a newer version, one's own casebook, or an empty place. */
  why: z.enum(['restore', 'upgrade', 'demonstration', 'aside']),
  when: z.iso.datetime(),
  bytes: z.int(),
})
export type PreviousStore = z.infer<typeof previousStore>
