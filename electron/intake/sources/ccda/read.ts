import { createHash } from 'node:crypto'
import type { Fact } from '../../../../shared/domain/fact.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { limits } from '../../budgets.ts'
import { Counted } from '../hl7v2/results.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import { idsOf, numberOf, placeOf, type Sent, type Where } from './base.ts'
import { encounter } from './deeds.ts'
import { decode } from './decode.ts'
import { documentOf, replacedBy } from './document.ts'
import { Narrative } from './narrative.ts'
import { statementIn, statements } from './nested.ts'
import { nodesIn, type Node } from './node.ts'
import { parseXml } from './parse.ts'
import { callsOf, personOf } from './person.ts'
import { sectionKind, type SectionKind } from './sections.ts'
import { Statement, type Outcome } from './statement.ts'
import { readerOf } from './templates.ts'
import { momentOf } from './times.ts'

const ENCOUNTER_DIAGNOSIS = '2.16.840.1.113883.10.20.22.4.80'

/** What cannot be read of a document, and where. */
function reject(where: Where, sent: Pick<Sent, 'place'>, reason: Message, remedy: Message): Reading {
  return { kind: 'reject', reject: { place: placeOf(where, sent), reason, remedy } }
}

/** A statement with what it says of itself; those that stand in it are read by themselves. */
function* statementOf(
  node: Node,
  where: Where,
  kind: SectionKind,
  sent: Sent,
  around?: Node,
): Generator<Reading> {
  if (node.isCut) {
    yield reject(where, sent, say('ccda.cut'), say('ccda.broken-remedy'))
    return
  }
  const isDiagnosis = around?.templates.includes(ENCOUNTER_DIAGNOSIS) === true
  const outcome = readerOf(node, kind, isDiagnosis)(new Statement(node, where, sent, around))
  yield* readingsOf(outcome, node, (inside: Node) => statementOf(inside, where, kind, sent, node), {
    where,
    sent,
  })
}

/** What stands around others and is said of none of them stands with the first. */
function addBeside(node: Node, readings: readonly Reading[]): void {
  for (const name of ['id', 'code', 'statusCode', 'title']) for (const each of node.all(name)) each.pass()
  const first = readings.find(each => each.kind === 'fact')
  const leaves = node.leaves(node.name)
  if (first?.kind !== 'fact') return
  first.fact.qualifiers.push(
    ...leaves.map(({ path, text }) => ({ name: path, value: { kind: 'text' as const, text } })),
  )
}

function* readingsOf(
  outcome: Outcome,
  node: Node,
  inside: (node: Node) => Iterable<Reading>,
  { where, sent }: { readonly where: Where; readonly sent: Sent },
): Generator<Reading> {
  if ('lacks' in outcome) {
    const said = { element: node.name, lacks: outcome.lacks }
    yield reject(where, sent, say('ccda.lacks', said), say('ccda.lacks-remedy'))
    return
  }
  if ('left' in outcome) {
    yield { kind: 'other', type: outcome.left }
    return
  }
  const own = ('around' in outcome ? outcome.around : outcome.own).flatMap(each => [...inside(each)])
  if ('around' in outcome) {
    addBeside(node, own)
    if (own.length === 0) yield { kind: 'other', type: `C-CDA ${node.name} around nothing` }
  } else {
    const facts = own.flatMap(each => (each.kind === 'fact' ? [each.fact] : []))
    yield { kind: 'fact', fact: joined(outcome.fact, facts) }
  }
  yield* own
}

/** A page of results is linked with each of them. */
const joined = (fact: Fact, inside: readonly Fact[]): Fact =>
  fact.kind === 'report'
    ? {
        ...fact,
        links: [...fact.links, ...inside.map(each => ({ role: 'result' as const, identity: each.identity }))],
      }
    : fact

/** A section of a document, with its number and those of the sections around it: `3.1`. */
export interface Section {
  readonly node: Node
  readonly number: string
  readonly code: string
  readonly title: string
  readonly kind: SectionKind
}

/** All sections in their order, those inside others behind them. */
export function* sectionsIn(parents: readonly Node[], outer = ''): Generator<Section> {
  let number = 0
  for (const parent of parents)
    for (const node of parent.all('section')) {
      const own = `${outer}${++number}`
      const code = node.child('code')?.attribute('code') ?? ''
      const title = (node.child('title')?.text || node.child('code')?.attribute('displayName')) ?? ''
      yield { node, number: own, code, title, kind: sectionKind(code) }
      yield* sectionsIn(node.all('component'), `${own}.`)
    }
}

/** What each entry of a section says. */
export function* entriesIn({ node, number, kind }: Section, sent: Sent): Generator<Reading[]> {
  for (const [at, entry] of node.all('entry').entries()) {
    const where = { section: kind.about, at: `section ${number}, entry ${at + 1}` }
    const statement = statementIn(entry)
    if (statement) yield [...statementOf(statement, where, kind, sent)]
    else if (entry.isCut) yield [reject(where, sent, say('ccda.cut'), say('ccda.broken-remedy'))]
    else yield [{ kind: 'other', type: 'C-CDA entry without information' }]
  }
}

/** What a reader of a whole document cannot tell from where a part of it stands. */
const ofDocument = (position: string) => position.split(', ', 1)[0]!

