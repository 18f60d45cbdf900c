import type { Amount, Concept, Value } from '../../../../shared/domain/fact.ts'
import type { ReferenceRange } from '../../../../shared/domain/facts/value.ts'
import { attachmentOf } from './embedded.ts'
import { numberIn, type Fields } from './fields.ts'
import type { Segment } from './message.ts'
import { readTime } from './read-time.ts'
import { isKnownSystem } from './systems.ts'

const comparators: Readonly<Record<string, Amount['comparator']>> = {
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '~': '~',
}
const compared = /^([<>]=?|~)\s{0,3}([+-]?[\d.]{1,30})$/
const titre = /^(\d{1,6})\s?:\s?(\d{1,9})$/
const between = /^([+-]?[\d.]{1,15})\s{0,3}[-–]\s{0,3}([+-]?[\d.]{1,15})$/

interface Unit {
  readonly unit?: string
  readonly unitCode?: string
}
/** The unit of OBX-6, and its UCUM code where it says that it is one. */
function unitIn(fields: Fields): Unit {
  const [code, words, system] = [1, 2, 3].map(part => fields.text(6, part)) as [string, string, string]
  const unit = code || words
  return {
    ...(unit !== '' && { unit }),
    ...(code !== '' && system.toUpperCase() === 'UCUM' && { unitCode: code }),
  }
}

/** A number, alone or behind a comparator; undefined for what is none. */
function amountIn(text: string, unit: Unit): Amount | undefined {
  const [, sign = '', rest = text] = compared.exec(text) ?? []
  const value = numberIn(rest)
  const comparator = comparators[sign]
  return value === undefined ? undefined : { value, text: rest, ...(comparator && { comparator }), ...unit }
}
const quantity = (amount: Amount): Value => ({ kind: 'quantity', ...amount })
const words = (text: string): Value => ({ kind: 'text', text })

/** SN: a comparator, a number, what parts two, and a second number. */
function structured(fields: Fields, unit: Unit): Value {
  const [sign, one, parted, other] = [1, 2, 3, 4].map(part => fields.text(5, part)) as [
    string,
    string,
    string,
    string,
  ]
  const first = amountIn(`${sign === '=' ? '' : sign}${one}`, unit)
  const second = other === '' ? undefined : amountIn(other, unit)
  const asWritten = words([sign, one, parted, other].join(''))
  if (!first || (other !== '' && !second)) return asWritten
  if (second && (parted === ':' || parted === '/'))
    return sign === '' || sign === '=' ? { kind: 'ratio', numerator: first, denominator: second } : asWritten
  if (second && parted === '-' && (sign === '' || sign === '='))
    return { kind: 'range', low: first, high: second }
  return second || parted !== '' ? asWritten : quantity(first)
}

/** A text that means a number: with a unit or a range beside it, or by its own form. */
function inWords(text: string, isMeasured: boolean, unit: Unit): Value {
  const amount = amountIn(text, unit)
  if (amount && (isMeasured || amount.comparator)) return quantity(amount)
  const [, one, other] = titre.exec(text) ?? []
  if (one === undefined) return words(text)
  const part = (digits: string) => ({ value: Number(digits), text: digits })
  return { kind: 'ratio', numerator: part(one), denominator: part(other!) }
}

const coded = new Set(['CE', 'CWE', 'CNE', 'CF', 'IS', 'ID'])
const texts = new Set(['ST', 'TX', 'FT', 'TM', 'VR'])
const times = new Set(['DT', 'TS', 'DTM'])
const embedded = new Set(['ED', 'RP'])
/** People, places and the like, which are kept in their words. */
const composed = new Set([
  'CX',
  'XPN',
  'XAD',
  'XTN',
  'XCN',
  'XON',
  'PN',
  'AD',
  'TN',
  'CN',
  'EI',
  'HD',
  'PL',
  'CP',
  'MO',
])

/** Several codes: each is a part of the result. */
export interface ReadValue {
  readonly value?: Value
  readonly parts?: readonly Concept[]
}

