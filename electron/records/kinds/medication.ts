import { wordsOf, type Amount } from '../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import type { Dose } from '../../../shared/domain/facts/medication.ts'
import { say } from '../../../shared/words/message.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

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
  return period === undefined ? `${often} ×` : `${often} / ${span(period, periodMost)} ${periodUnit}`.trim()
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
  return joined(
    amount && rangeText(amount),
    frequency && oftenText(frequency),
    ...(frequency?.words ?? []),
    neededText(asNeeded),
    ...most.map(each => `≤ ${each}`),
    route && wordsOf(route),
  )
}

export const medication: RecordedKind<SaidOf<'medication'>> = {
  ...plain,
  detail({ role, doses, reasons }) {
    const more = joined(doses.flatMap(dose => doseText(dose) ?? []).join('; '), named(reasons))
    return more === undefined ? say('fact.role', { role }) : say('fact.role-and-more', { role, more })
  },
}
