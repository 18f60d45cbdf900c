import { z } from 'zod'

/** How exactly a source knew a time. A date is never made more exact than it was. */
export const precisions = ['year', 'month', 'day', 'minute', 'second', 'millisecond'] as const

/**
 * A time as a source wrote it: the clock reading in milliseconds since 1970-01-01T00:00 *of that clock*,
 * how exact it was, and its offset from UTC in minutes, or null where the source named no zone. No zone is invented.
 */
export const moment = z.strictObject({
  clock: z.number(),
  precision: z.enum(precisions),
  offsetMinutes: z.int().min(-1080).max(1080).nullable(),
})
export type Moment = z.infer<typeof moment>

export const MILLISECONDS_PER_DAY = 86_400_000
