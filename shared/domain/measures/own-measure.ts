import { z } from 'zod'
import { wholeMeasure } from './measure.ts'

/** A measure of one's own as it was last kept; a change is a new version. */
export const ownMeasure = z.strictObject({
  whole: wholeMeasure,
  version: z.int().positive(),
  kept: z.iso.datetime(),
  person: z.string(),
})
export type OwnMeasure = z.infer<typeof ownMeasure>

/** Names of measures of one's own begin so, and those of measures that ship never do. */
export const OWN_PREFIX = 'own-'
export const isOwnName = (id: string): boolean => id.startsWith(OWN_PREFIX)
