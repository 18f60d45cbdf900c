import { say, type Message, type Term } from '../../words/message.ts'
import { conditionCalled } from '../called.ts'
import type { Condition } from './condition.ts'
import type { WholeMeasure } from './measure.ts'

/** A rule of a measure: what it decides, and by what. */
export interface DefinitionLine {
  readonly is: 'counted' | 'of' | 'without' | 'excluded' | 'numerator'
  readonly by: readonly Term[]
}

const DAYS_PER_MONTH = 365.25 / 12
const monthsOf = (days: number): number => Math.max(1, Math.round(days / DAYS_PER_MONTH))

type Window = { readonly fromDays: number | null; readonly toDays: number }

/** Days are counted from the day that counts, which is day 0. */
const windowed = (what: Term, { fromDays, toDays }: Window): Message =>
  fromDays === null
    ? say('definition.ever', { what, to: toDays })
    : say('definition.within', { what, from: fromDays, to: toDays })

function conditionInWords({ concepts }: WholeMeasure, it: Condition): Message {
  const isWithout = 'not' in it && it.not === true
  const called = conditionCalled({ concepts }, isWithout ? { ...it, not: undefined } : it)
  const what = isWithout ? say('definition.without', { what: called }) : called
  if (it.is === 'change') return windowed(windowed(what, it.before), it.after)
  if (it.is === 'recorded' && it.least !== undefined && it.least > 1)
    return windowed(say('definition.times', { what, least: it.least }), it)
  return windowed(what, it)
}

function indexInWords({ measure: { index }, concepts }: WholeMeasure): Term {
  if (index.at === 'period-end') return say('definition.at-end', { months: monthsOf(index.seenWithinDays) })
  if (index.at === 'age') return say('definition.at-age', { months: index.months })
  const what = concepts.find(({ id }) => id === index.concept)?.label ?? index.concept
  return say('definition.at-event', { what, which: index.which, anchor: index.anchor })
}

/** The rules of a measure in words: from which day it counts, of whom, who is left out, and what is looked for. */
export function definitionInWords(whole: WholeMeasure): DefinitionLine[] {
  const { population, excluded, numerator, quantity, observation } = whole.measure
  const all = (conditions: readonly Condition[]) => conditions.map(each => conditionInWords(whole, each))
  const { from, to } = population.ageYears ?? {}
  const lines: DefinitionLine[] = [
    { is: 'counted', by: [indexInWords(whole)] },
    {
      is: 'of',
      by: [
        ...(from === undefined ? [] : [say('definition.age-from', { years: from })]),
        ...(to === undefined ? [] : [say('definition.age-to', { years: to })]),
        ...(population.sex === undefined ? [] : [say('definition.sex', { sex: population.sex })]),
        ...(observation.beforeDays === 0
          ? []
          : [say('definition.observed', { days: observation.beforeDays })]),
        ...all(population.having),
      ],
    },
    { is: 'without', by: all(population.without) },
    { is: 'excluded', by: all(excluded) },
    { is: 'numerator', by: quantity === undefined ? all(numerator) : [say('definition.stay-days')] },
  ]
  return lines.filter(({ by }) => by.length > 0)
}

/**
 * What becomes of those of whom nothing stands in the record, by what is looked for: a number that nobody measured is
 * unknown, or counts as not met; an event that nobody recorded counts as one that did not happen.
 */
export function notRecordedInWords({
  numerator,
  missing,
  quantity,
}: Pick<WholeMeasure['measure'], 'numerator' | 'missing' | 'quantity'>): Message[] {
  if (quantity !== undefined) return []
  const isMeasured = (each: Condition) => each.is === 'result' || each.is === 'change'
  return [
    ...(numerator.some(isMeasured) ? [say('definition.not-measured', { missing })] : []),
    ...(numerator.some(each => !isMeasured(each)) ? [say('definition.not-recorded')] : []),
  ]
}

/**
 * Of whom the denominator is, where the title alone does not say it: only of those who were seen in some time, or of
 * whom a number was measured. Two measures of the same people may so have different denominators.
 */
export function denominatorInWords({ measure, concepts }: WholeMeasure): Message | undefined {
  const { index, numerator, missing } = measure
  const needed =
    missing === 'unknown' ? numerator.filter(each => each.is === 'result' || each.is === 'change') : []
  const labels = new Map(concepts.map(({ id, label }) => [id, label]))
  const measured = [...new Set(needed.map(({ concept }) => labels.get(concept) ?? concept))]
  const back = needed.flatMap(each =>
    each.is === 'result' && each.fromDays !== null && each.toDays <= 0 ? [monthsOf(-each.fromDays)] : [],
  )
  const months = back.length === needed.length && new Set(back).size === 1 ? back[0]! : 0
  if (index.at === 'period-end')
    return say('outcome.n-seen', {
      seen: monthsOf(index.seenWithinDays),
      sets: measured.length,
      measured,
      months,
    })
  return measured.length === 0 ? undefined : say('outcome.n-measured', { measured })
}
