import type { Fact } from '../../../../shared/domain/fact.ts'
import { say, type Message as Said } from '../../../../shared/words/message.ts'
import { limits } from '../../budgets.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import { nameOf, placeOf, versionOf, type About, type Sent } from './base.ts'
import { documentOf } from './documents.ts'
import { givenIn, orderedIn } from './medicines.ts'
import { parseMessage, type Message, type NoMessage, type Segment } from './message.ts'
import { personOf } from './person.ts'
import { readTime } from './read-time.ts'
import { Counted, isStatusAlone, joined, observationOf, orderView, reportOf, requestOf } from './results.ts'
import { statedIn } from './stated.ts'
import { treeOf, type Group, type Result, type Subject } from './tree.ts'
import { encounterOf, visitNumber } from './visit.ts'

/** Messages that ask for something: an order in them has no results. */
const asking = new Set(['ORM', 'OML', 'OMG', 'OMI', 'OMP', 'OMS', 'OMN', 'OMD', 'ORL', 'ORR'])
/** "Delete person information" and "delete a visit": what was said before is taken back (A23, A29). */
const DELETES_VISIT = 'A23'

const left = (segment: Segment): Reading => ({ kind: 'other', type: `HL7 ${segment.name}` })
function lacks(segment: Segment, field: string, sent: Sent): Reading {
  const reason = say('hl7v2.lacks', { segment: segment.name, field })
  return {
    kind: 'reject',
    reject: { place: placeOf(segment, sent), reason, remedy: say('hl7v2.lacks-remedy') },
  }
}

/** What a message says of one order or of what stands under none: its results, and the page they are on. */
function* orderIn(
  group: Group,
  results: readonly Result[],
  about: About,
  sent: Sent,
  counted: Counted,
): Generator<Reading> {
  const order = orderView(group, about, sent)
  const head = group.heads.find(({ name }) => name === 'OBR')
  const facts: Fact[] = []
  for (const result of results) {
    if (isStatusAlone(result.obx)) {
      const said = { reason: say('hl7v2.status-alone'), remedy: say('hl7v2.status-alone-remedy') }
      yield { kind: 'reject', reject: { place: placeOf(result.obx, sent), ...said } }
      continue
    }
    const fact = observationOf(result, order, counted)
    if (!fact) yield lacks(result.obx, 'OBX-3', sent)
    else {
      facts.push(fact)
      yield { kind: 'fact', fact }
    }
  }
  if (!head) return
  const whole = asking.has(sent.type) ? requestOf(group, order) : reportOf(group, order, facts)
  if (whole) yield { kind: 'fact', fact: whole }
  else yield lacks(head, 'OBR-4', sent)
}

function* groupIn(group: Group, about: About, sent: Sent, counted: Counted): Generator<Reading> {
  const { heads } = group
  let results: readonly Result[] = joined(group.results)
  const isEncoded = heads.some(({ name }) => name === 'RXE')
  for (const head of heads) {
    if (head.name === 'TXA') {
      const { fact, others } = documentOf(head, { group, results }, about, sent)
      results = others
      yield { kind: 'fact', fact }
    } else if (head.name === 'RXA') {
      const fact = givenIn(head, group, about, sent)
      yield fact ? { kind: 'fact', fact } : lacks(head, 'RXA-5', sent)
    } else if (head.name === 'RXO' && isEncoded) yield left(head) // RXE says the same in the pharmacy's words
    else if (head.name !== 'OBR') {
      const fact = orderedIn(head, group, about, sent)
      yield fact ? { kind: 'fact', fact } : lacks(head, `${head.name}-${head.name === 'RXO' ? 1 : 2}`, sent)
    }
  }
  const isOrderAlone = heads.length === 0 && results.length === 0
  if (isOrderAlone) for (const each of [group.order, ...group.around]) if (each) yield left(each)
  yield* orderIn(group, results, about, sent, counted)
}

function* visitIn(subject: Subject, about: About, sent: Sent): Generator<Reading> {
  const { visit, visitMore } = subject
  if (!visit) {
    if (visitMore) yield left(visitMore)
    return
  }
  if (sent.trigger === DELETES_VISIT && about.visit !== undefined) {
    const identity = nameOf('Encounter', [about.called, 'number', about.visit], sent)
    yield { kind: 'retraction', retraction: { identity, ...versionOf(sent.at), place: placeOf(visit, sent) } }
    return
  }
  const fact = encounterOf({ visit, visitMore }, about, sent)
  yield fact ? { kind: 'fact', fact } : left(visit)
}

