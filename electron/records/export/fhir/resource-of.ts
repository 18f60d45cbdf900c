import type { Person } from '../../../../shared/domain/patient.ts'
import type { FactKind } from '../../../../shared/domain/fact.ts'
import type { Said, SaidOf } from '../../../../shared/domain/facts/columns.ts'
import { resources } from './kinds.ts'
import type { Resource } from './resource.ts'
import type { Links } from './members.ts'
import { timeOf, type Part } from './parts.ts'
import { statusOf } from './status.ts'

/** Where something came from, as an address that stands in `meta.source`. */
export interface Origin {
  readonly sha256: string
  readonly position: string
}
const sourceOf = ({ sha256, position }: Origin): string =>
  `urn:casebook:${sha256}#${encodeURIComponent(position)}`

export const patientId = (person: number): string => `p${person}`
export const factId = (fact: number): string => `f${fact}`

type Updated = Pick<Person, 'updated' | 'versionId'>
const metaOf = ({ updated, versionId }: Updated, origin: Origin): Part => ({
  versionId,
  lastUpdated: updated,
  source: sourceOf(origin),
})
const idsOf = (ids: Person['identifiers']): Part[] =>
  ids.map(({ system, value, use, label }) => ({
    system: system === '' ? undefined : system,
    value,
    use,
    type: { text: label },
  }))

/** A person as a Patient. */
export function patientOf(
  person: Omit<Person, 'place'>,
  { number, ...origin }: Origin & { number: number },
): Part {
  const { name, otherNames, sex, birth, death, active, identifiers, addresses, telecom } = person
  return {
    resourceType: 'Patient',
    id: patientId(number),
    meta: metaOf(person, origin),
    identifier: idsOf(identifiers),
    active,
    name: [name, ...otherNames]
      .filter(text => text !== '')
      .map((text, at) => ({ use: at === 0 ? 'official' : 'old', text })),
    telecom: telecom.map(value => ({ value })),
    gender: sex,
    birthDate: timeOf(birth),
    ...(death === 'deceased' ? { deceasedBoolean: true } : { deceasedDateTime: timeOf(death) }),
    address: addresses.map(text => ({ text })),
  }
}

/** Members that name the visit, where a resource has one of another name or none. */
const visits: Readonly<Record<string, string | undefined>> = {
  MedicationStatement: 'context',
  MedicationAdministration: 'context',
  MedicationDispense: 'context',
  Encounter: undefined,
  DocumentReference: undefined,
  FamilyMemberHistory: undefined,
  Device: undefined,
  DeviceUseStatement: undefined,
  Goal: undefined,
}
const visitOf = (type: string, links: Links): Part => {
  const member = Object.hasOwn(visits, type) ? visits[type] : 'encounter'
  return member === undefined ? {} : { [member]: links('encounter')[0] }
}

const withoutNotes = new Set(['Encounter', 'DocumentReference', 'DiagnosticReport', 'QuestionnaireResponse'])
/** Remarks; where R4 has no place for them they stand in the narrative. */
function notesOf(type: string, notes: readonly string[]): Part {
  if (!withoutNotes.has(type)) return { note: notes.map(text => ({ text })) }
  if (notes.length === 0) return {}
  const escaped = notes.join('\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return {
    text: {
      status: 'additional',
      div: `<div xmlns="http://www.w3.org/1999/xhtml"><pre>${escaped}</pre></div>`,
    },
  }
}

// The table ties each kind to its own members; the compiler cannot follow an index that is a union.
const written = (fact: Said, links: Links): Resource =>
  (resources[fact.kind] as (fact: SaidOf<FactKind>, links: Links) => Resource)(fact, links)

/** As which type of resource a fact is written. */
export const typeOf = (fact: Said): string =>
  written(fact, role => fact.links.filter(each => each.role === role).map(() => ({}))).type

/** A fact as a resource of FHIR R4. `links`: what its source points at, as references. */
export function resourceOf(
  fact: Said,
  { id, person, links, ...origin }: Origin & { id: number; person: number; links: Links },
): Part & { readonly resourceType: string } {
  const { type, subject, hasNoStatus, members } = written(fact, links)
  const status = hasNoStatus ? undefined : statusOf(type, fact)
  return {
    resourceType: type,
    id: factId(id),
    meta: metaOf(fact, origin),
    identifier: idsOf(fact.ids),
    ...(type === 'Goal' ? { lifecycleStatus: status } : { status }),
    [subject]: { reference: `Patient/${patientId(person)}` },
    ...visitOf(type, links),
    ...notesOf(type, fact.notes),
    ...members,
  }
}
