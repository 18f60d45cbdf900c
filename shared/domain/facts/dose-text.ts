import { wordsOf, type Amount } from '../fact.ts'
import type { Dose } from './medication.ts'

const amountText = ({ comparator, text, unit, unitCode }: Amount) =>
  `${comparator ?? ''}${text} ${unit ?? unitCode ?? ''}`.trim()

/** Both bounds, or the one number where they are the same. */
const rangeText = ({ low, high }: NonNullable<Dose['amount']>): string =>
  [...new Set([low, high].flatMap(each => (each ? amountText(each) : [])))].join('–')
const span = (least: number, most = least): string => [...new Set([least, most])].join('–')

/** Without a number of times it is once in each period (R4, Timing.repeat). */
function oftenText(frequency: NonNullable<Dose['frequency']>): string | undefined {
  const { times, timesMost, period, periodMost, periodUnit = '' } = frequency
  if (times === undefined && period === undefined) return undefined
  const often = span(times ?? 1, timesMost)
  if (period === undefined) return `${often} ×`
  const each = span(period, periodMost)
  // Three a day, as it is said: 3 / d.
  return `${often} / ${each === '1' && periodUnit !== '' ? '' : `${each} `}${periodUnit}`.trim()
}

/** Taken only when it is needed, and for what. */
function neededText(asNeeded: Dose['asNeeded']): string | undefined {
  if (asNeeded === undefined || asNeeded === false) return undefined
  return asNeeded === true ? 'PRN' : `PRN ${wordsOf(asNeeded)}`
}

/**
 * A dose in the source's own words, else from its parts, which are units and numbers and no sentence. That it is taken
 * as needed, and how much at most, is never left out.
 */
export function doseText({ text, amount, frequency, route, asNeeded, most }: Dose): string | undefined {
  if (text !== undefined) return text
  const parts = [
    amount && rangeText(amount),
    frequency && oftenText(frequency),
    ...(frequency?.words ?? []),
    neededText(asNeeded),
    ...most.map(each => `≤ ${each}`),
    route && wordsOf(route),
  ]
  return parts.filter(Boolean).join(', ') || undefined
}
