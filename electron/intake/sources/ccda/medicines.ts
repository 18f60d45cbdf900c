import type { Concept, FactOf } from '../../../../shared/domain/fact.ts'
import type { Dose } from '../../../../shared/domain/facts/medication.ts'
import { lacksOr } from './conditions.ts'
import { conceptOf } from './base.ts'
import type { Node } from './node.ts'
import { deeds, saysNone, standsBy } from './standing.ts'
import { told, type Read, type Statement } from './statement.ts'
import { spanOf } from './times.ts'
import { amountOf } from './values.ts'

interface Product {
  readonly concept?: Concept
  readonly lot?: string
  readonly maker?: string
}
/** What is taken, given or handed out: its code with the name on the packet. */
function productIn(statement: Statement, node = statement.node): Product {
  const { sent } = statement
  node.child('code')?.pass()
  const product =
    node.child('consumable', 'manufacturedProduct') ?? node.child('product', 'manufacturedProduct')
  const material = product?.child('manufacturedMaterial') ?? product?.child('manufacturedLabeledDrug')
  for (const id of product?.all('id') ?? []) id.pass()
  const name = material?.child('name')?.text ?? ''
  const coded = conceptOf(material?.child('code'), sent)
  const named = name === '' ? statement.inWords() : { codes: [], text: name }
  const concept =
    coded && name !== '' && coded.text === undefined ? { ...coded, text: name } : (coded ?? named)
  const lot = material?.child('lotNumberText')?.text ?? ''
  const maker = product?.child('manufacturerOrganization', 'name')?.text ?? ''
  for (const id of product?.every('manufacturerOrganization', 'id') ?? []) id.pass()
  return { ...(concept && { concept }), ...(lot !== '' && { lot }), ...(maker !== '' && { maker }) }
}

/** An amount, or the two between which it lies. */
function betweenOf(node: Node | undefined, statement: Statement): Dose['amount'] {
  if (!node) return undefined
  const one = amountOf(node, statement.unread)
  const low = one ?? amountOf(node.child('low'), statement.unread)
  const high = amountOf(node.child('high'), statement.unread)
  return low || high ? { ...(low && { low }), ...(high && { high }) } : undefined
}

/** HL7's events of a day at which a medicine is taken (TimingEvent): their codes are their words. */
function eventsIn(node: Node): string[] {
  const event = node.child('event')?.attribute('code') ?? ''
  return event === '' ? [] : [event]
}

/** How often: once in each period, or at an event of the day. */
function frequencyIn(times: readonly Node[], { unread }: Statement): Dose['frequency'] {
  const periods = times.flatMap(each => each.all('period'))
  const [first, ...more] = periods
  const words = times.flatMap(eventsIn)
  const one = amountOf(first, unread)
  const low = one ?? amountOf(first?.child('low'), unread)
  const high = amountOf(first?.child('high'), unread)
  for (const each of more) unread.push({ path: 'effectiveTime/period@value', text: each.attribute('value') })
  if (!low && words.length === 0) return undefined
  return {
    ...(low && {
      times: 1,
      period: low.value,
      ...(high && { periodMost: high.value }),
      ...(low.unit !== undefined && { periodUnit: low.unit }),
    }),
    words,
  }
}

/** Whether it is taken only when needed, and for what. */
function neededIn(statement: Statement): Dose['asNeeded'] {
  const [condition] = statement.node.every('precondition', 'criterion')
  if (!condition) return undefined
  const value = conceptOf(condition.child('value'), statement.sent)
  const code = conceptOf(condition.child('code'), statement.sent)
  const text = statement.sent.narrative.wordsOf(condition.child('text'))
  return value ?? (text === '' ? (code ?? true) : { codes: [], text })
}

function maximaIn(node: Node): string[] {
  return node.all('maxDoseQuantity').flatMap(each => {
    const part = (name: string) => {
      const found = each.child(name)
      return found ? `${found.attribute('value')} ${found.attribute('unit')}`.trim() : ''
    }
    const [most, in_] = [part('numerator'), part('denominator')]
    return most === '' ? [] : [in_ === '' ? most : `${most} / ${in_}`]
  })
}

