import * as z from 'zod'

/**
 * A file of reference results: inputs, parameters and what an independent implementation (R, mpmath) found for them.
 * Everything needed to compute `expected` is in `method`, `params` and `input`; `id` and `title` are for reports only.
 */
const Allowance = z.object({ rel: z.number(), abs: z.number() })

export const OracleCase = z.object({
  id: z.string(),
  method: z.string(),
  redistributable: z.boolean(),
  input: z.object({
    inline: z.record(z.string(), z.unknown()).optional(),
    prepared: z
      .object({
        csv: z.string(),
        rows: z.number(),
        roles: z.record(z.string(), z.string()).default({}),
        designs: z.record(z.string(), z.array(z.string())).default({}),
        levels: z.record(z.string(), z.array(z.string())).default({}),
      })
      .optional(),
  }),
  params: z.record(z.string(), z.unknown()).default({}),
  expected: z.record(z.string(), z.unknown()),
  /**
   * |computed - expected| <= max(abs, rel |expected|); `overrides` by path in `expected`, array positions
   * left out, longest match wins.
   */
  tolerance: Allowance.extend({ overrides: z.record(z.string(), Allowance).default({}) }),
})
export type OracleCase = z.infer<typeof OracleCase>

export const OracleFile = z.object({
  schema: z.literal('oracle/2'),
  topic: z.string(),
  cases: z.array(OracleCase),
})
export type OracleFile = z.infer<typeof OracleFile>
