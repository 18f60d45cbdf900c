import type { Concept, FactOf } from '../../../../shared/domain/fact.ts'
import { lookUp } from '../../../../shared/domain/table.ts'
import { conceptOf } from './base.ts'
import type { Node } from './node.ts'
import { saysNone, standsBy, states } from './standing.ts'
import { Statement, told, type Outcome, type Read } from './statement.ts'
import { spanOf } from './times.ts'

/** SNOMED CT's and HL7's words for whether a problem or an allergy goes on. */
const courses: Readonly<Record<string, string>> = {
  '55561003': 'active',
  '73425007': 'inactive',
  '413322009': 'resolved',
  '7087005': 'intermittent',
  '255227004': 'recurrence',
  '415684004': 'suspected',
  '410516002': 'ruled-out',
  '421139008': 'on-hold',
  '392521001': 'prior-history',
  'active': 'active',
  'inactive': 'inactive',
  'resolved': 'resolved',
}
/** The word of a concept in a table of words by code. */
const worded = (table: Readonly<Record<string, string>>, { codes, text }: Concept): string | undefined =>
  codes.flatMap(({ code }) => lookUp(table, code) ?? []).at(0) ?? lookUp(table, (text ?? '').toLowerCase())

/** Whether it goes on: as its own state says, else as whoever attends to it says. */
function courseOf(statement: Statement, status: string): string {
  const [state] = statement.valuesOf('state')
  if (state) return worded(courses, state) ?? (state.text ?? state.codes[0]?.display ?? '').toLowerCase()
  const concern = statement.concern?.child('statusCode')?.attribute('code')
  return concern === 'active' ? 'active' : status
}

/** Nobody can be sure of what is only suspected, and what was ruled out is not there. */
function stoodBy(course: string, standing: FactOf<'condition'>['standing']) {
  const because = { element: 'status', word: course }
  if (standing.is !== 'happened') return standing
  if (course === 'suspected') return { is: 'uncertain' as const, because }
  return course === 'ruled-out' ? { is: 'absent' as const, because } : standing
}

/** A problem or a diagnosis: its value says which. `category`: on which list it stands. */
export const problem =
  (category: string): Read =>
  statement => {
    const { node } = statement
    const [value, ...others] = statement.concepts('value')
    const concept = value ?? statement.inWords()
    const stands = standsBy(node, states, 'absent')
    if (!concept) return lacksOr(statement, 'value')
    const kind = statement.concept('code')
    const course = courseOf(statement, stands.status)
    const none = stands.standing.is === 'happened' ? saysNone(concept) : undefined
    const severities = statement.valuesOf('severity')
    const common = statement.common({
      kind: 'Condition',
      concept,
      standing: none ?? stoodBy(course, stands.standing),
      status: course,
      ...spanOf(node.child('effectiveTime'), statement.unread),
      ...(statement.concern && { numbered: statement.concern }),
    })
    return told(statement, {
      kind: 'condition',
      ...common,
      categories: [{ codes: [], text: category }, ...(kind ? [kind] : [])],
      evidence: others,
      modifiers: [
        ...severities.map(each => ({ of: 'severity' as const, concept: each })),
        ...statement.concepts('targetSiteCode').map(each => ({ of: 'site' as const, concept: each })),
      ],
    })
  }

/** What SNOMED CT's kinds of allergy are about, and whether they are allergies or intolerances. */
const allergyTypes: Readonly<Record<string, readonly [category: string, type: string]>> = {
  '416098002': ['medication', 'allergy'],
  '419511003': ['medication', ''],
  '59037007': ['medication', 'intolerance'],
  '414285001': ['food', 'allergy'],
  '418471000': ['food', ''],
  '235719002': ['food', 'intolerance'],
  '426232007': ['environment', 'allergy'],
  '419199007': ['', 'allergy'],
  '418038007': ['', ''],
  '420134006': ['', ''],
}
const severities: Readonly<Record<string, string>> = {
  '255604002': 'mild',
  '371923003': 'mild to moderate',
  '6736007': 'moderate',
  '371924009': 'moderate to severe',
  '24484000': 'severe',
  '399166001': 'fatal',
}
const criticalities: Readonly<Record<string, string>> = {
  CRITL: 'low',
  CRITH: 'high',
  CRITU: 'unable-to-assess',
}

