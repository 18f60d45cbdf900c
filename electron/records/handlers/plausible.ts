import { wordsOf, type Quantity } from '../../../shared/domain/fact.ts'
import { plausibleRange } from '../../../shared/domain/plausible.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Result } from '../kinds/kind.ts'

/** A number as written, and in the unit in which it is kept: `mmHg` by hand is `mm[Hg]`. */
const writings = ({ value, unit, unitCode, kept }: Quantity): Array<readonly [number, string]> => [
  [value, unitCode ?? unit ?? ''],
  ...(kept ? [[kept.value, kept.unit] as const] : []),
]

/** What to check of the first result that no living person has; undefined where there is none. */
export function flagOf(results: readonly Result[]): Message | undefined {
  for (const { concept, value } of results) {
    if (value?.kind !== 'quantity') continue
    for (const [number, unit] of writings(value)) {
      const limits = plausibleRange(concept.codes, unit)
      if (limits && (number < limits[0] || number > limits[1]))
        return say('result.implausible', { label: wordsOf(concept), low: limits[0], high: limits[1] })
    }
  }
  return undefined
}
