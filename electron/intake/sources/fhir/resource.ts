import { createHash } from 'node:crypto'
import { wordsOf, type Fact, type Place } from '../../../../shared/domain/fact.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import type { Reading } from '../source.ts'
import { element, elements, isElement, text, type Element } from './json.ts'
import { aboutOf } from './map/about.ts'
import { narrativeOf, ownNarrativeOf, readShared, versionIn, type Base } from './map/base.ts'
import type { ResourceMap } from './map/kind.ts'
import { keep } from './map/members.ts'
import { personFrom } from './map/person.ts'
import { referentFrom } from './map/referent.ts'
import { readReference } from './map/references.ts'
import { factTypes, referentTypes } from './map/registry.ts'
import { settle } from './map/rest.ts'
import { hasForeignRules, standingOf } from './map/standing.ts'
import { conceptsOf, merged } from './map/concepts.ts'
import { isAfter } from './map/timing.ts'
import { leaveUnread, type Mapping, type WrittenNumbers } from './mapping.ts'
import { aliasesOf, contained, idIn, isId, namedBy, serverOf } from './names.ts'
import { readMoment } from '../../border/read-moment.ts'
import { r4Types } from './resource-types.ts'
import { versionSign } from './version-sign.ts'

/** A resource with what is known of it before it is read. */
export interface Found {
  readonly resource: Element
  readonly written: WrittenNumbers
  readonly place: Place
  readonly fullUrl?: string | undefined
  /** What the server that sent it says of this version, where the resource itself does not. */
  readonly updated?: string | undefined
  readonly versionId?: string | undefined
}

/** What the reader knows beside the resource. */
export interface Knowing {
  readonly scope: string
  /** The day on which the file came, in milliseconds. */
  readonly received: number
  /** Whether the bytes were no UTF-8, and read as windows-1252. */
  readonly guessed: boolean
}

/** Why a resource is none of the readings it could be. */
interface Refused {
  readonly reason: Message
  readonly remedy: Message
  readonly wholeFile?: Message
}
const isRefused = (found: object): found is Refused => 'remedy' in found

/** By what a resource without id and address is named: its content, so that the same one has the same name again. */
const unnamed = (resource: Element): string =>
  `no-id-${createHash('sha256').update(JSON.stringify(resource)).digest('hex').slice(0, 20)}`

const refusedAs = (place: Place, { wholeFile, ...why }: Refused): Reading => ({
  kind: 'reject',
  reject: { place, ...why },
  ...(wholeFile !== undefined && { wholeFile }),
})

/** What can be told of a resource before it is mapped: whether it can be read at all. */
function turnedAway(type: string | undefined, resource: Element): Refused | undefined {
  if (type === undefined)
    return { reason: say('quarantine.no-type'), remedy: say('quarantine.no-type-remedy') }
  const version = versionSign(type, resource)
  if (version !== undefined)
    return {
      wholeFile: say('intake.fhir-other-version', { version }),
      reason: say('quarantine.other-version', { type, version }),
      remedy: say('quarantine.other-version-remedy'),
    }
  if (!r4Types.has(type))
    return { reason: say('quarantine.unknown-type'), remedy: say('quarantine.no-type-remedy') }
  return hasForeignRules(resource) ? unsafe(type) : undefined
}

const unsafe = (type: string): Refused => ({
  reason: say('quarantine.unsafe', { type }),
  remedy: say('quarantine.unsafe-remedy'),
})
const incomplete = (type: string, member: string): Refused => ({
  reason: say('quarantine.incomplete', { type, element: member }),
  remedy: say('quarantine.incomplete-remedy'),
})

const mappingFor = (
  { written }: Pick<Found, 'written'>,
  container: string,
  base: string | undefined,
  { scope, guessed }: Knowing,
): Mapping => ({
  scope,
  base,
  container,
  written,
  unread: guessed ? [{ path: 'encoding', text: 'windows-1252' }] : [],
  qualifiers: [],
  aside: [],
  unsafe: false,
})

/** Whom a fact is in the record of; a type where that is no patient; nothing where nobody is named. */
function subjectOf(
  resource: Element,
  name: 'subject' | 'patient',
  mapping: Mapping,
): { patient: string } | { type: string } | undefined {
  const reference = element(resource[name])
  if (!reference) return undefined
  const { identity, type, words } = readReference(reference, 'Patient', name, mapping)
  if (identity === undefined) return undefined
  keep(words, `${name}.display`, mapping)
  const inside = contained(resource, reference)
  const actual = (inside && text(inside['resourceType'])) ?? type ?? 'Patient'
  return actual === 'Patient' ? { patient: identity } : { type: actual }
}

