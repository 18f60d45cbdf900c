import { conceptOf, idsOf, numberOf } from './base.ts'
import { lacksOr } from './conditions.ts'
import { modifiersIn } from './observations.ts'
import { deeds, saysNone, standsBy } from './standing.ts'
import { told, type Read, type Statement } from './statement.ts'
import { spanOf } from './times.ts'
import { amountOf, valueOf } from './values.ts'

/** Devices that a statement names: what was put in, or is used. */
function devicesIn({ node, sent }: Statement) {
  return node.every('participant', 'participantRole').flatMap(role => {
    const device = role.child('playingDevice')
    if (!device) return []
    const concept = conceptOf(device.child('code'), sent)
    const model = device.child('manufacturerModelName')?.text ?? ''
    const maker = role.child('scopingEntity', 'desc')?.text ?? ''
    return [{ concept, model, maker, role }]
  })
}

/** Something done, or to be done, to a person. */
export const procedure: Read = statement => {
  const { node, sent, unread } = statement
  const concept = statement.concept('code') ?? statement.inWords()
  if (!concept) return lacksOr(statement, 'code')
  const stands = standsBy(node, deeds, 'not-done')
  const none = stands.standing.is === 'happened' ? saysNone(concept) : undefined
  const [outcome] = statement.concepts('value')
  const common = statement.common({
    kind: 'Procedure',
    concept,
    standing: none ?? stands.standing,
    status: stands.status,
    ...spanOf(node.child('effectiveTime'), unread),
  })
  const used = devicesIn(statement).flatMap(each => each.concept ?? [])
  const specimens = node.every('specimen', 'specimenRole', 'specimenPlayingEntity', 'code')
  return told(statement, {
    kind: 'procedure',
    ...common,
    categories: [],
    ...(outcome && { outcome }),
    complications: [],
    followUp: [],
    used,
    reasons: statement.valuesOf('indication'),
    modifiers: [
      ...modifiersIn(statement),
      ...statement.concepts('approachSiteCode').map(each => ({ of: 'site' as const, concept: each })),
      ...specimens.flatMap(each => {
        const specimen = conceptOf(each, sent)
        return specimen ? [{ of: 'specimen' as const, concept: specimen }] : []
      }),
    ],
    notes: [...common.notes, ...statement.wordsOf('instruction')],
  })
}

/** A visit, a stay or a call. */
export const encounter: Read = statement => {
  const { node, unread } = statement
  const concept = statement.concept('code') ?? statement.inWords()
  const span = spanOf(node.child('effectiveTime'), unread)
  if (!concept && !span.start && !span.end) return lacksOr(statement, 'code')
  const dischargedTo =
    statement.concept('sdtc:dischargeDispositionCode') ?? statement.concept('dischargeDispositionCode')
  const common = statement.common({
    kind: 'Encounter',
    concept: concept ?? { codes: [], text: 'visit' },
    ...standsBy(node, deeds, 'not-done'),
    ...span,
  })
  return told(statement, {
    kind: 'encounter',
    ...common,
    ...(dischargedTo && { dischargedTo }),
    reasons: statement.valuesOf('indication'),
    notes: [...common.notes, ...statement.wordsOf('instruction')],
  })
}

/** Some programs say what is planned in a statement inside, under the same number, as if it had been done. */
function detailed(statement: Statement) {
  const numbers = new Set(idsOf(statement.node.all('id')).map(numberOf))
  const [same] = statement.nested.where(({ statement: each }) =>
    idsOf(each.all('id')).some(id => numbers.has(numberOf(id))),
  )
  const concept = conceptOf(same?.child('code'), statement.sent)
  for (const name of ['statusCode', 'author']) same?.child(name)?.pass()
  return concept
}

const GOAL = 'GOL'
/** What is to be done or reached. */
export const plan: Read = statement => {
  const { node, sent, unread } = statement
  const concept = statement.concept('code') ?? statement.inWords() ?? detailed(statement)
  if (!concept) return lacksOr(statement, 'code')
  const mood = node.attribute('moodCode')
  const stands = standsBy(node, deeds, 'not-done')
  const values = node.all('value').flatMap(each => valueOf(each, sent, unread) ?? [])
  const repeats = amountOf(node.child('repeatNumber'), unread)
  const common = statement.common({
    kind: 'Plan',
    concept,
    // What stands in a plan of care is to come, whatever mood its program wrote.
    standing:
      stands.standing.is === 'happened'
        ? { is: 'planned', because: { element: 'section', word: statement.where.section } }
        : stands.standing,
    status: stands.status,
    ...spanOf(node.child('effectiveTime'), unread),
  })
  return told(statement, {
    kind: 'plan',
    ...common,
    of: mood === GOAL ? 'goal' : 'service',
    intent: mood === 'RQO' ? 'order' : 'plan',
    categories: [],
    activities: [],
    reasons: statement.valuesOf('indication'),
    modifiers: modifiersIn(statement),
    qualifiers: [
      ...values.map(value => ({ name: 'value', value })),
      ...(repeats ? [{ name: 'repeatNumber', value: { kind: 'quantity' as const, ...repeats } }] : []),
    ],
    notes: [...common.notes, ...statement.wordsOf('instruction')],
  })
}

/** A device in or on a person, or that she uses. */
export const device: Read = statement => {
  const { node, unread } = statement
  const [first, ...more] = devicesIn(statement)
  for (const each of more) unread.push(...each.role.leaves('participant'))
  const concept = first?.concept ?? statement.concept('code') ?? statement.inWords()
  if (!concept) return lacksOr(statement, 'participant')
  const common = statement.common({
    kind: 'Device',
    concept,
    ...standsBy(node, deeds, 'not-done'),
    ...spanOf(node.child('effectiveTime'), unread),
  })
  const quantity = amountOf(node.child('quantity'), unread)
  return told(statement, {
    kind: 'device',
    ...common,
    names: [],
    ...(first && first.maker !== '' && { maker: first.maker }),
    ...(first && first.model !== '' && { model: first.model }),
    qualifiers: quantity ? [{ name: 'quantity', value: { kind: 'quantity', ...quantity } }] : [],
  })
}

/** A note: its words are what it is. */
export const note: Read = statement => {
  const { node, sent, unread } = statement
  const words = sent.narrative.wordsOf(node.child('text'))
  const concept = statement.concept('code') ?? (words === '' ? undefined : { codes: [], text: 'note' })
  if (!concept || words === '') return lacksOr(statement, 'text')
  const { notes, ...common } = statement.common({
    kind: 'Note',
    concept,
    ...standsBy(node, deeds, 'not-done'),
    ...spanOf(node.child('effectiveTime'), unread),
  })
  return told(statement, {
    kind: 'document',
    ...common,
    notes: notes.filter(each => each !== words),
    categories: [],
    attachments: [{ contentType: 'text/plain', text: words }],
  })
}

/** Who pays is nobody's health: it stays in the source, and is counted. */
export const coverage: Read = () => ({ left: 'C-CDA payment source' })
/** A picture or a file beside the narrative. */
export const media: Read = ({ node }) => ({ left: `C-CDA ${node.name}` })
