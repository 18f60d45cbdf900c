import type { Concept, Fact, FactOf } from '../../../../shared/domain/fact.ts'
import type { BusinessId } from '../../../../shared/domain/facts/common.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { isPlaceholder } from '../../../../shared/domain/placeholder.ts'
import { commonOf, fieldsOf, given, nameOf, type About, type Sent } from './base.ts'
import { goesOn } from './embedded.ts'
import type { Fields } from './fields.ts'
import type { Segment } from './message.ts'
import { orderStands, reportStands, resultStands } from './standing.ts'
import type { Group, Result } from './tree.ts'
import { interpretationsOf, rangesOf, valueOf } from './values.ts'

/** What all results of one order share. */
export interface OrderView {
  readonly about: About
  readonly sent: Sent
  /** By what it is called wherever it comes again: its number, else its time, else its message. */
  readonly called: readonly string[]
  readonly ids: readonly BusinessId[]
  readonly fields: Fields | undefined
  readonly status: string
  readonly start: Moment | undefined
  readonly end: Moment | undefined
  readonly known: Moment | undefined
  readonly specimen: Concept | undefined
  readonly parties: Fact['parties']
  /** What the facts of this order are part of, and how. */
  readonly links: Fact['links']
}

const isReal = ({ value }: BusinessId) => !isPlaceholder(value)

/** The numbers of an order: the placer's and the filler's, from OBR where it has them, else from ORC. */
export function orderNumbers(group: Group, head: Segment | undefined, sent: Sent) {
  const numbered = [head?.name === 'OBR' ? head : undefined, group.order].flatMap(segment =>
    segment ? [fieldsOf(segment, sent)] : [],
  )
  const first = (field: number, label: string) =>
    numbered.map(fields => fields.entities(field, label).filter(isReal)).find(found => found.length > 0) ?? []
  return { filler: first(3, 'FILL'), placer: first(2, 'PLAC') }
}

/** By what a thing of an order is called: the number of whoever did it, or of whoever asked, else when it was. */
export function calledBy(
  { filler, placer }: { readonly filler: readonly BusinessId[]; readonly placer: readonly BusinessId[] },
  time: string,
  sent: Sent,
): string[] {
  const [number] = filler.length > 0 ? filler : placer
  if (number) return ['order', number.system, number.value]
  return time === '' ? ['message', sent.controlId] : ['time', time]
}

/** What is said of the specimen (SPM-4, or OBR-15 before version 2.5), and when it was taken. */
function specimenOf(group: Group, fields: Fields | undefined, sent: Sent) {
  const [specimen] = group.around.filter(({ name }) => name === 'SPM').map(each => fieldsOf(each, sent))
  const concept = specimen?.concept(4) ?? (fields && fields.text(15) !== '' ? fields.concept(15) : undefined)
  return { concept, taken: specimen?.moment(17) }
}

/** An order and its heading (OBR), or results that stand under none. */
export function orderView(group: Group, about: About, sent: Sent): OrderView {
  const head = group.heads.find(({ name }) => name === 'OBR')
  const fields = head && fieldsOf(head, sent)
  const { filler, placer } = orderNumbers(group, head, sent)
  const specimen = specimenOf(group, fields, sent)
  const start = fields?.moment(7) ?? specimen.taken
  return {
    about,
    sent,
    called: calledBy({ filler, placer }, fields?.text(7) ?? '', sent),
    ids: [...placer, ...filler],
    fields,
    status: fields?.text(25) ?? '',
    start,
    end: fields?.moment(8),
    known: fields?.moment(22),
    specimen: specimen.concept,
    parties: [...(fields?.people(16, 'requester') ?? []), ...(fields?.people(32, 'verifier') ?? [])],
    links: about.visit === undefined ? [] : visitLink(about, sent),
  }
}

/** To the visit in which something was. */
export const visitLink = (about: About, sent: Sent): Fact['links'] =>
  about.visit === undefined
    ? []
    : [{ role: 'encounter', identity: nameOf('Encounter', [about.called, 'number', about.visit], sent) }]

const lines = new Set(['TX', 'FT'])
/** Whether a text goes on in the next segment: laboratories send a letter line by line. */
const isNextLine = (before: Segment, next: Segment) =>
  lines.has(before.text(2)) &&
  lines.has(next.text(2)) &&
  before.raw(3) !== '' &&
  [3, 4, 11, 14].every(field => before.raw(field) === next.raw(field))

/** Puts segments together that say one thing. */
export function joined(results: readonly Result[]): Result[] {
  const found: Result[] = []
  for (const result of results) {
    const last = found.at(-1)
    const before = last && (last.more.at(-1) ?? last.obx)
    const isSame = before && (goesOn(before, result.obx) || isNextLine(before, result.obx))
    if (!last || !isSame) found.push({ ...result, more: [...result.more] })
    else {
      last.more.push(result.obx)
      last.notes.push(...result.notes)
    }
  }
  return found
}

export const noteText = (note: Segment): string =>
  note
    .repetitions(3)
    .map(each => note.clear(each))
    .join('\n')

const codeOf = ({ codes, text }: Concept) => [codes[0]?.system ?? '', codes[0]?.code ?? text ?? '']

/** Gives each result a name, so that of two that are called the same each keeps its own. */
export class Counted {
  private readonly seen = new Map<string, number>()
  name(parts: readonly string[]): string[] {
    const key = JSON.stringify(parts)
    const number = (this.seen.get(key) ?? 0) + 1
    this.seen.set(key, number)
    return [...parts, String(number)]
  }
}

/** What a result says that its own fields do not: the order's words where it has no code of its own. */
function conceptOf(fields: Fields, order: Fields | undefined): Concept | undefined {
  const own = fields.concept(3)
  return own ?? order?.concept(4)
}

