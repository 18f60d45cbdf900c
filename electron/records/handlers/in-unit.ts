import type { Amount } from '../../../shared/domain/fact.ts'
import { convertedNumber } from '../../../shared/domain/converted-number.ts'
import { unconverted, type Quantity, type ReferenceRange } from '../../../shared/domain/facts/value.ts'
import { shownNumber } from '../../../shared/domain/shown-number.ts'
import type { Result } from '../kinds/kind.ts'
import type { StoredConversion } from '../repositories/dictionary.ts'
import { unitOf } from './result-text.ts'

/** The number of a result as its source wrote it; undefined where it is none. */
export const writtenIn = (result: Result | undefined): Quantity | undefined =>
  result?.value?.kind === 'quantity' ? result.value : undefined
/** The unit by which a series is asked for. */
export const unitIn = ({ unitCode, unit = '' }: Quantity) => unitCode ?? unit

/** Beyond these a conversion says nothing: `unconverted` rounds to them. */
const EXACT_DIGITS = 12

interface InUnit {
  /** As it is kept. */
  readonly value: number
  readonly written: Quantity | undefined
  readonly unit: string
  /** How a number in that unit is kept. */
  readonly conversion: StoredConversion | undefined
}

/** A point in the unit of its series: as written where that is its own, else converted, with what was written. */
export function inUnit({ value, written, unit, conversion }: InUnit): {
  value: number
  text: string
  written?: string
} {
  if (!written) return { value, text: shownNumber(String(value)) }
  const asWritten = { value: written.value, text: shownNumber(written.text) }
  if (!conversion || unitIn(written) === unit) return asWritten
  const exact = unconverted(value, conversion)
  // The same unit by another of its names is no conversion.
  if (exact === Number(written.value.toPrecision(EXACT_DIGITS))) return asWritten
  const slope = (written.kept?.slope ?? 1) / conversion.slope
  const text = convertedNumber(exact, { text: written.text, slope })
  return { value: Number(text), text, written: `${asWritten.text} ${unitOf(written) ?? ''}`.trim() }
}

/** The limits of a range, where they are in the unit of the results they would stand beside. */
export function limitsOf(range: ReferenceRange | undefined, unit: string): { low?: number; high?: number } {
  const fits = (limit: Amount | undefined) =>
    limit && (limit.unitCode ?? limit.unit ?? unit) === unit ? limit.value : undefined
  const [low, high] = [fits(range?.low), fits(range?.high)]
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }) }
}
