import { z } from 'zod'
import { say } from '../../words/message.ts'
import { canonical } from '../canonical.ts'
import type { ConceptSet } from '../concepts/concept-set.ts'
import { factKind } from '../facts/registry.ts'
import { most } from '../most.ts'
import { countedUnits, topics, wholeMeasure, type Measure, type WholeMeasure } from './measure.ts'
import { OWN_PREFIX } from './own-measure.ts'

const name = z.string().max(most.nameCharacters)
const typed = z.string().max(20)

/** One code of this casebook, as it was found and chosen. */
export const ownCode = z.strictObject({
  kind: factKind,
  system: name,
  code: name,
  display: z.string().max(most.lineCharacters),
})
export type OwnCode = z.infer<typeof ownCode>

const comparators = ['<', '<=', '>=', '>'] as const

/** What somebody types and chooses to make a measure of her own; numbers are texts until they are read. */
export const ownForm = z.strictObject({
  title: z.string().max(200),
  says: z.string().max(most.lineCharacters),
  topic: z.enum(topics),
  /** Everybody who was seen, once at the end of each period; or each time that something happened. */
  counts: z.enum(['people', 'events']),
  /** Of people what they must have (everybody where nothing is chosen); of events what must happen. */
  who: z.array(ownCode).max(most.codes),
  seenWithinDays: typed,
  /** Whoever had any of these up to that day leaves the denominator; within so many days of it, or ever. */
  excluded: z.array(ownCode).max(most.codes),
  excludedWithinDays: typed,
  ageFrom: typed,
  ageTo: typed,
  sex: z.enum(['any', 'female', 'male']),
  /** What counts: something recorded, or not; a result on one side of a number; a death. */
  what: z.enum(['recorded', 'not-recorded', 'result', 'died']),
  which: z.array(ownCode).max(most.codes),
  comparator: z.enum(comparators),
  threshold: typed,
  unit: name,
  /** Of people so many days back from the end of a period; of events so many days on. */
  days: typed,
  missing: z.enum(['unknown', 'no']),
  better: z.enum(['higher', 'lower', 'neither']),
  /** In percent. */
  target: typed,
})
export type OwnForm = z.infer<typeof ownForm>

export const emptyForm: OwnForm = {
  title: '',
  says: '',
  topic: 'other',
  counts: 'people',
  who: [],
  seenWithinDays: '365',
  excluded: [],
  excludedWithinDays: '',
  ageFrom: '',
  ageTo: '',
  sex: 'any',
  what: 'result',
  which: [],
  comparator: '<',
  threshold: '',
  unit: '',
  days: '365',
  missing: 'unknown',
  better: 'higher',
  target: '',
}

export type FormField = keyof OwnForm
export type FormFault = 'missing' | 'not-whole' | 'not-a-number' | 'out-of-order' | 'too-much' | 'needs-codes'
export type FormFaults = Partial<Readonly<Record<FormField, FormFault>>>

const [WHO, WHICH, EXCLUDED] = ['own-who', 'own-which', 'own-excluded'] as const
const MOST_DAYS = 36_500
const OLDEST = 120
const VERSION = 'as recorded here'

/** A whole number that was typed; undefined for nothing, NaN for what is none. */
const wholeOf = (text: string): number | undefined => {
  if (text.trim() === '') return undefined
  return /^\d+$/.test(text.trim()) ? Number(text) : NaN
}
/** A number that was typed, with a point or a comma before its decimals. */
const decimalOf = (text: string): number | undefined => {
  if (text.trim() === '') return undefined
  return /^-?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : NaN
}

function wholeFault(text: string, highest: number, isNeeded: boolean): FormFault | undefined {
  const value = wholeOf(text)
  if (value === undefined) return isNeeded ? 'missing' : undefined
  if (Number.isNaN(value)) return 'not-whole'
  return value > highest ? 'too-much' : undefined
}

function decimalFault(text: string, isNeeded: boolean): FormFault | undefined {
  const value = decimalOf(text)
  if (value === undefined) return isNeeded ? 'missing' : undefined
  return Number.isNaN(value) ? 'not-a-number' : undefined
}

function targetFault(text: string): FormFault | undefined {
  const value = decimalOf(text)
  return (
    decimalFault(text, false) ?? (value !== undefined && (value < 0 || value > 100) ? 'too-much' : undefined)
  )
}

