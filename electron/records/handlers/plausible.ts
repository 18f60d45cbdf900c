import { wordsOf, type Quantity } from '../../../shared/domain/fact.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Result } from '../kinds/kind.ts'

/**
 * What a living person's result can be, by LOINC code and unit: outside it a value is kept and flagged, never
 * dropped.
 */
const plausible: Readonly<Record<string, readonly [low: number, high: number]>> = {
  '8480-6 mm[Hg]': [40, 300],
  '8462-4 mm[Hg]': [15, 200],
  '8867-4 /min': [15, 300],
  '8310-5 Cel': [25, 45],
  '29463-7 kg': [0.3, 400],
  '8302-2 cm': [20, 260],
  '39156-5 kg/m2': [7, 120],
  '4548-4 %': [2, 25],
  '2339-0 mg/dL': [5, 2_500],
  '2160-0 mg/dL': [0.05, 40],
  '6298-4 mmol/L': [1, 12],
}

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
      const limits = concept.codes.map(each => plausible[`${each.code} ${unit}`]).find(Boolean)
      if (limits && (number < limits[0] || number > limits[1]))
        return say('result.implausible', { label: wordsOf(concept), low: limits[0], high: limits[1] })
    }
  }
  return undefined
}
