import { wordsOf, type Amount, type Value } from '../../../shared/domain/fact.ts'
import { isoOf } from '../../../shared/domain/iso.ts'

const amountOf = (amount: Amount | undefined) =>
  amount ? `${amount.comparator ?? ''}${amount.text} ${amount.unit ?? amount.unitCode ?? ''}`.trim() : ''

/** A value as one text, numbers as written: for search and for lists that have no column for it. */
export function plainValue(value: Value): string {
  switch (value.kind) {
    case 'quantity':
      return amountOf(value)
    case 'range':
      return `${amountOf(value.low)}–${amountOf(value.high)}`
    case 'ratio':
      return `${amountOf(value.numerator)}:${amountOf(value.denominator)}`
    case 'code':
      return wordsOf(value.concept)
    case 'text':
    case 'time':
      return value.text
    case 'boolean':
      return value.value ? '✓' : '✗'
    case 'period':
      return [value.start, value.end].map(each => (each ? isoOf(each) : '')).join(' – ')
    case 'series':
      return `${value.samples.split(' ').length} × ${amountOf(value.origin)}`
    case 'attachment':
      return value.attachment.title ?? value.attachment.text ?? value.attachment.contentType ?? ''
  }
}
