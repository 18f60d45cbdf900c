import type { Amount, Value } from '../../../../../shared/domain/fact.ts'
import { element, given, isElement, number, text, type Element } from '../json.ts'
import { leaveUnread, type Mapping } from '../mapping.ts'
import { readMoment } from '../../../border/read-moment.ts'
import { keep, members, restOf } from './members.ts'

const UCUM = 'http://unitsofmeasure.org'
const quantityMembers = members('value comparator unit:text system:text code:text')
const comparators: ReadonlySet<unknown> = new Set(['<', '<=', '>=', '>'])
/** A number that somebody wrote as text, and can only have meant so. */
const plainNumber = /^(<=|>=|<|>|~)?\s*(-?\d+(?:\.\d+)?)$/

function numberOf(
  holder: Element,
  { written }: Mapping,
): Pick<Amount, 'value' | 'text' | 'comparator'> | undefined {
  const value = holder['value']
  if (typeof value === 'number')
    return Number.isFinite(value) ? { value, text: written.get(holder) ?? String(value) } : undefined
  const match = typeof value === 'string' ? plainNumber.exec(value.trim()) : null
  if (!match || !Number.isFinite(Number(match[2]))) return undefined
  return {
    value: Number(match[2]),
    text: match[2]!,
    ...(match[1] !== undefined && { comparator: match[1] as '<' }),
  }
}

function unitOf(holder: Element, amount: Amount, at: string, mapping: Mapping): void {
  const [unit, code] = [text(holder['unit']), text(holder['code'])]
  const shown = unit ?? code
  if (shown !== undefined) amount.unit = shown
  if (holder['system'] === UCUM && code !== undefined) {
    amount.unitCode = code
    return
  }
  if (code !== undefined && code !== unit && unit !== undefined) keep(code, `${at}.code`, mapping)
  keep(holder['system'] ?? null, `${at}.system`, mapping)
}

/** A Quantity of any kind as an amount; undefined where it holds no number, and then what it holds is left unread. */
export function amountOf(value: unknown, at: string, mapping: Mapping): Amount | undefined {
  if (value === undefined || value === null) return undefined
  if (!isElement(value)) {
    leaveUnread(value, at, mapping)
    return undefined
  }
  restOf(value, quantityMembers, at, mapping)
  const amount: Amount | undefined = numberOf(value, mapping)
  if (!amount) {
    for (const [member, how] of quantityMembers)
      if (how === 'mapped' || (typeof how === 'function' && how(value[member])))
        leaveUnread(value[member], `${at}.${member}`, mapping)
    return undefined
  }
  const comparator = value['comparator']
  if (comparators.has(comparator)) amount.comparator = comparator as '<'
  else leaveUnread(comparator, `${at}.comparator`, mapping)
  unitOf(value, amount, at, mapping)
  return amount
}

/** A Quantity as a value. A number written as no number, such as `5,4`, is kept in its words, and flagged. */
export function quantityOf(value: unknown, at: string, mapping: Mapping): Value | undefined {
  const holder = element(value)
  const words = text(holder?.['value'])
  if (holder && words !== undefined && !numberOf(holder, mapping)) {
    restOf(holder, quantityMembers, at, mapping)
    leaveUnread(words, `${at}.value`, mapping)
    const unit = text(holder['unit']) ?? text(holder['code'])
    return { kind: 'text', text: [text(holder['comparator']), words, unit].filter(Boolean).join(' ') }
  }
  const amount = amountOf(value, at, mapping)
  return amount && { kind: 'quantity', ...amount }
}

const rangeMembers = members('low high')

/** The bounds of a Range. */
export function boundsOf(
  value: unknown,
  at: string,
  mapping: Mapping,
): { low?: Amount; high?: Amount } | undefined {
  const range = element(value)
  if (!range) {
    leaveUnread(value, at, mapping)
    return undefined
  }
  restOf(range, rangeMembers, at, mapping)
  return given({
    low: amountOf(range['low'], `${at}.low`, mapping),
    high: amountOf(range['high'], `${at}.high`, mapping),
  })
}

