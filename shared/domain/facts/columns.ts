import { precisions, type Moment } from '../moment.ts'
import { kinds, kindOf, numberOf, type Fact, type FactKind, type FactOf } from './registry.ts'
import { standings } from './standing.ts'
import { converted, type Conversion, type Quantity } from './value.ts'

/** What a fact says: all of it but its names and place. */
export type Said<F extends Fact = Fact> = F extends Fact ? Omit<F, keyof Named> : never
export type SaidOf<K extends FactKind> = Extract<Said, { kind: K }>
/** Names and place: what a fact has beside its columns. */
export type Named = Pick<Fact, 'identity' | 'aliases' | 'patient' | 'place'>

/**
 * What a fact says as a row of columns, and back without loss. What is said again and again of many facts (`concept`,
 * `form`, `visit`, `unit`) is one text that a store keeps once; what is said of one fact only is in `detail`. What
 * the source itself is called is in none of them: names of the same source end in `@`.
 */
export interface FactColumns {
  readonly kind: number
  /** Place in `standings`. */
  readonly standing: number
  /** JSON of the concept. */
  readonly concept: string
  /** JSON of members that few texts are enough for, and how exact each time is. '' for none. */
  readonly form: string
  /** The visits to which it belongs, which the facts of one visit share: names, a line each. '' for none. */
  readonly visit: string
  /** Clock milliseconds; null where there is none. */
  readonly start: number | null
  readonly end: number | null
  readonly known: number | null
  readonly recorded: number | null
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
  'doses',
  'reasons',
  'build',
  'chromosome',
  'position',
  'until',
  'reference',
  'alternates',
  'genotype',
  'state',
  'filters',
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
  'links',
  'parties',
  'qualifiers',
])

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
const isEmptyObject = (value: object) => Object.keys(value).length === 0
const textOf = (members: Readonly<Record<string, unknown>>) => {
  const text = JSON.stringify(members)
  return text === '{}' ? '' : text
}

type Link = Fact['links'][number]
type Party = Fact['parties'][number]
type Qualifier = Fact['qualifiers'][number]

/** A name of the same source without what the source is called; one of another source as it is. */
const localName = (name: string, scope: string) =>
  name.endsWith(`@${scope}`) ? name.slice(0, -scope.length) : name
const wholeName = (name: string, scope: string) => (name.endsWith('@') ? name + scope : name)

/** What points to something: most say in which role, and at what. */
interface Pointing {
  readonly role: string
  readonly identity?: string | undefined
}
/** `role name` where there is no more to it, else as it is. */
const pointer = <T extends Pointing>(each: T, scope: string): string | T => {
  const { role, identity, ...more } = each
  if (identity === undefined) return each
  const name = localName(identity, scope)
  return isEmptyObject(more) ? `${role} ${name}` : { ...each, identity: name }
}
function pointed<T extends Pointing>(kept: string | T, scope: string): T {
  if (typeof kept === 'string') {
    const at = kept.indexOf(' ')
    return { role: kept.slice(0, at), identity: wholeName(kept.slice(at + 1), scope) } as T // written by pointer
  }
  return kept.identity === undefined ? kept : { ...kept, identity: wholeName(kept.identity, scope) }
}

/** What is at the beginning of a list, and the rest of it. */
function parted<T>(all: readonly T[], belongs: (each: T) => boolean): [T[], T[]] {
  const at = all.findIndex(each => !belongs(each))
  return at < 0 ? [[...all], []] : [all.slice(0, at), all.slice(at)]
}
const isVisit = ({ role, identity = '', words }: Link) =>
  role === 'encounter' && words === undefined && identity !== '' && !identity.includes('\n')
/** What a server notes of all it sends. */
const isOfTheServer = ({ name }: Qualifier) => name.startsWith('meta.')

/**
 * A fact's columns. The order of members is that of the kind's schema, so one meaning is one text. `scope`: what its
 * source is called.
 */
export function columnsOf(fact: Said, scope: string): FactColumns {
  const given: Readonly<Record<string, unknown>> = fact
  const form: Record<string, unknown> = {}
  const detail: Record<string, unknown> = {}
  for (const name of members.get(fact.kind)!) {
    const value = given[name]
    if (APART.has(name) || isEmpty(value)) continue
    if (FORM.has(name)) form[name] = value
    else detail[name] = value
  }
  const [visits, links] = parted(fact.links, isVisit)
  const [noted, qualifiers] = parted(fact.qualifiers, isOfTheServer)
  const times = [fact.start, fact.end, fact.known, fact.recorded].map(packTime)
  if (noted.length > 0) form['qualifiers'] = noted
  if (fact.parties.length > 0) form['parties'] = fact.parties.map(each => pointer(each, scope))
  if (links.length > 0) detail['links'] = links.map(each => pointer(each, scope))
  if (qualifiers.length > 0) detail['qualifiers'] = qualifiers
  if (fact.standing.because) form['because'] = fact.standing.because
  if (times.some(each => each > 0)) form['times'] = times
  const result = 'value' in fact ? fact.value : undefined
  const measured = result?.kind === 'quantity' ? result : undefined
  if (result?.kind === 'quantity' || result?.kind === 'code') delete detail['value']
  if (result?.kind === 'code') form['value'] = result
  if ('components' in fact && fact.components.length > 0) {
    delete detail['components']
    form['components'] = fact.components.map(withoutNumber)
    const parts = fact.components.map(numberIn)
    if (parts.some(each => each !== 0)) detail['parts'] = parts
  }
  return {
    kind: numberOf(fact.kind),
    standing: standings.indexOf(fact.standing.is),
    concept: JSON.stringify(fact.concept),
    form: textOf(form),
    visit: visits.map(({ identity }) => localName(identity!, scope)).join('\n'),
    start: fact.start?.clock ?? null,
    end: fact.end?.clock ?? null,
    known: fact.known?.clock ?? null,
    recorded: fact.recorded?.clock ?? null,
    value: measured?.value ?? null,
    unit: measured ? textOf(unitIn(measured)) : '',
    text: measured && measured.text !== String(measured.value) ? measured.text : null,
    detail: textOf(detail),
  }
}