/** Whether a fact does not say what it is about. */
function isNameless(fact: Fact): boolean {
  if (fact.kind === 'family-history')
    return fact.relationship.codes.length === 0 && fact.relationship.text === undefined
  const named = fact.concept.codes.length > 0 || fact.concept.text !== undefined
  return !named && !fact.links.some(each => each.role === 'medication')
}

/** Whether a fact has no words of its own: no name, or a document without any text. */
const isWordless = (fact: Fact): boolean =>
  fact.kind === 'document' ? fact.attachments.every(each => each.text === undefined) : isNameless(fact)

/** Whether it does not say anything else either: no category, reason, place, remark or relation. */
function saysNothing(fact: Fact): boolean {
  const { reasons, modifiers, notes, qualifiers, links } = fact
  const related = links.some(each => each.role !== 'encounter')
  const categorised = 'categories' in fact && fact.categories.length > 0
  const reacted = fact.kind === 'allergy' && fact.reactions.length > 0
  const all = reasons.length + modifiers.length + notes.length + qualifiers.length
  return all === 0 && !related && !categorised && !reacted
}

/** What claims to have happened after its file came is left unread, and its time with it. An order may look ahead. */
function flagFuture(fact: Fact, resource: Element, received: number, mapping: Mapping): void {
  const { start } = fact
  if (!start || fact.standing.is !== 'happened' || !isAfter(start, received)) return
  if (fact.kind === 'medication' && fact.role === 'request') return
  delete fact.start
  for (const name in resource) {
    const value = resource[name]
    const [at, when] = isElement(value) ? [`${name}.start`, value['start']] : [name, value]
    if (readMoment(when)?.clock === start.clock) {
      leaveUnread(when, at, mapping)
      return
    }
  }
  leaveUnread(new Date(start.clock).toISOString(), 'start', mapping)
}

/** Why a thing was not done, in words; the concept itself is kept with the fact. */
function reasonWords(resource: Element, mapping: Mapping): string | undefined {
  const reason = resource['statusReason'] ?? resource['statusReasonCodeableConcept']
  if (reason === undefined) return undefined
  const concept = merged(conceptsOf(reason, '', { ...mapping, unread: [], aside: [] }))
  return wordsOf(concept) || undefined
}

interface Names {
  readonly identity: string
  readonly aliases: string[]
}

/** A clinical resource as a fact of this patient. */
function factFrom(
  type: string,
  map: ResourceMap,
  { resource, place, updated, versionId }: Found,
  names: Names,
  patient: string,
  received: number,
  mapping: Mapping,
): Fact | Refused {
  const base: Base = {
    ...names,
    patient,
    concept: { codes: [] },
    standing: { is: 'happened' },
    about: 'patient',
    status: text(resource['status']) ?? '',
    ids: [],
    reasons: [],
    modifiers: [],
    parties: [],
    links: [],
    qualifiers: mapping.qualifiers,
    notes: [],
    unread: mapping.unread,
    place,
    ...(updated !== undefined && { updated }),
    ...(versionId !== undefined && { versionId }),
    ...versionIn(resource, mapping),
  }
  readShared(resource, map.own, base, mapping)
  const fact = map.read(resource, base, mapping)
  settle(mapping)
  // Where nothing else says what it is, even a narrative made from the data does.
  const narrative = isWordless(fact) ? narrativeOf(resource) : ownNarrativeOf(resource)
  if (narrative !== undefined) fact.notes.push(narrative)
  if (mapping.unsafe) return unsafe(type)
  if (map.needs !== undefined && isNameless(fact) && (!map.mayLack || saysNothing(fact)))
    return incomplete(type, map.needs)
  const standing = standingOf(type, resource, fact.concept, reasonWords(resource, mapping))
  if ('fault' in standing)
    return standing.fault === 'missing'
      ? incomplete(type, standing.element)
      : {
          reason: say('quarantine.unknown-status', { type, element: standing.element }),
          remedy: say('quarantine.unknown-status-remedy'),
        }
  fact.standing = standing
  if (type === 'Observation') fact.about = aboutOf(resource, patient, fact.concept, mapping)
  flagFuture(fact, resource, received, mapping)
  return fact
}