/** How much, how often and by which way; nothing where it says none of it. */
function doseIn(statement: Statement, times: readonly Node[]): Dose[] {
  const { node, unread } = statement
  const amount = betweenOf(node.child('doseQuantity'), statement)
  const rate = betweenOf(node.child('rateQuantity'), statement)
  const frequency = frequencyIn(times, statement)
  const route = statement.concept('routeCode')
  const [site, ...sites] = statement.concepts('approachSiteCode')
  for (const each of sites) unread.push({ path: 'approachSiteCode', text: each.text ?? each.codes[0]!.code })
  const asNeeded = neededIn(statement)
  const instructions = statement.wordsOf('instruction')
  const most = maximaIn(node)
  const text = statement.sent.narrative.wordsOf(node.child('text'))
  const parts = { amount, rate, frequency, route, site, asNeeded }
  const says = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
  const saysNothing = Object.keys(says).length + instructions.length + most.length === 0
  return saysNothing && text === '' ? [] : [{ ...(says as Partial<Dose>), most, instructions }]
}

/** The packs that are to be handed out with it (supply order): how many, how often again, until when. */
function supplyIn(statement: Statement): FactOf<'medication'>['supply'] {
  const [first] = statement.nested.where(({ statement: each }) => each.name === 'supply' && isOrder(each))
  if (!first) return undefined
  for (const name of ['id', 'statusCode', 'author', 'product', 'code'])
    for (const each of first.all(name)) each.pass()
  const quantity = amountOf(first.child('quantity'), statement.unread)
  const repeats = amountOf(first.child('repeatNumber'), statement.unread)?.value
  const { start, end } = spanOf(first.child('effectiveTime'), statement.unread)
  return {
    ...(quantity && { quantity }),
    ...(repeats !== undefined && { repeats }),
    ...(start && { from: start }),
    ...(end && { until: end }),
  }
}
const isOrder = (node: Node) => node.attribute('moodCode') !== 'EVN'

/** The time over which it is taken, and how often in it. */
function timesOf({ node }: Statement) {
  const all = node.all('effectiveTime')
  const isOften = (each: Node) =>
    /(?:PIVL|EIVL)/.test(each.attribute('xsi:type')) || each.child('period') || each.child('event')
  return { over: all.find(each => !isOften(each)), often: all.filter(isOften) }
}

/** Whether a section tells of what was given here, and not of what she takes. */
const GIVEN = 'medications given'
const OWN_STATE = new Set(['active', 'on-hold'])

/** A medicine that is or was taken, was given, or is to be. */
export const medication: Read = statement => {
  const { node, unread } = statement
  const { concept, lot, maker } = productIn(statement)
  if (!concept) return lacksOr(statement, 'consumable')
  const stands = standsBy(node, deeds, 'not-done')
  const none = stands.standing.is === 'happened' ? saysNone(concept) : undefined
  const { over, often } = timesOf(statement)
  const doses = doseIn(statement, often)
  const supply = supplyIn(statement)
  const [state] = statement.valuesOf('state')
  const mood = node.attribute('moodCode')
  const word = (state?.text ?? state?.codes[0]?.display ?? '').toLowerCase()
  const span = spanOf(over, unread)
  const repeats = amountOf(node.child('repeatNumber'), unread)?.value
  const common = statement.common({
    kind: 'Medication',
    concept,
    standing: none ?? stands.standing,
    // A course that is complete has its own end; while it goes on the word stands for it.
    status: word || (OWN_STATE.has(stands.status) && span.end ? '' : stands.status),
    ...span,
  })
  const isOrdered = mood !== 'EVN' && mood !== ''
  const given = statement.where.section === GIVEN ? ('administration' as const) : ('statement' as const)
  return told(statement, {
    kind: 'medication',
    ...common,
    role: isOrdered ? 'request' : given,
    ...(isOrdered && { intent: mood === 'RQO' ? 'order' : 'plan' }),
    categories: [],
    doses,
    ...((supply || repeats !== undefined) && {
      supply: { ...supply, ...(repeats !== undefined && { repeats: supply?.repeats ?? repeats }) },
    }),
    ingredients: [],
    ...formIn(statement),
    reasons: statement.valuesOf('indication'),
    parties: [
      ...common.parties,
      ...(maker === undefined ? [] : [{ role: 'manufacturer' as const, name: maker }]),
    ],
    qualifiers: lot === undefined ? [] : [{ name: 'lotNumberText', value: { kind: 'text', text: lot } }],
  })
}
function formIn(statement: Statement) {
  const form = statement.concept('administrationUnitCode')
  return form ? { form } : {}
}