type Component = FactOf<'observation'>['components'][number]
/** A number, with its text where the number does not say it; 0 for none. */
type Part = number | readonly [value: number, text: string]

/** What a quantity says beside its number. */
type Unit = Pick<Quantity, 'unit' | 'unitCode' | 'comparator'> & { conversion?: Conversion }
type WithoutNumber = Component & { quantity?: Unit }

/** What components of many facts say alike: all but the number of a quantity. */
function withoutNumber({ value, ...component }: Component): WithoutNumber {
  if (value?.kind === 'quantity') return { ...component, quantity: unitIn(value) }
  return { ...component, ...(value && { value }) }
}
function numberIn({ value }: Component): Part {
  if (value?.kind !== 'quantity') return 0
  return value.text === String(value.value) ? value.value : [value.value, value.text]
}
function componentOf({ quantity, ...component }: WithoutNumber, part: Part = 0): Component {
  if (!quantity) return component
  const [value, text] = typeof part === 'number' ? [part, null] : part
  return { ...component, value: quantityWith(quantity, { value, text }) }
}

const unitIn = ({ unit, unitCode, comparator, kept }: Quantity): Unit => ({
  ...(unit !== undefined && { unit }),
  ...(unitCode !== undefined && { unitCode }),
  ...(comparator !== undefined && { comparator }),
  ...(kept && { conversion: { unit: kept.unit, slope: kept.slope, intercept: kept.intercept } }),
})
/** What these columns say, of a source called so. Throws RangeError for a kind this version does not know. */
export function saidOf(columns: FactColumns, scope: string): Said {
  const kind = kindOf(columns.kind)
  if (kind === undefined) throw new RangeError(`There is no kind of number ${columns.kind}.`)
  const {
    because,
    times: packed = [0, 0, 0, 0],
    qualifiers: noted = [],
    parties = [],
    components,
    ...form
  } = parsed<Form>(columns.form)
  const { links = [], qualifiers = [], parts = [], ...detail } = parsed<Detail>(columns.detail)
  const times = (['start', 'end', 'known', 'recorded'] as const).flatMap((name, at) => {
    const moment = unpackTime(columns[name], packed[at]!)
    return moment ? [[name, moment] as const] : []
  })
  const visits = columns.visit === '' ? [] : columns.visit.split('\n')
  const said = {
    ...Object.fromEntries(lists.get(kind)!.map(name => [name, []])),
    ...form,
    ...detail,
    ...Object.fromEntries(times),
    ...(columns.value !== null && { value: quantityOf(columns) }),
    ...(components && { components: components.map((each, at) => componentOf(each, parts[at])) }),
    links: [
      ...visits.map(name => ({ role: 'encounter', identity: wholeName(name, scope) })),
      ...links.map(each => pointed(each, scope)),
    ],
    parties: parties.map(each => pointed(each, scope)),
    qualifiers: [...noted, ...qualifiers],
    kind,
    concept: JSON.parse(columns.concept) as unknown,
    standing: { is: standings[columns.standing]!, ...(because !== undefined && { because }) },
  }
  return said as unknown as Said // what columnsOf took apart
}

/** When what many say alike in this form began, from its clock; undefined where there is none. */
export function startIn(form: string): (clock: number) => Moment | undefined {
  const [packed = 0] = parsed<Form>(form).times ?? []
  return clock => unpackTime(clock, packed)
}
/** The numbers by which the world knows a fact of this detail. */
export const idsIn = (detail: string): Fact['ids'] =>
  // Most have none, and a text is looked through faster than it is read.
  detail.includes('"ids":') ? (parsed<Pick<Fact, 'ids'>>(detail).ids ?? []) : []

interface Form {
  because?: Fact['standing']['because']
  times?: number[]
  qualifiers?: Qualifier[]
  parties?: Array<string | Party>
  components?: WithoutNumber[]
}
interface Detail {
  links?: Array<string | Link>
  qualifiers?: Qualifier[]
  parts?: Part[]
}
const parsed = <T extends object = Record<string, unknown>>(text: string): Partial<T> =>
  text === '' ? {} : (JSON.parse(text) as T) // written by textOf

/** The quantity in columns that hold one. */
export const quantityOf = ({ value, text, unit }: Pick<FactColumns, 'value' | 'text' | 'unit'>): Quantity =>
  quantityWith(parsed<Unit>(unit), { value: value!, text })

function quantityWith(
  { conversion, ...written }: Unit,
  { value, text }: { value: number; text: string | null },
): Quantity {
  return {
    ...written,
    kind: 'quantity',
    value,
    text: text ?? String(value),
    ...(conversion && { kept: { value: converted(value, conversion), ...conversion } }),
  }
}

/** The members of each kind in the order of its schema, and those of them that are lists. */
const NAMED: ReadonlySet<string> = new Set<keyof Named>(['identity', 'aliases', 'patient', 'place'])
const namesOf = (shape: object) => Object.keys(shape).filter(name => !NAMED.has(name))
const members = new Map<FactKind, readonly string[]>(
  kinds.map(kind => [kind.name, namesOf(kind.schema.shape)]),
)
const lists = new Map<FactKind, readonly string[]>(
  kinds.map(kind => [
    kind.name,
    Object.entries(kind.schema.shape)
      .filter(([name, schema]) => schema.def.type === 'array' && !NAMED.has(name))
      .map(([name]) => name),
  ]),
)
