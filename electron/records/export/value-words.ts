import { wordsOf, type Amount, type Value } from '../../../shared/domain/fact.ts'
import { isoOf } from '../../../shared/domain/iso.ts'

const amount = ({ comparator, text, unit }: Amount): string =>
  [`${comparator ?? ''}${text}`, unit].filter(Boolean).join(' ')

export const between = (low: Amount | undefined, high: Amount | undefined): string =>
  [low, high].map(each => (each ? amount(each) : '')).join(' – ')

/** A value as its source wrote it, in one text; undefined where it says nothing in words. */
export function valueWords(value: Value): string | undefined {
  switch (value.kind) {
    case 'quantity':
      return amount(value)
    case 'range':
      return between(value.low, value.high)
    case 'ratio':
      return [value.numerator, value.denominator].map(each => (each ? amount(each) : '')).join(' / ')
    case 'code':
      return wordsOf(value.concept)
    case 'text':
    case 'time':
      return value.text
    case 'boolean':
      return String(value.value)
    case 'period':
      return [value.start, value.end].map(each => (each ? isoOf(each) : '')).join(' – ')
    case 'series':
      return value.samples
    case 'attachment':
      return value.attachment.text ?? value.attachment.title
  }
}