/** A document, opened: whom it is about, and what it is made of. `target` and `role`: absent where it names nobody. */
export interface Opened {
  readonly sent: Sent
  readonly document: Node
  readonly sections: readonly Section[]
  readonly target?: Node
  readonly role?: Node
  readonly calls: readonly [string, ...string[]]
  readonly broken?: Message
}

/** Numbers that more than one statement bears: a program gave them out with its templates. */
function sharedNumbers(document: Node): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const node of nodesIn(document)) {
    if (!statements.has(node.name)) continue
    for (const number of idsOf(node.all('id')).map(numberOf)) {
      if (seen.has(number)) shared.add(number)
      seen.add(number)
    }
  }
  return shared
}

/** Opens a document; says why where nothing of it can be read. */
export function openDocument(
  piece: Piece,
  { scope, received }: Situation,
): Opened | { reason: Message; remedy: Message } {
  const place = { ...piece.place, position: ofDocument(piece.place.position) }
  const { bytes } = piece
  if (place.length > bytes.byteLength) {
    const reason = say('quarantine.too-large', { megabytes: limits.entryBytes / 2 ** 20 })
    return { reason, remedy: say('quarantine.beyond-bounds-remedy') }
  }
  const text = decode(bytes)
  if (text === undefined) return { reason: say('ccda.charset'), remedy: say('ccda.charset-remedy') }
  const parsed = parseXml(text, place.length)
  if ('refused' in parsed) return { reason: parsed.refused, remedy: parsed.remedy }
  const { top, broken } = parsed
  // A fragment stands by itself, in the place of a document.
  const document = top.child('ClinicalDocument') ?? top
  const target = document.child('recordTarget')
  const role = target?.isCut === false ? target.child('patientRole') : undefined
  const named = document.child('id')
  const number = named ? `${named.attribute('root')} ${named.attribute('extension')}` : ''
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const calls = role ? callsOf(role, scope, `document ${number || digest}@${scope}`) : ([''] as const)
  const sent: Sent = {
    scope,
    place,
    received: Date.parse(received),
    at: momentOf(document.child('effectiveTime'), []),
    narrative: new Narrative(document),
    called: calls[0],
    counted: new Counted(),
    shared: sharedNumbers(document),
  }
  const bodies = document.every('component', 'structuredBody', 'component')
  const sections = [...sectionsIn(document === top ? [top, ...bodies, ...top.all('component')] : bodies)]
  return {
    sent,
    document,
    sections,
    calls: calls as readonly [string, ...string[]],
    ...(target && { target }),
    ...(role && { role }),
    ...(broken && { broken }),
  }
}

/** The visit in whose course the document was written. */
function* visitOf(document: Node, sent: Sent): Generator<Reading> {
  for (const visit of document.every('componentOf', 'encompassingEncounter')) {
    const where = { section: 'encounters', at: 'componentOf' }
    for (const name of ['responsibleParty', 'encounterParticipant', 'location'])
      for (const each of visit.all(name)) each.pass()
    const outcome = encounter(new Statement(visit, where, sent))
    // It only says where she was where it has no time and no kind.
    if ('lacks' in outcome) yield { kind: 'other', type: 'C-CDA encompassingEncounter' }
    else yield* readingsOf(outcome, visit, () => [], { where, sent })
  }
}

/** Entries that stand by themselves in a fragment. */
function loose({ document }: Opened): Node[] {
  const wrapped = document.all('entry').flatMap(each => statementIn(each) ?? [])
  return document.name === 'ClinicalDocument'
    ? []
    : [...wrapped, ...(statementIn(document) ? [document] : [])]
}

/** What is said of nobody: each entry is set aside, so that it can be counted. */
function* ofNobody(opened: Opened): Generator<Reading> {
  const { sent, sections } = opened
  const said = [say('ccda.no-patient'), say('ccda.no-patient-remedy')] as const
  let entries = 0
  for (const { node, number } of sections)
    for (const at of node.all('entry').keys()) {
      entries++
      yield reject({ section: '', at: `section ${number}, entry ${at + 1}` }, sent, ...said)
    }
  for (const at of loose(opened).keys()) {
    entries++
    yield reject({ section: '', at: `entry ${at + 1}` }, sent, ...said)
  }
  if (entries === 0) yield reject({ section: '', at: '' }, sent, ...said)
}

/** Reads one document: whose it is, what each of its entries says, and its own words. */
export function* readDocument(piece: Piece, situation: Situation): Generator<Reading> {
  const opened = openDocument(piece, situation)
  if ('reason' in opened) {
    yield { kind: 'reject', reject: { place: piece.place, reason: opened.reason, remedy: opened.remedy } }
    return
  }
  const { sent, document, sections, target, role, calls, broken } = opened
  if (broken) yield reject({ section: '', at: '' }, sent, broken, say('ccda.broken-remedy'))
  if (!target || !role) {
    if (!broken) yield* ofNobody(opened)
    return
  }
  yield { kind: 'person', person: personOf(target, role, calls, sent) }
  yield* visitOf(document, sent)
  const words: Array<readonly [string, Node]> = []
  for (const section of sections) {
    for (const readings of entriesIn(section, sent)) yield* readings
    const text = section.node.child('text')
    if (text) words.push([section.title, text])
  }
  if (!document.isCut) {
    for (const retraction of replacedBy(document, sent)) yield { kind: 'retraction', retraction }
    yield { kind: 'fact', fact: documentOf(document, words, sent) }
  }
}
