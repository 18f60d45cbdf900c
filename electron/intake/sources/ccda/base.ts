import type { Concept, Fact, Place, Standing } from '../../../../shared/domain/fact.ts'
import type { BusinessId } from '../../../../shared/domain/facts/common.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { isPlaceholder } from '../../../../shared/domain/placeholder.ts'
import { lookUp } from '../../../../shared/domain/table.ts'
import { isAhead, mayBeAhead, nameOf, versionOf } from '../hl7v2/base.ts'
import { Counted } from '../hl7v2/results.ts'
import type { Narrative } from './narrative.ts'
import type { Leaf, Node } from './node.ts'
import { systemOf } from './systems.ts'
import { momentOf, type Span } from './times.ts'

/** What all that a document says shares. */
export interface Sent {
  readonly scope: string
  /** The whole document. */
  readonly place: Place
  /** Milliseconds of the day on which the file first came. */
  readonly received: number
  /** When it was written. */
  readonly at: Moment | undefined
  readonly narrative: Narrative
  /** What the person is called; '' where the text names nobody. */
  readonly called: string
  readonly counted: Counted
  /** Numbers that stand on several statements of the document, and so name none of them. */
  readonly shared: ReadonlySet<string>
}

/** Where in a document a statement stands. */
export interface Where {
  /** What its section is about, in the words of the section map. */
  readonly section: string
  /** `section 3, entry 2`. */
  readonly at: string
}

export const placeOf = ({ at }: Where, { place }: Pick<Sent, 'place'>): Place => ({
  ...place,
  position: at === '' ? place.position : `${place.position}, ${at}`,
})

/** The code of an element (CD, CE, CV, CS), in its system. */
function codeIn(node: Node) {
  const code = node.attribute('code')
  const [identifier, name] = [node.attribute('codeSystem'), node.attribute('codeSystemName')]
  const display = node.attribute('displayName')
  node.attribute('codeSystemVersion')
  return code === '' ? [] : [{ system: systemOf(identifier, name), code, ...(display !== '' && { display }) }]
}

/** What a coded element says: its code, others for the same, and its words. Undefined where it says nothing. */
export function conceptOf(
  node: Node | undefined,
  { narrative }: Pick<Sent, 'narrative'>,
): Concept | undefined {
  if (!node) return undefined
  const codes = [node, ...node.every('translation')].flatMap(codeIn)
  const original = narrative.wordsOf(node.child('originalText'))
  // Others for the same point to the same words.
  for (const each of node.every('translation', 'originalText')) narrative.wordsOf(each)
  // A value that is called a code and has words alone.
  const text = original || (codes.length === 0 ? node.attribute('displayName') || node.text : '')
  if (codes.length === 0 && text === '') return undefined
  return { codes, ...(text !== '' && { text }) }
}

/** Numbers of things and people (II) that are there. */
export function idsOf(nodes: readonly Node[]): BusinessId[] {
  return nodes.flatMap(node => {
    const [root, extension, nullFlavor] = [
      node.attribute('root'),
      node.attribute('extension'),
      node.nullFlavor,
    ]
    const label = node.attribute('assigningAuthorityName')
    if (nullFlavor !== '' || (root === '' && extension === '')) return []
    const named = label === '' ? {} : { label }
    if (extension === '') return [{ system: '', value: root, ...named }]
    return [{ system: root === '' ? '' : `urn:oid:${root}`, value: extension, ...named }]
  })
}

/** A name of a person (PN) as it is said, given names first. */
export function personName(node: Node | undefined): string {
  if (!node) return ''
  const parts = ['prefix', 'given', 'family', 'suffix'].flatMap(name => node.all(name).map(each => each.text))
  return (parts.some(part => part !== '') ? parts : [node.text]).filter(part => part !== '').join(' ')
}

/** A number as one text. */
export const numberOf = ({ system, value }: BusinessId): string => `${system} ${value}`

