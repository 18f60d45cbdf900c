import type { Dose } from '../../../../shared/domain/facts/medication.ts'
import { conceptOf, periodOf, quantityOf, rangeOf, type Part } from './parts.ts'

type Bounds = Dose['amount']

/** One amount where both bounds are it, else a range. */
function amountOf(stem: 'dose' | 'rate', bounds: Bounds): Part {
  if (!bounds) return {}
  const { low, high } = bounds
  const isOne = !high || (low !== undefined && low.text === high.text && low.unit === high.unit)
  return isOne ? { [`${stem}Quantity`]: quantityOf(low) } : { [`${stem}Range`]: rangeOf(bounds) }
}

/** How often, in numbers where the source had them and in its words. */
function timingOf({ frequency, start, end }: Dose): Part {
  const { times, timesMost, period, periodMost, periodUnit, words = [] } = frequency ?? {}
  return {
    repeat: {
      boundsPeriod: periodOf(start, end),
      frequency: times,
      frequencyMax: timesMost,
      period,
      periodMax: periodMost,
      periodUnit,
    },
    code: { text: words.join('; ') },
  }
}

const asNeededOf = ({ asNeeded }: Dose): Part =>
  typeof asNeeded === 'object'
    ? { asNeededCodeableConcept: conceptOf(asNeeded) }
    : { asNeededBoolean: asNeeded }

const shared = ({ text, route, site, method }: Dose): Part => ({
  text,
  route: conceptOf(route),
  site: conceptOf(site),
  method: conceptOf(method),
})

/** A Dosage. */
export const dosageOf = (dose: Dose): Part => ({
  ...shared(dose),
  ...asNeededOf(dose),
  timing: timingOf(dose),
  doseAndRate: [{ ...amountOf('dose', dose.amount), ...amountOf('rate', dose.rate) }],
  additionalInstruction: [...dose.instructions, ...dose.most].map(text => ({ text })),
})

/** The dose of an administration, which has no timing of its own. */
export const doseGivenOf = (dose: Dose | undefined): Part =>
  dose ? { ...shared(dose), dose: quantityOf(dose.amount?.low), ...amountOf('rate', dose.rate) } : {}
