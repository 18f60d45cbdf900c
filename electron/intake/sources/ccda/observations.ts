import type { Concept, FactOf } from '../../../../shared/domain/fact.ts'
import { conceptOf } from './base.ts'
import { lacksOr } from './conditions.ts'
import type { Node } from './node.ts'
import { results, standsBy } from './standing.ts'
import { told, type Outcome, type Read, type Statement } from './statement.ts'
import { spanOf } from './times.ts'
import { rangesOf, valueOf } from './values.ts'

const NULLS = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor'

/** Why there is no value, in HL7's word. */
function absentIn(values: readonly Node[]): Concept | undefined {
  const flavor = values.map(each => each.nullFlavor).find(word => word !== '')
  return flavor === undefined ? undefined : { codes: [{ system: NULLS, code: flavor }] }
}

/** Modifiers that an observation or a procedure says of itself. */
export const modifiersIn = (statement: Statement): FactOf<'observation'>['modifiers'] => [
  ...statement.concepts('targetSiteCode').map(concept => ({ of: 'site' as const, concept })),
  ...statement.concepts('methodCode').map(concept => ({ of: 'method' as const, concept })),
  ...statement.concepts('priorityCode').map(concept => ({ of: 'priority' as const, concept })),
]

/** Something measured, seen or asked. Several values are parts of it. */
export const observation: Read = statement => {
  const { node, sent, unread } = statement
  const concept = statement.concept('code') ?? statement.inWords()
  const values = node.all('value')
  const read = values.flatMap(each => valueOf(each, sent, unread) ?? [])
  if (!concept) return lacksOr(statement, 'code')
  const [value] = read
  const absent = value ? undefined : absentIn(values)
  const common = statement.common({
    kind: 'Observation',
    concept,
    ...standsBy(node, results, value ? 'absent' : 'not-done'),
    ...statement.span(),
  })
  return told(statement, {
    kind: 'observation',
    ...common,
    ...(value && read.length === 1 && { value }),
    ...(absent && { absent }),
    ranges: rangesOf(node, sent, unread),
    interpretations: statement.concepts('interpretationCode'),
    categories: [{ codes: [], text: statement.where.section }],
    components:
      read.length > 1 ? read.map(each => ({ concept, value: each, ranges: [], interpretations: [] })) : [],
    modifiers: modifiersIn(statement),
  })
}

/** Parts of an organizer whose facts stand by themselves. */
const partsOf = (statement: Statement) => statement.nested.rest()

/** What was found under one order: the page on which its results stand. */
export const report: Read = statement => {
  const { node, unread } = statement
  const concept = statement.concept('code')
  if (!concept) return { around: partsOf(statement) }
  const specimens = node.every('specimen', 'specimenRole', 'specimenPlayingEntity', 'code')
  const modifiers = specimens.flatMap(each => {
    const specimen = conceptOf(each, statement.sent)
    return specimen ? [{ of: 'specimen' as const, concept: specimen }] : []
  })
  const common = statement.common({
    kind: 'Report',
    concept,
    ...standsBy(node, results, 'not-done'),
    ...spanOf(node.child('effectiveTime'), unread),
  })
  return told(statement, {
    kind: 'report',
    ...common,
    categories: [{ codes: [], text: statement.where.section }],
    conclusions: [],
    attachments: [],
    modifiers,
  })
}

/** Whatever only holds others together: they say all there is. */
export const around: Read = statement => ({ around: partsOf(statement) })

const DEAD = 'dead'
function relativeIn(subject: Node | undefined, statement: Statement) {
  const related =
    subject?.child('subject', 'relatedSubject') ?? statement.node.child('subject', 'relatedSubject')
  const person = related?.child('subject')
  const sex = person?.child('administrativeGenderCode')?.attribute('code') ?? ''
  const { start: born } = spanOf(person?.child('birthTime'), statement.unread)
  const relationship = conceptOf(related?.child('code'), statement.sent)
  return { ...(relationship && { relationship }), ...(sex !== '' && { sex }), ...(born && { born }) }
}

/** What a relative had: a fact of its own, as one of several may be denied, and another not. */
export const familyHistory: Read = (statement): Outcome => {
  const { node } = statement
  const condition = statement.concept('value') ?? statement.concept('code') ?? statement.inWords()
  if (!condition) return lacksOr(statement, 'value')
  const { relationship, ...relative } = relativeIn(statement.concern, statement)
  node.child('code')?.pass()
  const { age, ...common } = statement.common({
    kind: 'FamilyHistory',
    concept: condition,
    ...standsBy(node, results, 'absent'),
    ...spanOf(node.child('effectiveTime'), statement.unread),
  })
  const died = statement.valuesOf('death').length > 0
  return told(statement, {
    kind: 'family-history',
    ...common,
    about: 'relative',
    relationship: relationship ?? { codes: [] },
    ...relative,
    ...(died && { died: { kind: 'text', text: DEAD } }),
    conditions: [
      {
        concept: condition,
        ...(age && { onset: { kind: 'quantity' as const, ...age } }),
        ...(died && { contributedToDeath: true }),
        notes: [],
      },
    ],
  })
}
