import type { Code, Value } from '../../../../shared/domain/fact.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { element, elements, given, number, text, type Element } from './json.ts'
import { readMoment } from './read-moment.ts'

/** The codes of a CodeableConcept, in the source's order; its text where it has no code. */
export function codesOf(concept: unknown): Code[] {
  return elements(concept).flatMap(each => {
    const words = text(each['text'])
    const codings = elements(each['coding']).flatMap(coding => {
      const code = text(coding['code'])
      const display = text(coding['display']) ?? words
      return code === undefined ? [] : [{ system: text(coding['system']) ?? '', code, ...given({ display }) }]
    })
    if (codings.length > 0 || words === undefined) return codings
    return [{ system: '', code: words, display: words }]
  })
}

export const wordsOf = (concept: unknown): string | undefined => {
  const one = elements(concept)[0]
  return text(one?.['text']) ?? codesOf(one)[0]?.display ?? codesOf(one)[0]?.code
}

const comparators = new Set(['<', '<=', '>=', '>'])

/** The text of a number exactly as written, by the element that holds it; see parse.ts. */
export type WrittenNumbers = ReadonlyMap<object, string>

export function quantityOf(value: unknown, written: WrittenNumbers): Value | undefined {
  const quantity = element(value)
  const amount = number(quantity?.['value'])
  if (!quantity || amount === undefined) return undefined
  const comparator = text(quantity['comparator'])
  return {
    kind: 'quantity',
    value: amount,
    text: written.get(quantity) ?? String(amount),
    ...(comparator !== undefined && comparators.has(comparator) && { comparator: comparator as '<' }),
    ...given({
      unit: text(quantity['unit']) ?? text(quantity['code']),
      unitCode: quantity['system'] === 'http://unitsofmeasure.org' ? text(quantity['code']) : undefined,
    }),
  }
}

/** value[x] of an Observation or one of its components. */
export function valueOf(holder: Element, written: WrittenNumbers): Value | undefined {
  if (holder['valueQuantity'] !== undefined) return quantityOf(holder['valueQuantity'], written)
  if (holder['valueCodeableConcept'] !== undefined) {
    const codes = codesOf(holder['valueCodeableConcept'])
    return codes.length === 0
      ? undefined
      : { kind: 'code', codes, ...given({ text: text(element(holder['valueCodeableConcept'])?.['text']) }) }
  }
  if (typeof holder['valueBoolean'] === 'boolean') return { kind: 'boolean', value: holder['valueBoolean'] }
  const whole = number(holder['valueInteger'])
  if (whole !== undefined) return { kind: 'quantity', value: whole, text: String(whole) }
  const range = element(holder['valueRange'])
  if (range)
    return {
      kind: 'text',
      text: [element(range['low'])?.['value'], element(range['high'])?.['value']]
        .map(each => (each === undefined ? '' : String(each)))
        .join(' to '),
    }
  const ratio = element(holder['valueRatio'])
  if (ratio)
    return {
      kind: 'text',
      text: [ratio['numerator'], ratio['denominator']]
        .map(part => String(element(part)?.['value'] ?? ''))
        .join(':'),
    }
  const words =
    text(holder['valueString']) ??
    text(holder['valueDateTime']) ??
    text(holder['valueTime']) ??
    text(element(holder['valuePeriod'])?.['start'])
  return words === undefined ? undefined : { kind: 'text', text: words }
}

/** What an Observation and its components share. */
export function measuredOf(holder: Element, written: WrittenNumbers) {
  const range = elements(holder['referenceRange'])[0]
  const bounds =
    range &&
    given({
      low: number(element(range['low'])?.['value']),
      high: number(element(range['high'])?.['value']),
      text: text(range['text']),
    })
  return given({
    value: valueOf(holder, written),
    absentReason: wordsOf(holder['dataAbsentReason']),
    referenceRange: bounds && Object.keys(bounds).length > 0 ? bounds : undefined,
    interpretation: wordsOf(holder['interpretation']),
  })
}

/** Start and end, from the first of these that the resource has: a moment, or a Period with start and end. */
export function timesOf(resource: Element, names: readonly string[]): { start?: Moment; end?: Moment } {
  for (const name of names) {
    const value = resource[name]
    const moment = readMoment(value)
    if (moment) return { start: moment }
    const period = element(value)
    const [start, end] = [readMoment(period?.['start']), readMoment(period?.['end'])]
    if (start ?? end) return given({ start, end })
  }
  return {}
}