function ageFault({ ageFrom, ageTo }: OwnForm): FormFault | undefined {
  const [from, to] = [wholeOf(ageFrom), wholeOf(ageTo)]
  return from !== undefined && to !== undefined && from > to ? 'out-of-order' : undefined
}

/** What is wrong with a form, by its field; empty where a measure can be made of it. */
export function faultsOf(form: OwnForm): FormFaults {
  const { counts, what } = form
  const isResult = what === 'result'
  const all: Record<string, FormFault | undefined> = {
    title: form.title.trim() === '' ? 'missing' : undefined,
    who: counts === 'events' && form.who.length === 0 ? 'needs-codes' : undefined,
    seenWithinDays: counts === 'people' ? wholeFault(form.seenWithinDays, MOST_DAYS, true) : undefined,
    ageFrom: wholeFault(form.ageFrom, OLDEST, false),
    ageTo: wholeFault(form.ageTo, OLDEST, false) ?? ageFault(form),
    which: what !== 'died' && form.which.length === 0 ? 'needs-codes' : undefined,
    threshold: isResult ? decimalFault(form.threshold, true) : undefined,
    unit: isResult && form.unit.trim() === '' ? 'missing' : undefined,
    days: wholeFault(form.days, MOST_DAYS, true),
    excludedWithinDays: wholeFault(form.excludedWithinDays, MOST_DAYS, false),
    target: targetFault(form.target),
  }
  return Object.fromEntries(Object.entries(all).filter(([, fault]) => fault !== undefined))
}

function conceptOf(id: typeof WHO | typeof WHICH | typeof EXCLUDED, codes: readonly OwnCode[]): ConceptSet {
  return {
    format: 'casebook-concepts/1',
    id,
    label: [...new Set(codes.map(({ display }) => display))].join(', ').slice(0, most.lineCharacters),
    kinds: [...new Set(codes.map(({ kind }) => kind))],
    include: codes.map(({ system, code }) => ({ system, code })),
    version: VERSION,
  }
}

/** So many days back from the end of a period, that day counted in; or so many on from an event. */
const windowOf = ({ counts, days }: OwnForm) => {
  const length = wholeOf(days)!
  return counts === 'people'
    ? { fromDays: -Math.max(0, length - 1), toDays: 0 }
    : { fromDays: 0, toDays: length }
}

function numeratorOf(form: OwnForm): Measure['numerator'] {
  const window = windowOf(form)
  if (form.what === 'died') return [{ is: 'died', ...window }]
  if (form.what === 'result')
    return [
      {
        is: 'result',
        concept: WHICH,
        unit: form.unit.trim(),
        which: 'latest',
        ...window,
        within: [{ comparator: form.comparator, threshold: decimalOf(form.threshold)! }],
      },
    ]
  return [
    {
      is: 'recorded',
      concept: WHICH,
      ...window,
      ...(form.what === 'not-recorded' && { not: true as const }),
    },
  ]
}

/** Whoever had any of these on the index day, or before it within so many days, or ever. */
function excludedOf({ excluded, excludedWithinDays }: OwnForm): Measure['excluded'] {
  if (excluded.length === 0) return []
  const days = wholeOf(excludedWithinDays)
  return [{ is: 'recorded', concept: EXCLUDED, fromDays: days === undefined ? null : 0 - days, toDays: 0 }]
}

function populationOf({ counts, who, ageFrom, ageTo, sex }: OwnForm): Measure['population'] {
  const [from, to] = [wholeOf(ageFrom), wholeOf(ageTo)]
  return {
    ...((from !== undefined || to !== undefined) && {
      ageYears: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    }),
    ...(sex !== 'any' && { sex }),
    having:
      counts === 'people' && who.length > 0
        ? [{ is: 'recorded', concept: WHO, fromDays: null, toDays: 0 }]
        : [],
    without: [],
  }
}

/** Letters and digits of a title with hyphens between: how files and programs name a measure. */
export function ownName(title: string, taken: ReadonlySet<string>): string {
  const letters = title.normalize('NFKD').toLowerCase().slice(0, 200)
  const words = letters.split(/[^a-z0-9]/u).filter(word => word !== '')
  const plain = words.join('-').slice(0, 60).replace(/-$/u, '')
  const base = `${OWN_PREFIX}${plain || 'measure'}`
  let id = base
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
  return id
}

/**
 * The measure that a form without faults says, in the same form as those that ship. `id`: its name, which a change
 * keeps. `source`: who defined it, in words.
 */
