import { wordsOf, type Amount, type Value } from '../../../shared/domain/fact.ts'
import type { ReferenceRange } from '../../../shared/domain/facts/value.ts'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import { shownNumber } from '../../../shared/domain/shown-number.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Result } from '../kinds/kind.ts'
import { plainValue } from '../kinds/plain-value.ts'

type Text = Message | string | undefined

/** A value in words; why there is none, where its source says. */
export function valueText({ value, absent }: Partial<Result>): Text {
  if (!value) return absent ? say('result.not-recorded', { reason: wordsOf(absent) }) : undefined
  switch (value.kind) {
    case 'quantity':
      return `${value.comparator ?? ''}${shownNumber(value.text)}`
    case 'range':
      return limitsText(value.low, value.high, unitOf(value))
    case 'boolean':
      return say('result.answered', { answer: value.value ? 'yes' : 'no' })
    default:
      return plainValue(value)
  }
}
/** As clinicians print it, where the source says which unit it is; else as the source shows it. */
const amountUnit = ({ unit, unitCode }: Amount) => (unitCode === undefined ? unit : printedUnit(unitCode))
export function unitOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'quantity') return amountUnit(value)
  const limit = value?.kind === 'range' ? (value.low ?? value.high) : undefined
  return limit && amountUnit(limit)
}

/** Limits in another unit than the value are never set beside it as if they were in its own: their unit is said. */
export const limitText = (limit: Amount, unit: string | undefined) =>
  amountUnit(limit) === undefined || amountUnit(limit) === unit
    ? limit.text
    : `${limit.text} ${amountUnit(limit) ?? ''}`

/** The source's own words for what is usual, else its limits. */
export function rangeOf(range: ReferenceRange | undefined, unit: string | undefined): Text {
  if (!range) return undefined
  return range.text || limitsText(range.low, range.high, unit)
}

function limitsText(low: Amount | undefined, high: Amount | undefined, unit: string | undefined): Text {
  if (low && high) return say('range.between', { low: limitText(low, unit), high: limitText(high, unit) })
  if (low) return say('range.from', { low: limitText(low, unit) })
  return high && say('range.to', { high: limitText(high, unit) })
}