/** A medicine that was handed out. */
export const dispense: Read = statement => {
  const { node, unread } = statement
  const own = productIn(statement)
  // What is handed out of a medicine is that medicine, where it does not say another.
  const { concept, lot, maker } =
    own.concept || !statement.concern ? own : { ...own, ...productIn(statement, statement.concern) }
  if (!concept) return lacksOr(statement, 'product')
  const quantity = amountOf(node.child('quantity'), unread)
  const repeats = amountOf(node.child('repeatNumber'), unread)?.value
  const common = statement.common({
    kind: 'Dispense',
    concept,
    ...standsBy(node, deeds, 'not-done'),
    ...spanOf(node.child('effectiveTime'), unread),
  })
  return told(statement, {
    kind: 'medication',
    ...common,
    role: 'dispense',
    categories: [],
    doses: [],
    supply: { ...(quantity && { quantity }), ...(repeats !== undefined && { repeats }) },
    ingredients: [],
    parties: [
      ...common.parties,
      ...(maker === undefined ? [] : [{ role: 'manufacturer' as const, name: maker }]),
    ],
    qualifiers: lot === undefined ? [] : [{ name: 'lotNumberText', value: { kind: 'text', text: lot } }],
  })
}

/** A vaccination that was given, is due, or was not given and why. */
export const immunization: Read = statement => {
  const { node, unread } = statement
  const { concept, lot, maker } = productIn(statement)
  if (!concept) return lacksOr(statement, 'consumable')
  const refusals = statement.nested.take('refusal').flatMap(each => {
    for (const name of ['id', 'statusCode', 'value', 'effectiveTime']) each.child(name)?.pass()
    return conceptOf(each.child('code'), statement.sent) ?? []
  })
  const stands = standsBy(node, deeds, 'not-done')
  const [refusal] = refusals
  const isRefused = refusal && stands.standing.is === 'not-done'
  const why = isRefused && (refusal.text ?? refusal.codes[0]?.display ?? refusal.codes[0]?.code)
  const number = amountOf(node.child('repeatNumber'), unread)
  const dose = betweenOf(node.child('doseQuantity'), statement)
  const { over, often } = timesOf(statement)
  for (const each of often) unread.push(...each.leaves('effectiveTime'))
  const common = statement.common({
    kind: 'Immunization',
    concept,
    standing: why ? { is: 'not-done', because: { element: 'refusal', word: why } } : stands.standing,
    status: stands.status,
    ...spanOf(over, unread),
  })
  return told(statement, {
    kind: 'immunization',
    ...common,
    ...(lot !== undefined && { lot }),
    ...(dose?.low && { dose: dose.low }),
    protocols: number ? [{ dose: number.text, against: [] }] : [],
    reactions: statement.valuesOf('reaction'),
    reasons: [...refusals, ...statement.valuesOf('indication')],
    modifiers: [
      ...statement.concepts('routeCode').map(each => ({ of: 'route' as const, concept: each })),
      ...statement.concepts('approachSiteCode').map(each => ({ of: 'site' as const, concept: each })),
    ],
    parties: [
      ...common.parties,
      ...(maker === undefined ? [] : [{ role: 'manufacturer' as const, name: maker }]),
    ],
    notes: [...common.notes, ...statement.wordsOf('instruction')],
  })
}