const severityOf = (concepts: readonly Concept[]): string | undefined => {
  const [first] = concepts
  return first && (worded(severities, first) ?? first.text ?? first.codes[0]?.display)
}

/** What an allergen does: each reaction with how severe it was. */
function reactionOf(node: Node, { where, sent }: Statement): FactOf<'allergy'>['reactions'] {
  const reaction = new Statement(node, where, sent)
  const severity = severityOf(reaction.valuesOf('severity'))
  const manifestation = conceptOf(node.child('value'), sent) ?? reaction.inWords()
  const { start } = spanOf(node.child('effectiveTime'), reaction.unread)
  const notes = reaction.wordsOf('comment')
  for (const name of ['id', 'code', 'statusCode', 'text']) for (const each of node.all(name)) each.pass()
  if (!manifestation && severity === undefined) return []
  return [
    {
      manifestations: manifestation ? [manifestation] : [],
      ...(severity !== undefined && { severity }),
      ...(start && { onset: start }),
      notes,
    },
  ]
}

/** What one is allergic to; what kind of allergy it is where it names nothing. */
function allergenOf(statement: Statement): Concept | undefined {
  const entities = statement.node.every('participant', 'participantRole', 'playingEntity')
  return entities
    .flatMap(entity => {
      const name = entity.child('name')?.text ?? ''
      const coded = conceptOf(entity.child('code'), statement.sent)
      if (!coded) return name === '' ? [] : [{ codes: [], text: name }]
      return [name === '' || coded.text !== undefined ? coded : { ...coded, text: name }]
    })
    .at(0)
}

/** An allergy or intolerance; denied, that somebody asked and there is none. */
export const allergy: Read = statement => {
  const { node } = statement
  const kinds = statement.concepts('value')
  const concept = allergenOf(statement) ?? kinds[0] ?? statement.inWords()
  if (!concept) return lacksOr(statement, 'participant')
  const stands = standsBy(node, states, 'absent')
  const [category = '', type = ''] =
    kinds.flatMap(({ codes }) => codes.flatMap(({ code }) => lookUp(allergyTypes, code) ?? [])).slice(0, 2) ??
    []
  const status = courseOf(statement, stands.status)
  const none = stands.standing.is === 'happened' ? saysNone(concept) : undefined
  const own = statement.valuesOf('severity')
  const [critical] = statement.valuesOf('criticality')
  const criticality = critical && worded(criticalities, critical)
  const reactions = statement.nested.take('reaction').flatMap(each => reactionOf(each, statement))
  node.child('code')?.pass()
  const common = statement.common({
    kind: 'Allergy',
    concept,
    standing: none ?? stands.standing,
    status,
    ...spanOf(node.child('effectiveTime'), statement.unread),
    ...(statement.concern && { numbered: statement.concern }),
  })
  return told(statement, {
    kind: 'allergy',
    ...common,
    ...(type !== '' && { type }),
    categories: category === '' ? [] : [category],
    ...(criticality !== undefined && { criticality }),
    reactions,
    modifiers: own.map(each => ({ of: 'severity' as const, concept: each })),
    qualifiers: kinds.map(each => ({ name: 'kind', value: { kind: 'code' as const, concept: each } })),
  })
}

/** What lacks what it is about: nothing is said by one that says so itself, and any other cannot be understood. */
export function lacksOr({ node }: Statement, element: string): Outcome {
  const flavors = [node, ...node.elements].map(each => each.nullFlavor).filter(word => word !== '')
  return flavors.length > 0 ? { left: 'C-CDA entry without information' } : { lacks: element }
}
