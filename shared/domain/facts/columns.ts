import { precisions, type Moment } from '../moment.ts'
import { kinds, kindOf, numberOf, type Fact, type FactKind } from './registry.ts'
import { standings } from './standing.ts'
import { converted, type Conversion, type Quantity } from './value.ts'

/**
 * A fact as a row of columns, and back without loss. What is said again and again of many facts (`concept`, `form`,
 * `unit`) is one text that a store keeps once; what is said of one fact only is in `detail`. Names and place are not in
 * it: a store has them by number.
 */
export interface FactColumns {
  readonly kind: number
  /** Place in `standings`. */
  readonly standing: number
  /** JSON of the concept. */
  readonly concept: string
  /** JSON of members that few texts are enough for. '' for none. */
  readonly form: string
  /** Clock milliseconds; null where there is none. */
  readonly start: number | null
  readonly end: number | null
  readonly known: number | null
  readonly recorded: number | null
  /** Precision and offset from UTC of the four times, each in one number; 0 for none. */
  readonly times: readonly [start: number, end: number, known: number, recorded: number]
  /** The number of a quantity; null where the value is none. */
  readonly value: number | null
  /** JSON of the quantity's unit, code, comparator and conversion; '' for none. */
  readonly unit: string
  /** The number as written, where it is not what the number itself says. */
  readonly text: string | null
  /** JSON of what is left; '' for nothing. */
  readonly detail: string
}

/** Members that are the same in many facts. */
const FORM = new Set([
  'about',
  'status',
  'categories',
  'role',
  'intent',
  'verification',
  'criticality',
  'class',
  'service',
  'type',
  'of',
  'interpretations',
  'ranges',
  'modifiers',
  'primarySource',
  'form',
  'substitution',
  'relationship',
])
/** Members that stand in columns of their own, or that a store has by number. */
const APART = new Set([
  'kind',
  'standing',
  'concept',
  'start',
  'end',
  'known',
  'recorded',
  'identity',
  'aliases',
  'patient',
  'place',
])
/** Names and place: what a fact has beside its columns. */
export type Named = Pick<Fact, 'identity' | 'aliases' | 'patient' | 'place'>

const OFFSET = 2048 // above every offset in minutes, so that a packed one is never negative
const NO_OFFSET = 4095

/** Precision and offset of a moment in one number; 0 stands for no moment. */
function packTime(moment: Moment | undefined): number {
  if (!moment) return 0
  const offset = moment.offsetMinutes === null ? NO_OFFSET : moment.offsetMinutes + OFFSET
  return ((precisions.indexOf(moment.precision) + 1) << 12) | offset
}
function unpackTime(clock: number | null, packed: number): Moment | undefined {
  if (clock === null || packed === 0) return undefined
  const offset = packed & NO_OFFSET
  return {
    clock,
    precision: precisions[(packed >> 12) - 1]!,
    offsetMinutes: offset === NO_OFFSET ? null : offset - OFFSET,
  }
}

const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0)
const textOf = (members: Readonly<Record<string, unknown>>) => {
  const text = JSON.stringify(members)
  return text === '{}' ? '' : text
}

/** A fact's columns. The order of members is that of the kind's schema, so one meaning is one text. */
export function columnsOf(fact: Fact): FactColumns {
  const given: Readonly<Record<string, unknown>> = fact
  const form: Record<string, unknown> = {}
  const detail: Record<string, unknown> = {}
  for (const name of members.get(fact.kind)!) {
    const value = given[name]
    if (APART.has(name) || isEmpty(value)) continue
    if (FORM.has(name)) form[name] = value
    else detail[name] = value
  }
  if (fact.standing.because) form['because'] = fact.standing.because
  const measured = 'value' in fact && fact.value?.kind === 'quantity' ? fact.value : undefined
  if (measured) delete detail['value']
  return {
    kind: numberOf(fact.kind),
    standing: standings.indexOf(fact.standing.is),
    concept: JSON.stringify(fact.concept),
    form: textOf(form),
    start: fact.start?.clock ?? null,
    end: fact.end?.clock ?? null,
    known: fact.known?.clock ?? null,
    recorded: fact.recorded?.clock ?? null,
    times: [packTime(fact.start), packTime(fact.end), packTime(fact.known), packTime(fact.recorded)],
    value: measured?.value ?? null,
    unit: measured ? unitOf(measured) : '',
    text: measured && measured.text !== String(measured.value) ? measured.text : null,
    detail: textOf(detail),
  }
}

function unitOf({ unit, unitCode, comparator, kept }: Quantity): string {
  const conversion = kept && { unit: kept.unit, slope: kept.slope, intercept: kept.intercept }
  return textOf({ unit, unitCode, comparator, conversion })
}

/** The fact that these columns are of, under its names. Throws RangeError for a kind this version does not know. */
export function factOf(columns: FactColumns, named: Named): Fact {
  const kind = kindOf(columns.kind)
  if (kind === undefined) throw new RangeError(`There is no kind of number ${columns.kind}.`)
  const { because, ...form } = parsed(columns.form)
  const times = (['start', 'end', 'known', 'recorded'] as const).flatMap((name, at) => {
    const moment = unpackTime(columns[name], columns.times[at]!)
    return moment ? [[name, moment] as const] : []
  })
  const fact = {
    ...Object.fromEntries(lists.get(kind)!.map(name => [name, []])),
    ...form,
    ...parsed(columns.detail),
    ...Object.fromEntries(times),
    ...(columns.value !== null && { value: quantityOf(columns) }),
    ...named,
    kind,
    concept: JSON.parse(columns.concept) as unknown,
    standing: { is: standings[columns.standing]!, ...(because !== undefined && { because }) },
  }
  return fact as unknown as Fact // what columnsOf took apart
}

const parsed = (text: string): Record<string, unknown> =>
  text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) // written by textOf

function quantityOf({ value, text, unit }: FactColumns): Quantity {
  const { conversion, ...written } = parsed(unit) as Partial<Quantity> & { conversion?: Conversion }
  return {
    ...written,
    kind: 'quantity',
    value: value!,
    text: text ?? String(value),
    ...(conversion && { kept: { value: converted(value!, conversion), ...conversion } }),
  }
}

/** The members of each kind in the order of its schema, and those of them that are lists. */
const members = new Map<FactKind, readonly string[]>(
  kinds.map(kind => [kind.name, Object.keys(kind.schema.shape)]),
)
const lists = new Map<FactKind, readonly string[]>(
  kinds.map(kind => [
    kind.name,
    Object.entries(kind.schema.shape)
      .filter(([, schema]) => schema.def.type === 'array')
      .map(([name]) => name),
  ]),
)
