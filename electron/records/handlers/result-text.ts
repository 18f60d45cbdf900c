import { wordsOf, type Amount, type Value } from '../../../shared/domain/fact.ts'
import type { ReferenceRange } from '../../../shared/domain/facts/value.ts'
import { shownUnit } from '../../../shared/domain/printed-unit.ts'
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
export function unitOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'quantity') return shownUnit(value)
  const limit = value?.kind === 'range' ? (value.low ?? value.high) : undefined
  return limit && shownUnit(limit)
}

/** Limits in another unit than the value are never set beside it as if they were in its own: their unit is said. */
export const limitText = (limit: Amount, unit: string | undefined) =>
  shownUnit(limit) === undefined || shownUnit(limit) === unit
    ? limit.text
    : `${limit.text} ${shownUnit(limit) ?? ''}`

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
