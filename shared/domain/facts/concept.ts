import { z } from 'zod'

/** A code in the source's own system. `system` is a URI, or '' where the source named none. */
export const code = z.strictObject({ system: z.string(), code: z.string(), display: z.string().optional() })
export type Code = z.infer<typeof code>

/** What something is: codes in the source's own systems, and the words the source put beside them. */
export const concept = z.strictObject({ codes: z.array(code), text: z.string().optional() })
export type Concept = z.infer<typeof concept>

/**
 * What a concept is called: the words its source chose for it, else a code's display, else the code itself; ''
 * for none.
 */
export const wordsOf = ({ text, codes }: Concept): string =>
  text ?? codes.find(({ display }) => display)?.display ?? codes[0]?.code ?? ''
