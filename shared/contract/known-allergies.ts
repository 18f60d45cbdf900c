import { z } from 'zod'

/** What is known of somebody's allergies. */
export const knownAllergies = {
  /** Allergies she has or may have: what is refuted, resolved or taken back is not among them. */
  allergies: z.array(
    z.strictObject({
      label: z.string(),
      /** False where nobody confirmed it, or its source does not say. */
      isCertain: z.boolean(),
      criticality: z.string().optional(),
      reactions: z.array(z.string()),
    }),
  ),
  /** Somebody asked and wrote down that there is none, such as "no known drug allergy". */
  noKnownAllergies: z.array(z.string()),
  /** False where nobody wrote anything down, which is not to say that there are none. */
  allergiesRecorded: z.boolean(),
} as const
