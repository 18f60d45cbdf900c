import type { FactOf } from '../../../../../shared/domain/fact.ts'
import {
  common,
  type BusinessId,
  type linkRoles,
  type modifierKinds,
  type partyRoles,
} from '../../../../../shared/domain/facts/common.ts'
import { element, isElement, listed, text, type Element } from '../json.ts'
import { leaveUnread, type Mapping } from '../mapping.ts'
import { wordsOfMarkup } from '../words/markup.ts'
import { conceptOf, conceptsOf } from './concepts.ts'
import { keep, members, otherMember, restOf, type Members } from './members.ts'
import { readReference } from './references.ts'
import { momentOf } from './timing.ts'

/** What every fact has, as far as it is read alike in every resource. */
export type Base = Pick<FactOf<'procedure'>, keyof typeof common>
type LinkRole = (typeof linkRoles)[number]
type PartyRole = (typeof partyRoles)[number]
type ModifierKind = (typeof modifierKinds)[number]

/** A link from each Reference of a list. `expected`: what it points at, where it does not say. */
export function link(
  base: Base,
  role: LinkRole,
  value: unknown,
  at: string,
  expected: string | undefined,
  mapping: Mapping,
): void {
  for (const each of listed(value)) {
    if (!isElement(each)) {
      leaveUnread(each, at, mapping)
      continue
    }
    const { identity, words } = readReference(each, expected, at, mapping)
    if (identity === undefined && words === undefined) continue
    const made: Base['links'][number] = { role }
    if (identity !== undefined) made.identity = identity
    if (words !== undefined) made.words = words
    base.links.push(made)
  }
}

/** A party from each Reference of a list, or from each element whose `actor` is one, with the function it had. */
export function party(
  base: Base,
  role: PartyRole,
  value: unknown,
  at: string,
  mapping: Mapping,
  as?: string,
): void {
  for (const each of listed(value)) {
    if (!isElement(each)) {
      leaveUnread(each, at, mapping)
      continue
    }
    if (isElement(each['actor'])) performer(base, role, each, at, mapping)
    else oneParty(base, role, each, at, mapping, as)
  }
}

function oneParty(
  base: Base,
  role: PartyRole,
  reference: Element,
  at: string,
  mapping: Mapping,
  as: string | undefined,
): void {
  const { identity, words } = readReference(reference, undefined, at, mapping)
  if (identity === undefined && words === undefined) return
  const made: Base['parties'][number] = { role }
  if (identity !== undefined) made.identity = identity
  if (words !== undefined) made.name = words
  if (as !== undefined) made.as = as
  base.parties.push(made)
}

const performerMembers = members('actor function onBehalfOf')

function performer(base: Base, role: PartyRole, each: Element, at: string, mapping: Mapping): void {
  restOf(each, performerMembers, at, mapping)
  const acted = conceptOf(each['function'], `${at}.function`, mapping)
  const as = acted && (acted.text ?? acted.codes[0]?.display ?? acted.codes[0]?.code)
  if (acted && acted.codes.length > 0) keep(each['function'], `${at}.function`, mapping)
  party(base, role, each['actor'], `${at}.actor`, mapping, as)
  party(base, role, each['onBehalfOf'], `${at}.onBehalfOf`, mapping, 'onBehalfOf')
}

export function modifier(base: Base, of: ModifierKind, value: unknown, at: string, mapping: Mapping): void {
  for (const concept of conceptsOf(value, at, mapping)) base.modifiers.push({ of, concept })
}

/** A code of R4's own, such as a priority, as a modifier. */
export function codedModifier(base: Base, of: ModifierKind, system: string, code: unknown): void {
  if (typeof code === 'string') base.modifiers.push({ of, concept: { codes: [{ system, code }] } })
}

const identifierMembers = members('system:text value:text type', 'use period assigner')

/** Identifiers as numbers by which the world knows a thing; one without a value is kept by what else it says. */
export function idsOf(value: unknown, at: string, mapping: Mapping): BusinessId[] {
  return listed(value).flatMap(each => {
    if (!isElement(each)) {
      leaveUnread(each, at, mapping)
      return []
    }
    const own = text(each['value'])
    if (own === undefined) {
      keep(each, at, mapping)
      return []
    }
    restOf(each, identifierMembers, at, mapping)
    const id: BusinessId = { system: text(each['system']) ?? '', value: own }
    const { use } = each
    if (use === 'temp' || use === 'old') id.use = use
    if (each['type'] !== undefined) {
      const type = conceptOf(each['type'], `${at}.type`, mapping)
      const label = type && (type.text ?? type.codes[0]?.display ?? type.codes[0]?.code)
      if (label !== undefined) id.label = label
      if (type && type.codes.length > 0) keep(each['type'], `${at}.type`, mapping)
    }
    return [id]
  })
}

