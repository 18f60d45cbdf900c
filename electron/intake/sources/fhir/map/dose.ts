import type { Amount, Concept } from '../../../../../shared/domain/fact.ts'
import type { Dose } from '../../../../../shared/domain/facts/medication.ts'
import { element, elements, given, isElement, listed, number, text, texts, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { amountInWords, amountOf, boundsOf, inWords, ratioInWords, ratioOf } from './amounts.ts'
import { conceptOf } from './concepts.ts'
import { keep, members, restOf } from './members.ts'
import { spanOf } from './timing.ts'

type Bounds = { low?: Amount; high?: Amount }

/** One amount is a range from itself to itself. */
const exactly = (amount: Amount | undefined): Bounds | undefined => amount && { low: amount, high: amount }

/** A rate written as a ratio, `100 mL / 1 h`, as an amount of one unit: `100 mL/h`. */
function rateOfRatio(value: unknown, at: string, mapping: Mapping): Bounds | undefined {
  const ratio = ratioOf(value, at, mapping)
  const { numerator, denominator } = ratio ?? {}
  if (!numerator || !denominator) return exactly(numerator ?? denominator)
  const per = (own: string, other: string, whole: string) =>
    denominator.value === 1 ? `${own}/${other}` : whole
  const unit = per(
    numerator.unit ?? '',
    denominator.unit ?? '',
    `${numerator.unit ?? ''}/${inWords(denominator)}`,
  )
  const coded =
    numerator.unitCode !== undefined && denominator.unitCode !== undefined
      ? per(
          numerator.unitCode,
          denominator.unitCode,
          `${numerator.unitCode}/(${denominator.text}.${denominator.unitCode})`,
        )
      : undefined
  return exactly({ ...numerator, unit, ...(coded !== undefined && { unitCode: coded }) })
}

const boundsIn = (
  holder: Element,
  stem: 'dose' | 'rate',
  at: string,
  mapping: Mapping,
): Bounds | undefined => {
  const path = (type: string) => `${at}.${stem}${type}`
  if (holder[`${stem}Quantity`] !== undefined)
    return exactly(amountOf(holder[`${stem}Quantity`], path('Quantity'), mapping))
  if (holder[`${stem}Range`] !== undefined) return boundsOf(holder[`${stem}Range`], path('Range'), mapping)
  if (holder['rateRatio'] !== undefined && stem === 'rate')
    return rateOfRatio(holder['rateRatio'], path('Ratio'), mapping)
  return undefined
}
const isKnown = (bounds: Bounds | undefined) =>
  bounds !== undefined && (bounds.low ?? bounds.high) !== undefined

const amountMembers = members('doseQuantity doseRange rateQuantity rateRange rateRatio', 'type')

function amountsOf(dosage: Element, at: string, mapping: Mapping): Pick<Dose, 'amount' | 'rate'> {
  const [first, ...others] = elements(dosage['doseAndRate'])
  // A second amount is another way of reckoning the same dose, by its type: kept beside it.
  for (const each of others) keep(each, `${at}.doseAndRate`, mapping)
  if (!first) return {}
  const path = `${at}.doseAndRate`
  restOf(first, amountMembers, path, mapping)
  const amount = boundsIn(first, 'dose', path, mapping)
  const rate = boundsIn(first, 'rate', path, mapping)
  return given({ amount: isKnown(amount) ? amount : undefined, rate: isKnown(rate) ? rate : undefined })
}

const timingMembers = members('event:texts repeat:part code')
const repeatMembers = members(
  'boundsPeriod frequency:number frequencyMax:number period:number periodMax:number periodUnit:text ' +
    'dayOfWeek:texts ' +
    'timeOfDay:texts when:texts',
  'boundsDuration boundsRange count countMax duration durationMax durationUnit offset',
)

function frequencyOf(
  value: unknown,
  at: string,
  mapping: Mapping,
): Pick<Dose, 'frequency' | 'start' | 'end'> {
  const timing = element(value)
  if (!timing) return {}
  restOf(timing, timingMembers, at, mapping)
  const repeat = element(timing['repeat'])
  if (repeat) restOf(repeat, repeatMembers, `${at}.repeat`, mapping)
  const code = conceptOf(timing['code'], `${at}.code`, mapping)
  if (code && code.codes.length > 0) keep(timing['code'], `${at}.code`, mapping)
  const words = [
    ...(code ? [code.text ?? code.codes[0]?.display ?? code.codes[0]!.code] : []),
    ...texts(repeat?.['dayOfWeek']),
    ...texts(repeat?.['timeOfDay']),
    ...texts(repeat?.['when']),
    ...texts(timing['event']),
  ]
  const often = given({
    times: number(repeat?.['frequency']),
    timesMost: number(repeat?.['frequencyMax']),
    period: number(repeat?.['period']),
    periodMost: number(repeat?.['periodMax']),
    periodUnit: text(repeat?.['periodUnit']),
  })
  return {
    ...spanOf(repeat?.['boundsPeriod'], `${at}.repeat.boundsPeriod`, mapping),
    ...((words.length > 0 || Object.keys(often).length > 0) && { frequency: { ...often, words } }),
  }
}

function asNeededOf(dosage: Element, at: string, mapping: Mapping): boolean | Concept | undefined {
  const { asNeededBoolean: needed } = dosage
  return (
    conceptOf(dosage['asNeededCodeableConcept'], `${at}.asNeededCodeableConcept`, mapping) ??
    (typeof needed === 'boolean' ? needed : undefined)
  )
}

function instructionsOf(dosage: Element, at: string, mapping: Mapping): string[] {
  const own = listed(dosage['additionalInstruction']).flatMap(each => {
    const path = `${at}.additionalInstruction`
    const concept = conceptOf(each, path, mapping)
    if (concept && concept.codes.length > 0) keep(each, path, mapping)
    return concept ? [concept.text ?? concept.codes[0]?.display ?? concept.codes[0]!.code] : []
  })
  return [...own, ...texts(dosage['patientInstruction'])]
}

const dosageMembers = members(
  'text:text additionalInstruction patientInstruction:texts timing:part asNeededBoolean:boolean ' +
    'asNeededCodeableConcept site route method doseAndRate:parts maxDosePerPeriod ' +
    'maxDosePerAdministration maxDosePerLifetime dose rateRatio rateQuantity rateRange',
  'sequence',
)

/** A Dosage, or the like of a MedicationAdministration, whose amount stands in it directly. */
export function doseOf(value: unknown, at: string, mapping: Mapping): Dose | undefined {
  if (!isElement(value)) return undefined
  restOf(value, dosageMembers, at, mapping)
  const direct = exactly(amountOf(value['dose'], `${at}.dose`, mapping))
  const rate = boundsIn(value, 'rate', at, mapping)
  const most = [
    ratioInWords(value['maxDosePerPeriod'], `${at}.maxDosePerPeriod`, mapping),
    ...['maxDosePerAdministration', 'maxDosePerLifetime'].map(name =>
      amountInWords(value[name], `${at}.${name}`, mapping),
    ),
  ]
  return {
    ...given({ text: text(value['text']), amount: direct, rate }),
    ...amountsOf(value, at, mapping),
    ...frequencyOf(value['timing'], `${at}.timing`, mapping),
    ...given({
      route: conceptOf(value['route'], `${at}.route`, mapping),
      site: conceptOf(value['site'], `${at}.site`, mapping),
      method: conceptOf(value['method'], `${at}.method`, mapping),
      asNeeded: asNeededOf(value, at, mapping),
    }),
    most: most.filter(each => each !== undefined),
    instructions: instructionsOf(value, at, mapping),
  }
}

export const dosesOf = (value: unknown, at: string, mapping: Mapping): Dose[] =>
  listed(value).flatMap(each => doseOf(each, at, mapping) ?? [])
