import { z } from 'zod'
import { libraryWords } from '../../words/library-words.ts'
import { message, term } from '../../words/message.ts'
import { interval } from '../answer.ts'

const group = z.strictObject({
  label: term,
  people: z.int().nonnegative(),
  events: z.int().nonnegative(),
  /** Of 100 people like her; null where too few were followed to say. */
  riskPer100: interval.nullable(),
})
const asked = {
  questionHash: z.string().length(64),
  title: libraryWords,
  exposed: group,
  comparator: group,
  horizonDays: z.int(),
  /** In sentences, what it is and is not. */
  reading: z.array(message),
}
/**
 * What happened to people like her after they began either treatment: an association. `none`: why nothing is said, and
 * what would help.
 */
export const alikeOutcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('told'),
    ...asked,
    /** Her own risk with the first treatment: that of her likes with the second, and an effect that may be shown. */
    hersPer100: interval.nullable(),
  }),
  z.strictObject({ kind: z.literal('none'), ...asked, reason: message, remedy: message }),
])
export type AlikeOutcome = z.infer<typeof alikeOutcome>
export type AlikeGroup = z.infer<typeof group>