const noteMembers = members('text:text', 'time authorString authorReference')
export function notesOf(value: unknown, at: string, mapping: Mapping): string[] {
  return listed(value).flatMap(each => {
    if (!isElement(each)) {
      leaveUnread(each, at, mapping)
      return []
    }
    restOf(each, noteMembers, at, mapping)
    return text(each['text']) ?? []
  })
}

const metaMembers = members('lastUpdated:text versionId:text', 'source profile security tag')
/** When a source last changed a resource, and its number of this version. */
export function versionIn(resource: Element, mapping: Mapping): { updated?: string; versionId?: string } {
  const meta = element(resource['meta'])
  if (!meta) {
    leaveUnread(resource['meta'], 'meta', mapping)
    return {}
  }
  restOf(meta, metaMembers, 'meta', mapping)
  const [updated, versionId] = [text(meta['lastUpdated']), text(meta['versionId'])]
  return { ...(updated !== undefined && { updated }), ...(versionId !== undefined && { versionId }) }
}

const madeFromData: ReadonlySet<unknown> = new Set(['generated', 'extensions', 'empty'])

/** The words of a resource's narrative. */
export function narrativeOf(resource: Element): string | undefined {
  const div = text(element(resource['text'])?.['div'])
  return div === undefined ? undefined : wordsOfMarkup(div) || undefined
}

/**
 * A narrative that says more than the data do, by its own status. `generated` and `extensions` are made from the data,
 * which are read already: keeping them as notes would say everything twice.
 */
export const ownNarrativeOf = (resource: Element): string | undefined =>
  madeFromData.has(element(resource['text'])?.['status']) ? undefined : narrativeOf(resource)

type Place = (value: unknown, base: Base, mapping: Mapping) => void
const parties =
  (role: PartyRole, name: string, as?: string): Place =>
  (value, base, mapping) =>
    party(base, role, value, name, mapping, as)
const links =
  (role: LinkRole, name: string, expected?: string): Place =>
  (value, base, mapping) =>
    link(base, role, value, name, expected, mapping)
const nothing: Place = () => undefined

/** Members that mean the same in every resource that has them. */
const shared: ReadonlyMap<string, Place> = new Map<string, Place>([
  ['resourceType', nothing],
  ['id', nothing],
  ['meta', nothing],
  ['implicitRules', nothing],
  ['text', nothing],
  ['contained', nothing],
  ['status', nothing],
  ['subject', nothing],
  ['patient', nothing],
  ['language', (value, _, mapping) => keep(value, 'language', mapping)],
  ['identifier', (value, base, mapping) => base.ids.push(...idsOf(value, 'identifier', mapping))],
  ['note', (value, base, mapping) => base.notes.push(...notesOf(value, 'note', mapping))],
  ['reasonCode', (value, base, mapping) => base.reasons.push(...conceptsOf(value, 'reasonCode', mapping))],
  ['reasonReference', links('reason', 'reasonReference', 'Condition')],
  ['bodySite', (value, base, mapping) => modifier(base, 'site', value, 'bodySite', mapping)],
  ['encounter', links('encounter', 'encounter', 'Encounter')],
  ['basedOn', links('based-on', 'basedOn', 'ServiceRequest')],
  ['partOf', links('member-of', 'partOf')],
  ['replaces', links('replaces', 'replaces')],
  ['derivedFrom', links('derived-from', 'derivedFrom')],
  ['specimen', links('specimen', 'specimen', 'Specimen')],
  ['device', links('device', 'device', 'Device')],
  ['performer', parties('performer', 'performer')],
  ['requester', parties('requester', 'requester')],
  ['author', parties('author', 'author')],
  ['recorder', parties('recorder', 'recorder')],
  ['asserter', parties('informant', 'asserter')],
  ['informationSource', parties('informant', 'informationSource')],
  ['authenticator', parties('verifier', 'authenticator')],
  ['custodian', parties('custodian', 'custodian')],
  ['manufacturer', parties('manufacturer', 'manufacturer')],
  ['location', parties('location', 'location')],
  ['recordedDate', recordedBy('recordedDate')],
  ['authoredOn', recordedBy('authoredOn')],
  ['dateAsserted', recordedBy('dateAsserted')],
  [
    'issued',
    (value, base, mapping) => {
      const known = momentOf(value, 'issued', mapping)
      if (known) base.known = known
    },
  ],
])

function recordedBy(name: string): Place {
  return (value, base, mapping) => {
    const recorded = momentOf(value, name, mapping)
    if (recorded) base.recorded = recorded
  }
}

/** Reads what is alike everywhere; what a type reads itself (`mapped`) is left to it, and the rest is put aside. */
export function readShared(resource: Element, own: Members, base: Base, mapping: Mapping): void {
  for (const name in resource) {
    const how = own.get(name)
    if (how === 'mapped') continue
    const place = how === undefined ? shared.get(name) : undefined
    if (place) place(resource[name], base, mapping)
    else otherMember(resource[name], name, how, '', mapping)
  }
}