/** A text that its sender should have called a code: it has one, its words, and a system that everybody knows. */
function codeInText(fields: Fields, repetition: string): Concept | undefined {
  const { segment } = fields
  return segment.part(repetition, 1) !== '' && isKnownSystem(segment.part(repetition, 3))
    ? fields.conceptOf(repetition)
    : undefined
}

function number(fields: Fields, unit: Unit): Value {
  const whole = fields.whole(5)
  const amount = amountIn(whole, unit)
  if (amount) return quantity(amount)
  // Two numbers, or a number with its unit: what was meant is not said, and is kept as it was written.
  fields.leave(5)
  return words(whole)
}

/** What OBX-5 says, by the type in OBX-2. `more`: segments in which an embedded file goes on. */
export function valueOf(fields: Fields, more: readonly Segment[]): ReadValue {
  const type = fields.text(2).toUpperCase()
  const unit = unitIn(fields)
  const repetitions = fields.repetitions(5)
  if (repetitions.length === 0) return {}
  if (embedded.has(type))
    return { value: { kind: 'attachment', attachment: attachmentOf(fields, type, more) } }
  if (type === 'NM') return { value: number(fields, unit) }
  if (type === 'SN' && repetitions.length === 1) return { value: structured(fields, unit) }
  if (coded.has(type)) {
    const concepts = fields.concepts(5)
    const [only] = concepts
    if (concepts.length > 1) return { parts: concepts }
    return only ? { value: { kind: 'code', concept: only } } : {}
  }
  if (times.has(type)) {
    const text = fields.text(5)
    const moment = readTime(text)
    if (!moment) fields.leave(5)
    return { value: { kind: 'time', text, ...(moment && { moment }) } }
  }
  if (type !== '' && !texts.has(type) && !composed.has(type)) fields.leave(2)
  if (texts.has(type) || type === '') {
    const concept = repetitions.length === 1 ? codeInText(fields, repetitions[0]!) : undefined
    if (concept) return { value: { kind: 'code', concept } }
    const text = repetitions.map(each => fields.segment.clear(each.trim())).join('\n')
    const isMeasured = unit.unit !== undefined || fields.text(7) !== ''
    return { value: repetitions.length === 1 ? inWords(text, isMeasured, unit) : words(text) }
  }
  return { value: words(fields.whole(5)) }
}

/** The reference range of OBX-7, as written beside what it means. */
export function rangesOf(fields: Fields): ReferenceRange[] {
  const text = fields.whole(7)
  if (text === '') return []
  const unit = unitIn(fields)
  const [, from = '', to = ''] = between.exec(text) ?? []
  const [low, high] = [amountIn(from, unit), amountIn(to, unit)]
  if (low && high && low.value <= high.value) return [{ low, high, text, appliesTo: [] }]
  const [, sign = ''] = compared.exec(text) ?? []
  const limit = sign === '' ? undefined : amountIn(text, unit)
  if (!limit) return [{ text, appliesTo: [] }]
  return [sign.startsWith('<') ? { high: limit, text, appliesTo: [] } : { low: limit, text, appliesTo: [] }]
}

const FLAGS = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
const table0078 = new Set(
  'L H LL HH < > N A AA U D B W S R I MS VS IND NEG POS NR RR WR DET ND E NS SDD SYN-R SYN-S'.split(' '),
)

/** What the laboratory says of a result in OBX-8: in HL7's own codes where they are such, else in its words. */
export function interpretationsOf(fields: Fields): Concept[] {
  return fields.repetitions(8).flatMap(each => {
    const part = (number: number) => fields.segment.clear(fields.segment.part(each, number))
    const [code, display] = [part(1), part(2)]
    if (code === '' && display === '') return []
    if (!table0078.has(code)) return [{ codes: [], text: display || code }]
    return [{ codes: [{ system: FLAGS, code, ...(display !== '' && { display }) }] }]
  })
}