/**
 * By what a result is called that stands under no numbered and no timed order: its own time, else the visit, in which
 * what is sent again is the same.
 */
function calledAlone({ called, about }: OrderView, time: string): readonly string[] {
  if (called[0] !== 'message') return called
  if (time !== '') return ['time', time]
  return about.visit === undefined ? called : ['visit', about.visit]
}

/** The text of a segment, whose repetitions are lines. */
export const linesIn = (segment: Segment): string =>
  segment
    .repetitions(5)
    .map(each => segment.clear(each.trim()))
    .join('\n')

/** Whether a segment only says that a result that was sent before is final, and has none itself (table 0085, `U`). */
export const isStatusAlone = (obx: Segment): boolean => obx.text(11) === 'U' && obx.raw(5) === ''

/**
 * One result (OBX). Its name is that of its order, its code and its sub-id, so that a correction, which comes in
 * another message, is another version of it. Undefined where neither it nor its order says what was measured.
 */
export function observationOf(
  result: Result,
  order: OrderView,
  counted: Counted,
): FactOf<'observation'> | undefined {
  const { about, sent } = order
  const fields = fieldsOf(result.obx, sent)
  const concept = conceptOf(fields, order.fields)
  if (!concept) return undefined
  const ofOrder = order.fields?.concept(4)
  const parts = [
    about.called,
    ...calledAlone(order, fields.text(14)),
    ...(ofOrder ? codeOf(ofOrder) : []),
    ...codeOf(concept),
    fields.whole(4),
  ]
  const { standing, status } = resultStands(fields.text(11), order.status)
  const common = commonOf(
    fields,
    {
      about,
      identity: nameOf('Observation', counted.name(parts), sent),
      concept,
      standing,
      status,
      ids: [...order.ids],
      changed: order.known ?? sent.at,
      start: fields.moment(14) ?? order.start,
      end: undefined,
      known: order.known,
    },
    sent,
  )
  const { value, parts: several = [] } = valueOf(fields, result.more)
  const isLetter = result.more.length > 0 && value?.kind !== 'attachment'
  const text = [result.obx, ...result.more].map(linesIn).join('\n')
  const members = given({ value: isLetter ? { kind: 'text' as const, text } : value })
  const method = fields.concept(17)
  return {
    kind: 'observation',
    ...common,
    ...members,
    ranges: rangesOf(fields),
    interpretations: interpretationsOf(fields),
    categories: [],
    components: several.map(each => ({
      concept,
      value: { kind: 'code', concept: each },
      ranges: [],
      interpretations: [],
    })),
    modifiers: [
      ...(order.specimen ? [{ of: 'specimen' as const, concept: order.specimen }] : []),
      ...(method ? [{ of: 'method' as const, concept: method }] : []),
    ],
    parties: [...order.parties, ...fields.people(16, 'performer'), ...fields.place(23, 'performer')],
    links: [...order.links],
    notes: result.notes.map(noteText),
    qualifiers: fields.rest(1, 6, 7),
  }
}

/** What an order says that is about the whole of it: its notes, why it was asked for, who is in charge. */
const partsOf = (order: OrderView, group: Group) => {
  const fields = order.fields!
  return {
    reasons: fields.concepts(31),
    parties: order.parties,
    links: [...order.links],
    notes: group.notes.map(noteText),
    modifiers: order.specimen ? [{ of: 'specimen' as const, concept: order.specimen }] : [],
    qualifiers: [...fields.rest(1), ...besideOf(group, order.sent)],
  }
}
/** What of the segments beside an order or a dose has its own place. */
const placed: Readonly<Record<string, readonly number[]>> = {
  ORC: [1, 2, 3],
  SPM: [1, 4, 17],
  TQ1: [1, 3],
  RXR: [1, 2],
}
/** What else those segments say. */
export function besideOf({ order, around }: Group, sent: Sent): Fact['qualifiers'] {
  const beside = order ? [order, ...around] : around
  return beside.flatMap(each => fieldsOf(each, sent).rest(...(placed[each.name] ?? [])))
}

/** What was found under an order: the page on which its results stand. */
export function reportOf(
  group: Group,
  order: OrderView,
  results: readonly Fact[],
): FactOf<'report'> | undefined {
  const fields = order.fields
  const concept = fields?.concept(4)
  if (!fields || !concept) return undefined
  const identity = nameOf('Report', [order.about.called, ...order.called, ...codeOf(concept)], order.sent)
  const section = fields.text(24)
  const common = commonOf(
    fields,
    {
      ...order,
      identity,
      concept,
      ...reportStands(order.status),
      ids: [...order.ids],
      changed: order.known ?? order.sent.at,
    },
    order.sent,
  )
  const parts = partsOf(order, group)
  return {
    kind: 'report',
    ...common,
    ...parts,
    links: [...parts.links, ...results.map(each => ({ role: 'result' as const, identity: each.identity }))],
    categories: section === '' ? [] : [{ codes: [], text: section }],
    conclusions: [],
    attachments: [],
  }
}

/** What is asked for: an order that has no results yet. */
export function requestOf(group: Group, order: OrderView): FactOf<'plan'> | undefined {
  const fields = order.fields
  const concept = fields?.concept(4)
  if (!fields || !concept) return undefined
  const control = group.order?.text(1) ?? ''
  const identity = nameOf('Request', [order.about.called, ...order.called, ...codeOf(concept)], order.sent)
  const common = commonOf(
    fields,
    { ...order, identity, concept, ...orderStands(control), ids: [...order.ids], changed: order.sent.at },
    order.sent,
  )
  return {
    kind: 'plan',
    ...common,
    ...partsOf(order, group),
    of: 'service',
    intent: 'order',
    categories: [],
    activities: [],
  }
}
