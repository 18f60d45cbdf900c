import type { z } from 'zod'

/**
 * A kind of clinical fact. `number` stands for it in every store: it is never changed, and never given to
 * another kind.
 */
export interface Kind {
  readonly name: string
  readonly number: number
  readonly schema: z.ZodObject
}