export function rangeOf(value: unknown, at: string, mapping: Mapping): Value | undefined {
  const bounds = boundsOf(value, at, mapping)
  return bounds && (bounds.low ?? bounds.high) ? { kind: 'range', ...bounds } : undefined
}

const ratioMembers = members('numerator denominator')

export function ratioOf(
  value: unknown,
  at: string,
  mapping: Mapping,
): Extract<Value, { kind: 'ratio' }> | undefined {
  const ratio = element(value)
  if (!ratio) {
    leaveUnread(value, at, mapping)
    return undefined
  }
  restOf(ratio, ratioMembers, at, mapping)
  const parts = given({
    numerator: amountOf(ratio['numerator'], `${at}.numerator`, mapping),
    denominator: amountOf(ratio['denominator'], `${at}.denominator`, mapping),
  })
  return (parts.numerator ?? parts.denominator) ? { kind: 'ratio', ...parts } : undefined
}

const periodMembers = members('start end')

/** A Period as a value. */
export function periodOf(value: unknown, at: string, mapping: Mapping): Value | undefined {
  const period = element(value)
  if (!period) {
    leaveUnread(value, at, mapping)
    return undefined
  }
  restOf(period, periodMembers, at, mapping)
  const [start, end] = [readMoment(period['start']), readMoment(period['end'])]
  if (!start) leaveUnread(period['start'], `${at}.start`, mapping)
  if (!end) leaveUnread(period['end'], `${at}.end`, mapping)
  return (start ?? end) ? { kind: 'period', ...given({ start, end }) } : undefined
}

const seriesMembers = members(
  'origin period:number factor:number lowerLimit:number upperLimit:number dimensions:number data:text',
)

/** SampledData; one without samples, step or origin is none. */
export function seriesOf(value: unknown, at: string, mapping: Mapping): Value | undefined {
  const sampled = element(value)
  const [step, samples] = [number(sampled?.['period']), text(sampled?.['data'])]
  const origin = sampled && amountOf(sampled['origin'], `${at}.origin`, mapping)
  if (!sampled || step === undefined || samples === undefined || !origin) {
    leaveUnread(value, at, mapping)
    return undefined
  }
  restOf(sampled, seriesMembers, at, mapping)
  return {
    kind: 'series',
    origin,
    stepMilliseconds: step,
    dimensions: number(sampled['dimensions']) ?? 1,
    samples,
    ...given({
      factor: number(sampled['factor']),
      lower: number(sampled['lowerLimit']),
      upper: number(sampled['upperLimit']),
    }),
  }
}

/** An amount in words: `500 mg`. */
export const inWords = ({ comparator, text: digits, unit }: Amount): string =>
  `${comparator ?? ''}${digits}${unit === undefined ? '' : ` ${unit}`}`

/** Words cannot hold a code beside a unit: then the amount is kept as well. */
const hasOwnCode = (amount: Amount | undefined) =>
  amount?.unitCode !== undefined && amount.unitCode !== amount.unit

/** A quantity in words. */
export function amountInWords(value: unknown, at: string, mapping: Mapping): string | undefined {
  const amount = amountOf(value, at, mapping)
  if (hasOwnCode(amount)) keep(value, at, mapping)
  return amount && inWords(amount)
}

/** A ratio in words: `500 mg / 1 tablet`. */
export function ratioInWords(value: unknown, at: string, mapping: Mapping): string | undefined {
  if (value === undefined) return undefined
  const ratio = ratioOf(value, at, mapping)
  if (!ratio) return undefined
  const { numerator, denominator } = ratio
  if (hasOwnCode(numerator) || hasOwnCode(denominator)) keep(value, at, mapping)
  return [ratio.numerator, ratio.denominator].flatMap(part => (part ? inWords(part) : [])).join(' / ')
}