export function measureOfForm(form: OwnForm, { id, source }: { id: string; source: string }): WholeMeasure {
  const isOfPeople = form.counts === 'people'
  const target = decimalOf(form.target)
  const [person, event] = countedUnits
  const concepts = [
    ...(form.who.length > 0 ? [conceptOf(WHO, form.who)] : []),
    ...(form.what === 'died' ? [] : [conceptOf(WHICH, form.which)]),
    ...(form.excluded.length > 0 ? [conceptOf(EXCLUDED, form.excluded)] : []),
  ]
  return wholeMeasure.parse({
    measure: {
      format: 'casebook-measure/1',
      id,
      title: form.title.trim(),
      says: form.says.trim() || form.title.trim(),
      topic: form.topic,
      source,
      misses: [say('misses.elsewhere'), say(form.what === 'died' ? 'misses.deaths' : 'misses.uncoded')],
      counts: isOfPeople ? person : event,
      index: isOfPeople
        ? { at: 'period-end', seenWithinDays: wholeOf(form.seenWithinDays)! }
        : { at: 'event', concept: WHO, anchor: 'start', which: 'each' },
      population: populationOf(form),
      excluded: excludedOf(form),
      numerator: numeratorOf(form),
      missing: form.missing,
      observation: { beforeDays: 0, shownBy: 'extract' },
      better: form.better,
      ...(target !== undefined && { target: target / 100 }),
      chart: isOfPeople ? 'xmr' : 'p',
    },
    concepts,
  })
}

function codesOf(set: ConceptSet | undefined): OwnCode[] {
  if (set === undefined || set.include === 'any') return []
  const { include, label, kinds } = set
  // One label stands for all; where it is the names one after the other, each has its own back.
  const names = typeof label === 'string' ? label.split(', ') : []
  return include.map(({ system, code }, place) => ({
    kind: kinds[0]!, // a set looks through some kind
    system,
    code,
    display: names.length === include.length ? names[place]! : code,
  }))
}

const textOf = (words: Measure['title']): string => (typeof words === 'string' ? words : '')

/** The form that says a measure; undefined where a form cannot say it. */
export function formOf(whole: WholeMeasure): OwnForm | undefined {
  const { measure, concepts } = whole
  const [counted] = measure.numerator
  if (!counted || counted.is === 'change') return undefined
  const setOf = (id: string) => concepts.find(each => each.id === id)
  const isOfPeople = measure.index.at === 'period-end'
  const length = isOfPeople ? 1 - (counted.fromDays ?? 0) : counted.toDays
  const { ageYears, sex = 'any' } = measure.population
  const [left] = measure.excluded
  const leftFrom = left?.is === 'recorded' ? left.fromDays : null
  const form: OwnForm = {
    ...emptyForm,
    title: textOf(measure.title),
    says: textOf(measure.says),
    topic: measure.topic ?? 'other',
    counts: isOfPeople ? 'people' : 'events',
    who: codesOf(setOf(WHO)),
    seenWithinDays: measure.index.at === 'period-end' ? String(measure.index.seenWithinDays) : '365',
    excluded: codesOf(setOf(EXCLUDED)),
    excludedWithinDays: leftFrom === null ? '' : String(0 - leftFrom),
    ageFrom: String(ageYears?.from ?? ''),
    ageTo: String(ageYears?.to ?? ''),
    sex,
    what: whatOf(counted),
    which: codesOf(setOf(WHICH)),
    ...(counted.is === 'result' && {
      comparator: counted.within[0]!.comparator,
      threshold: String(counted.within[0]!.threshold),
      unit: counted.unit,
    }),
    days: String(length),
    missing: measure.missing,
    better: measure.better,
    target: measure.target === undefined ? '' : String(Number((100 * measure.target).toFixed(6))),
  }
  return saysTheSame(form, whole) ? form : undefined
}

function whatOf(counted: Exclude<Measure['numerator'][number], { is: 'change' }>): OwnForm['what'] {
  if (counted.is === 'recorded') return counted.not ? 'not-recorded' : 'recorded'
  return counted.is
}

/** Whether a form makes the same measure again: nothing that the form has no field for is lost. */
function saysTheSame(form: OwnForm, whole: WholeMeasure): boolean {
  if (Object.keys(faultsOf(form)).length > 0) return false
  const { id, source } = whole.measure
  const withoutLabels = ({ measure, concepts }: WholeMeasure) =>
    canonical({ measure, concepts: concepts.map(each => ({ ...each, label: '' })) })
  return withoutLabels(measureOfForm(form, { id, source })) === withoutLabels(whole)
}
