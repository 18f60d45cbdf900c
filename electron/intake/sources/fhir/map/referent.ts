import type { Concept, Place } from '../../../../../shared/domain/fact.ts'
import type { Referent } from '../../../../../shared/domain/referent.ts'
import { element, elements, isElement, listed, text, type Element } from '../json.ts'
import { leaveUnread, type Mapping } from '../mapping.ts'
import { bytesOf, wordsIn } from './attachments.ts'
import { idsOf, ownNarrativeOf, versionIn } from './base.ts'
import { conceptsOf, merged } from './concepts.ts'
import { ingredientsOf } from './medication.ts'
import { keep, members, otherMember, putAside } from './members.ts'
import { nameOf } from './person.ts'

/** The member that says what a referent is. */
const concepts: Readonly<Record<string, string>> = {
  Medication: 'code',
  RelatedPerson: 'relationship',
  PractitionerRole: 'code',
}
const own = members(
  'resourceType id meta implicitRules text contained identifier name ingredient:parts data:text',
)

function callOf(resource: Element, mapping: Mapping): string | undefined {
  const { name } = resource
  if (typeof name === 'string') return text(name)
  const people = listed(name).flatMap(each => {
    if (isElement(each)) return nameOf(each, 'name', mapping)
    leaveUnread(each, 'name', mapping)
    return []
  })
  const device = elements(resource['deviceName']).flatMap(each => text(each['name']) ?? [])
  const role = text(element(resource['practitioner'])?.['display'])
  return [...people, ...device].find(each => each !== '') ?? role
}

/** Something that facts name. What it says beside its name and what it is stays with it under its own names. */
export function referentFrom(
  type: string,
  resource: Element,
  names: Pick<Referent, 'identity' | 'aliases'>,
  place: Place,
  mapping: Mapping,
): Referent {
  const says = concepts[type] ?? 'type'
  for (const name in resource) {
    const how = own.get(name)
    if (how === undefined && name !== says) putAside(resource[name], name, 'kept', '', mapping)
    else if (how !== 'mapped' && how !== undefined) otherMember(resource[name], name, how, '', mapping)
  }
  const concept: Concept = merged(conceptsOf(resource[says], says, mapping))
  const called = callOf(resource, mapping)
  const more = ownNarrativeOf(resource)
  if (more !== undefined) keep(more, 'text', mapping)
  const data = text(resource['data'])
  const bytes = data === undefined ? undefined : bytesOf(data)
  const words = bytes && wordsIn(bytes, text(resource['contentType']))
  return {
    ...names,
    type,
    concept,
    ...(called !== undefined && { name: called }),
    ids: idsOf(resource['identifier'], 'identifier', mapping),
    ingredients: type === 'Medication' ? ingredientsOf(resource['ingredient'], 'ingredient', mapping) : [],
    ...(words !== undefined && { text: words }),
    ...versionIn(resource, mapping),
    qualifiers: mapping.qualifiers,
    unread: mapping.unread,
    place,
  }
}