type Role = Fact['parties'][number]['role']
/** Elements that name who took part, and as what. */
const participants: ReadonlyArray<readonly [element: string, role: Role, ...path: string[]]> = [
  ['author', 'author', 'assignedAuthor'],
  ['performer', 'performer', 'assignedEntity'],
  ['informant', 'informant', 'assignedEntity'],
  ['informant', 'informant', 'relatedEntity'],
  ['legalAuthenticator', 'verifier', 'assignedEntity'],
]
/** A person by her name, or an organisation by its own; what else is known of either lies in the source. */
function partyIn(entity: Node, role: Role): Fact['parties'] {
  const person =
    personName(entity.child('assignedPerson', 'name') ?? entity.child('relatedPerson', 'name')) ||
    (entity.child('assignedAuthoringDevice', 'softwareName')?.text ?? '')
  const organisation = entity.child('representedOrganization', 'name')?.text ?? ''
  entity.pass()
  const name = person || organisation
  return name === ''
    ? []
    : [{ role, name, ...(person !== '' && organisation !== '' && { as: organisation }) }]
}
/** Who took part in no role of their own, by HL7's ParticipationType. */
const roles: Readonly<Record<string, Role>> = {
  LOC: 'location',
  VRF: 'verifier',
  AUT: 'author',
  AUTHEN: 'verifier',
  INF: 'informant',
  PRF: 'performer',
  PPRF: 'performer',
  SPRF: 'performer',
  ENT: 'recorder',
  TRANS: 'recorder',
}
/** People and places that a statement names besides; what is no person and no place is asked for elsewhere. */
function othersOf(node: Node): Fact['parties'] {
  return node.all('participant').flatMap(each => {
    const role = lookUp(roles, each.attribute('typeCode'))
    const who = each.child('participantRole')
    if (role === undefined || !who) return []
    const name = personName(who.child('playingEntity', 'name'))
    who.pass()
    return name === '' ? [] : [{ role, name }]
  })
}
/** Who took part in what an element says. */
export function partiesOf(node: Node): Fact['parties'] {
  const named = participants.flatMap(([element, role, path]) =>
    node.all(element).flatMap(each => each.all(path!).flatMap(entity => partyIn(entity, role))),
  )
  return [...named, ...othersOf(node)]
}

export const keyOf = ({ codes, text = '' }: Concept): string[] => [
  codes[0]?.system ?? '',
  codes[0]?.code ?? text.toLowerCase(),
]
const isReal = ({ value }: BusinessId) => !isPlaceholder(value)

/** What is said of a statement beside what its element holds. */
export interface Said extends Span {
  /** The kind of thing by which it is called, such as Condition. */
  readonly kind: string
  readonly concept: Concept
  readonly standing: Standing
  readonly status: string
  readonly where: Where
  /** Where its number stands in another element than itself. */
  readonly numbered?: Node
  readonly unread: Leaf[]
}

/**
 * What goes on, of which a newer document may know better when it began. Whatever is done or found is at its time: some
 * programs give all of them one number, and two times are two.
 */
const lasting = new Set(['Condition', 'Allergy', 'Device', 'FamilyHistory', 'Note'])
/**
 * By what a statement is called: its number and what it is, so that two that were given one number by mistake stay two;
 * without a number what it is and when it was.
 */
function calledBy(ids: readonly BusinessId[], { kind, concept, start }: Said, sent: Sent): string {
  const [id] = ids.filter(each => each.system === '' || isReal(each))
  const time = start && (!id || !lasting.has(kind)) ? String(start.clock) : ''
  const own = id ? ['id', id.system, id.value, time] : ['time', time]
  return nameOf(kind, sent.counted.name([sent.called, ...own, ...keyOf(concept)]), sent)
}

/** What every kind of fact has, from a clinical statement. What claims to have been after its file came has no time. */
export function commonOf(node: Node, said: Said, sent: Sent) {
  const { concept, standing, status, where, start, end, unread } = said
  const ids = idsOf(node.all('id'))
  const numbers = ids.length > 0 || !said.numbered ? ids : idsOf(said.numbered.all('id'))
  const ahead = start && !mayBeAhead.has(standing.is) && isAhead(start, sent)
  if (ahead) unread.push({ path: 'effectiveTime', text: new Date(start.clock).toISOString().slice(0, -1) })
  const recorded = momentOf(node.child('author', 'time'), unread)
  const words = sent.narrative.wordsOf(node.child('text'))
  return {
    identity: calledBy(numbers, said, sent),
    aliases: [],
    patient: sent.called,
    concept,
    standing,
    about: 'patient' as const,
    status,
    ids: numbers.filter(each => !sent.shared.has(numberOf(each))),
    reasons: [] as Concept[],
    modifiers: [] as Fact['modifiers'],
    parties: partiesOf(node),
    links: [] as Fact['links'],
    qualifiers: [] as Fact['qualifiers'],
    notes: words === '' || words === concept.text ? [] : [words],
    ...(start && !ahead && { start }),
    ...(end && { end }),
    ...(recorded && { recorded }),
    ...versionOf(sent.at),
    unread,
    place: placeOf(where, sent),
  }
}