/** What a message says of one person. */
function* subjectIn(subject: Subject, sent: Sent): Generator<Reading> {
  const person = personOf(subject, sent)
  if (!person) {
    const said = { reason: say('hl7v2.no-number'), remedy: say('hl7v2.no-number-remedy') }
    yield { kind: 'reject', reject: { place: placeOf(subject.pid, sent), ...said } }
    return
  }
  yield { kind: 'person', person }
  const number = visitNumber(subject, sent)
  const about: About = { called: person.identity, ...(number !== '' && { visit: number }) }
  yield* visitIn(subject, about, sent)
  for (const segment of subject.stated) {
    const said = statedIn(segment, about, sent)
    if ('fact' in said) yield { kind: 'fact', fact: said.fact }
    else if ('retraction' in said) yield { kind: 'retraction', retraction: said.retraction }
    else yield lacks(segment, said.lacks, sent)
  }
  const counted = new Counted()
  for (const group of subject.groups) yield* groupIn(group, about, sent, counted)
}

const reasons: Readonly<Record<NoMessage, Said>> = {
  'header': say('hl7v2.no-header'),
  'charset': say('hl7v2.charset'),
  'two-in-one': say('hl7v2.two-in-one'),
}
const remedies: Readonly<Record<NoMessage, Said>> = {
  'header': say('hl7v2.no-header-remedy'),
  'charset': say('hl7v2.charset-remedy'),
  'two-in-one': say('hl7v2.two-in-one-remedy'),
}

/** What every segment of a message shares. */
function sentIn([header]: Message['segments'], { place }: Piece, { scope, received }: Situation): Sent {
  const text = (field: number, component = 1) => header!.text(field, component)
  return {
    scope,
    place,
    type: text(9).toUpperCase(),
    trigger: text(9, 2).toUpperCase(),
    sender: text(4) || text(3),
    controlId: header!.whole(10),
    at: readTime(text(7)),
    received: Date.parse(received),
  }
}

const beyond = (bytes: Uint8Array, place: Piece['place']): Said | undefined => {
  if (place.length > bytes.byteLength)
    return say('quarantine.too-large', { megabytes: limits.entryBytes / 2 ** 20 })
  const parts = bytes.byteLength > limits.entryValues ? partsIn(bytes) : 0
  return parts > limits.entryValues
    ? say('quarantine.too-many-values', { values: limits.entryValues })
    : undefined
}
/** As many parts a message has at most, by the usual marks between them; cut by others it has no more than bytes. */
function partsIn(bytes: Uint8Array): number {
  let parts = 0
  for (const byte of bytes)
    if (byte === 0x7c || byte === 0x5e || byte === 0x7e || byte === 0x0d || byte === 0x0a) parts++
  return parts
}

/** What a reader of a whole message cannot tell from where a part of it stands. */
const ofMessage = (position: string) => position.split(', ', 1)[0]!

/** What stands where a message was of somebody who is erased. */
export const ERASED = 'MSH|^~\\&|'

/** Reads one message: whom it is about, and what each of its segments says. */
export function* readMessage(given: Piece, situation: Situation): Generator<Reading> {
  const piece = { ...given, place: { ...given.place, position: ofMessage(given.place.position) } }
  const { place, bytes } = piece
  const tooMuch = beyond(bytes, place)
  if (tooMuch) {
    yield {
      kind: 'reject',
      reject: { place, reason: tooMuch, remedy: say('quarantine.beyond-bounds-remedy') },
    }
    return
  }
  if (!place.position.startsWith('message')) {
    const isEnvelope = place.position.startsWith('envelope')
    yield { kind: 'other', type: isEnvelope ? 'HL7 batch envelope' : 'words outside a message' }
    return
  }
  const message = parseMessage(bytes)
  if (typeof message === 'string') {
    yield { kind: 'reject', reject: { place, reason: reasons[message], remedy: remedies[message] } }
    return
  }
  const sent = sentIn(message.segments, piece, situation)
  const { subjects, ofNobody, left: unread } = treeOf(message.segments, sent.type)
  for (const subject of subjects) yield* subjectIn(subject, sent)
  for (const segment of unread) yield left(segment)
  if (message.hasWords) yield { kind: 'other', type: 'words outside a message' }
  if (ofNobody.length > 0 && subjects.length === 0) {
    const said = { reason: say('hl7v2.no-patient'), remedy: say('hl7v2.no-patient-remedy') }
    yield { kind: 'reject', reject: { place, ...said } }
  } else for (const segment of ofNobody) yield left(segment)
  if (subjects.length === 0) yield { kind: 'other', type: `HL7 message ${sent.type || 'without a type'}` }
}
