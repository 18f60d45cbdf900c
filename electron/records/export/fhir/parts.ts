import type { Amount, Concept, Value } from '../../../../shared/domain/fact.ts'
import { isoOf } from '../../../../shared/domain/iso.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'

/** A part of a resource; what is undefined or empty is not written. */
export type Part = Readonly<Record<string, unknown>>

const UCUM = 'http://unitsofmeasure.org'
const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** The form in which JSON writes numbers. */
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
// Known to Node 24 and not yet to the compiler's library.
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }

/** A number with the digits that its source wrote, such as `5.40`. */
export const digits = ({ value, text }: Pick<Amount, 'value' | 'text'>): unknown =>
  number.test(text) && Number(text) === value ? rawJSON(text) : value

/** As exact as its source knew it, and with a zone only where that had one. */
export function timeOf(moment: Moment | undefined): string | undefined {
  if (!moment) return undefined
  const { precision, offsetMinutes: offset } = moment
  const iso = isoOf(moment)
  if (offset === null || precision === 'year' || precision === 'month' || precision === 'day') return iso
  if (offset === 0) return `${iso}Z`
  const minutes = Math.abs(offset)
  return `${iso}${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

export const periodOf = (start: Moment | undefined, end: Moment | undefined): Part | undefined =>
  start || end ? { start: timeOf(start), end: timeOf(end) } : undefined

/** A CodeableConcept; undefined where it says nothing. */
export function conceptOf(concept: Concept | undefined): Part | undefined {
  if (!concept || (concept.codes.length === 0 && concept.text === undefined)) return undefined
  return {
    coding: concept.codes.map(({ system, ...rest }) => ({ ...(system !== '' && { system }), ...rest })),
    text: concept.text,
  }
}
export const conceptsOf = (concepts: readonly Concept[]): Part[] =>
  concepts.map(conceptOf).filter(each => each !== undefined)
/** A Coding, where only one is allowed. */
export const codingOf = (concept: Concept | undefined): Part | undefined => {
  const [first] = concept?.codes ?? []
  if (!first) return concept?.text === undefined ? undefined : { display: concept.text }
  return { ...first, system: first.system || undefined }
}

/** A Quantity. R4 has no comparator for "about": such a number is left to words. */
export function quantityOf(amount: Amount | undefined): Part | undefined {
  if (!amount || amount.comparator === '~') return undefined
  return {
    value: digits(amount),
    comparator: amount.comparator,
    unit: amount.unit,
    ...(amount.unitCode !== undefined && { system: UCUM, code: amount.unitCode }),
  }
}
export const rangeOf = (bounds: { low?: Amount | undefined; high?: Amount | undefined }): Part => ({
  low: quantityOf(bounds.low),
  high: quantityOf(bounds.high),
})
/** `~5 mg`. */
const inWords = ({ comparator, text, unit }: Amount): string =>
  `${comparator ?? ''}${text}${unit === undefined ? '' : ` ${unit}`}`

/** The member of a choice such as value[x] that holds this value. */
export function choiceOf(stem: string, value: Value | undefined): Part {
  if (!value) return {}
  switch (value.kind) {
    case 'quantity':
      return value.comparator === '~'
        ? { [`${stem}String`]: inWords(value) }
        : { [`${stem}Quantity`]: quantityOf(value) }
    case 'range':
      return { [`${stem}Range`]: rangeOf(value) }
    case 'ratio':
      return {
        [`${stem}Ratio`]: {
          numerator: quantityOf(value.numerator),
          denominator: quantityOf(value.denominator),
        },
      }
    case 'code':
      return { [`${stem}CodeableConcept`]: conceptOf(value.concept) }
    case 'text':
      return { [`${stem}String`]: value.text }
    case 'boolean':
      return { [`${stem}Boolean`]: value.value }
    case 'time':
      return value.moment
        ? { [`${stem}DateTime`]: timeOf(value.moment) }
        : { [`${stem}${/^\d\d:\d\d/.test(value.text) ? 'Time' : 'String'}`]: value.text }
    case 'period':
      return { [`${stem}Period`]: periodOf(value.start, value.end) }
    case 'series':
      return {
        [`${stem}SampledData`]: {
          origin: quantityOf(value.origin),
          period: value.stepMilliseconds,
          factor: value.factor,
          lowerLimit: value.lower,
          upperLimit: value.upper,
          dimensions: value.dimensions,
          data: value.samples,
        },
      }
    case 'attachment':
      return { [`${stem}String`]: value.attachment.text ?? value.attachment.title ?? value.attachment.url }
  }
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  const isPlain = Object.prototype.toString.call(value) === '[object Object]'
  return isPlain && !isRaw(value as object) && Object.keys(value as object).length === 0
}
/** What `rawJSON` made has no prototype. */
const isRaw = (value: object): boolean => Object.getPrototypeOf(value) === null

/** The same without what says nothing: R4 allows no empty member. */
function lean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lean).filter(each => !isEmpty(each))
  if (typeof value !== 'object' || value === null || isRaw(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]) => [name, lean(each)] as const)
      .filter(([, each]) => !isEmpty(each)),
  )
}

/** A resource as a line. */
export const lineOf = (resource: Part): string => `${JSON.stringify(lean(resource))}\n`
