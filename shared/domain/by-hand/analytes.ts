import { z } from 'zod'
import common from '../../../resources/analytes.json' with { type: 'json' }

/** Something a laboratory measures, and the unit it is most often told in (UCUM). */
const analyte = z.strictObject({
  system: z.string().min(1),
  code: z.string().min(1),
  display: z.string().min(1),
  unit: z.string().min(1),
})
export type Analyte = z.infer<typeof analyte>

/** Common results, offered beside the codes that the casebook has met. */
export const commonAnalytes: readonly Analyte[] = z.array(analyte).parse(common)

/** Those whose name has words that begin with all the words typed. */
export function analytesNamed(query: string): readonly Analyte[] {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean)
  return commonAnalytes.filter(({ display, code }) => {
    const words = [...display.toLowerCase().split(/[^\p{L}\p{N}]+/u), code]
    return asked.every(each => words.some(word => word.startsWith(each)))
  })
}
