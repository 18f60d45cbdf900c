import { wordsOf, type Amount } from '../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import type { Dose } from '../../../shared/domain/facts/medication.ts'
import { say } from '../../../shared/words/message.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

const amountText = ({ comparator, text, unit, unitCode }: Amount) =>
  `${comparator ?? ''}${text} ${unit ?? unitCode ?? ''}`.trim()

/** A dose in the source's own words, else from its parts, which are units and numbers and no sentence. */
function doseText({ text, amount, frequency, route }: Dose): string | undefined {
  if (text !== undefined) return text
  const { times, period, periodUnit, words = [] } = frequency ?? {}
  return joined(
    [amount?.low, amount?.high].flatMap(each => (each ? amountText(each) : [])).join('–'),
    times === undefined ? undefined : `${times} / ${period ?? ''} ${periodUnit ?? ''}`.trim(),
    ...words,
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