/** What a resource that is neither turned away nor contained turns out to be. */
function asReading(
  type: string,
  found: Found,
  names: Names,
  mapping: Mapping,
  knowing: Knowing,
  inherited?: string,
): Reading | Refused {
  const { resource, place } = found
  if (type === 'Patient') {
    const person = personFrom(resource, names, place, mapping)
    settle(mapping)
    return mapping.unsafe ? unsafe(type) : { kind: 'person', person: withVersion(person, found) }
  }
  const map = type === 'Device' && resource['patient'] === undefined ? undefined : factTypes.get(type)
  if (map) {
    const subject = subjectOf(resource, map.subject, mapping)
    if (subject && 'type' in subject) return { kind: 'other', type: `${type} about no patient` }
    const patient = subject?.patient ?? inherited
    if (patient === undefined)
      return { reason: say('quarantine.no-patient', { type }), remedy: say('quarantine.no-patient-remedy') }
    const fact = factFrom(type, map, found, names, patient, knowing.received, mapping)
    return isRefused(fact) ? fact : { kind: 'fact', fact }
  }
  if (!referentTypes.has(type)) return { kind: 'other', type }
  const referent = referentFrom(type, resource, names, place, mapping)
  settle(mapping)
  return mapping.unsafe ? unsafe(type) : { kind: 'referent', referent: withVersion(referent, found) }
}

const withVersion = <T extends { updated?: string | undefined; versionId?: string | undefined }>(
  described: T,
  { updated, versionId }: Found,
): T => {
  if (updated !== undefined) described.updated ??= updated
  if (versionId !== undefined) described.versionId ??= versionId
  return described
}

/**
 * What a resource turns out to be, and after it what it contains: a contained result is a fact of its own, named after
 * the resource that holds it. What is contained and cannot be read is left unread in its holder.
 */
export function* readResource(found: Found, knowing: Knowing): Generator<Reading> {
  const { resource, fullUrl, place } = found
  const type = text(resource['resourceType'])
  const away = turnedAway(type, resource)
  if (away || type === undefined) {
    yield refusedAs(place, away!)
    return
  }
  const stated = text(resource['id']) ?? (fullUrl === undefined ? undefined : idIn(fullUrl))
  if (type === 'Patient' && stated === undefined && elements(resource['identifier']).length === 0) {
    yield refusedAs(place, { reason: say('quarantine.no-id'), remedy: say('quarantine.no-id-remedy') })
    return
  }
  const own = `${type}/${stated ?? unnamed(resource)}`
  const names = {
    identity: `${own}@${knowing.scope}`,
    aliases: aliasesOf(type, own, fullUrl, resource, knowing.scope),
  }
  const mapping = mappingFor(found, own, serverOf(fullUrl), knowing)
  if (resource['id'] !== undefined && (typeof resource['id'] !== 'string' || !isId(resource['id'])))
    leaveUnread(resource['id'], 'id', mapping)
  const reading = asReading(type, found, names, mapping, knowing)
  if (isRefused(reading)) {
    yield refusedAs(place, reading)
    return
  }
  yield reading
  if (resource['contained'] !== undefined) yield* readContained(found, own, mapping, reading, knowing)
}

function* readContained(
  found: Found,
  own: string,
  holder: Mapping,
  reading: Reading,
  knowing: Knowing,
): Generator<Reading> {
  const patient = reading.kind === 'fact' ? reading.fact.patient : holderPatient(found.resource, holder)
  for (const resource of elements(found.resource['contained'])) {
    const [type, id] = [text(resource['resourceType']), text(resource['id'])]
    const inner = id === undefined ? undefined : `${own}#${id}`
    const mapping = mappingFor(found, own, holder.base, { ...knowing, guessed: false })
    const away = inner === undefined ? incomplete('', 'id') : turnedAway(type, resource)
    const names = {
      identity: `${inner}@${knowing.scope}`,
      aliases: aliasesOf(type ?? '', inner ?? '', undefined, resource, knowing.scope),
    }
    const inside = away ?? asReading(type!, { ...found, resource }, names, mapping, knowing, patient)
    if (isRefused(inside) || inside.kind === 'other') leaveUnread(resource, `contained.${type ?? ''}`, holder)
    else yield inside
  }
}

/** Whom what is no fact itself, such as a List, is about. */
const holderPatient = (resource: Element, mapping: Mapping): string | undefined =>
  namedBy(resource['subject'] ?? resource['patient'], 'Patient', mapping).identity
