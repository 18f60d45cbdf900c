import type { Said } from '../../../../shared/domain/facts/columns.ts'
import type { Person } from '../../../../shared/domain/patient.ts'
import type { Links } from '../fhir/members.ts'
import type { Part } from '../fhir/parts.ts'
import { patientOf, resourceOf } from '../fhir/resource-of.ts'
import { urn } from './names.ts'

/** As FHIR says that a member it asks for is not known: it is told, and nothing is made up. */
const unknown: Part = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
}
const UNKNOWN_CONCEPT: Part = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
      code: 'unknown',
      display: 'Unknown',
    },
  ],
}
const NOWHERE = { sha256: '', position: '' }

interface Resource extends Part {
  readonly resourceType: string
}

/** Members that the profiles of the summary ask for: one of these, else the last of them as not known. */
const asked: Readonly<Record<string, ReadonlyArray<readonly [oneOf: readonly string[], instead: Part]>>> = {
  AllergyIntolerance: [[['code'], { code: unknown }]],
  Condition: [[['code'], { code: unknown }]],
  Procedure: [
    [['code'], { code: unknown }],
    [
      ['performedDateTime', 'performedPeriod', 'performedString', 'performedAge'],
      { _performedDateTime: unknown },
    ],
  ],
  Immunization: [
    [['vaccineCode'], { vaccineCode: unknown }],
    [['occurrenceDateTime', 'occurrenceString'], { _occurrenceDateTime: unknown }],
  ],
  MedicationStatement: [
    [['medicationCodeableConcept', 'medicationReference'], { medicationCodeableConcept: unknown }],
    [['effectiveDateTime', 'effectivePeriod'], { _effectiveDateTime: unknown }],
  ],
  MedicationRequest: [
    [['medicationCodeableConcept', 'medicationReference'], { medicationCodeableConcept: unknown }],
    [['intent'], { _intent: unknown }],
  ],
  MedicationAdministration: [
    [['medicationCodeableConcept', 'medicationReference'], { medicationCodeableConcept: unknown }],
    [['effectiveDateTime', 'effectivePeriod'], { _effectiveDateTime: unknown }],
  ],
  MedicationDispense: [
    [['medicationCodeableConcept', 'medicationReference'], { medicationCodeableConcept: unknown }],
  ],
  DiagnosticReport: [
    [['code'], { code: unknown }],
    [['effectiveDateTime', 'effectivePeriod'], { _effectiveDateTime: unknown }],
  ],
  Observation: [
    [['code'], { code: unknown }],
    [['effectiveDateTime', 'effectivePeriod'], { _effectiveDateTime: unknown }],
  ],
  CarePlan: [[['intent'], { _intent: unknown }]],
  ServiceRequest: [[['intent'], { _intent: unknown }]],
  Goal: [[['description'], { description: unknown }]],
}

const has = (resource: Part, name: string): boolean => {
  const value = resource[name]
  return value !== undefined && !(Array.isArray(value) && value.length === 0)
}
const VALUE = /^(?:value[A-Z]|component$|hasMember$|dataAbsentReason$)/

/** A value that is not there is said to be not known: a profile asks for one or the other. */
const valueOrReason = (resource: Resource): Part =>
  resource.resourceType !== 'Observation' ||
  Object.keys(resource).some(name => VALUE.test(name) && has(resource, name))
    ? {}
    : { dataAbsentReason: UNKNOWN_CONCEPT }

/** The resource with all that its profile asks for. */
const whole = (resource: Resource): Part => ({
  ...resource,
  ...Object.assign(
    {},
    ...(asked[resource.resourceType] ?? [])
      .filter(([oneOf]) => !oneOf.some(name => has(resource, name)))
      .map(([, instead]) => instead),
  ),
  ...valueOrReason(resource),
})

/** Which version of it this is; where it came from stays here. */
const metaOf = ({ updated, versionId }: Pick<Person, 'updated' | 'versionId'>): Part => ({
  versionId,
  lastUpdated: updated,
})

/** A fact as an entry of a document about the person whom `subject` names. */
export function entryOf(
  said: Said,
  { id, subject, links }: { readonly id: string; readonly subject: string; readonly links: Links },
): Part {
  const resource = resourceOf(said, { id: 0, person: 0, links, ...NOWHERE })
  const whose = 'patient' in resource ? 'patient' : 'subject'
  return {
    fullUrl: urn(id),
    resource: { ...whole(resource), id, meta: metaOf(said), [whose]: { reference: urn(subject) } },
  }
}

/** Her as an entry. A name or a birth date that nobody knows is said to be so. */
export function personEntry(person: Omit<Person, 'place'>, id: string): Part {
  const patient = patientOf(person, { number: 0, ...NOWHERE })
  return {
    fullUrl: urn(id),
    resource: {
      ...patient,
      id,
      meta: metaOf(person),
      ...(person.name === '' && { name: [{ _text: unknown }] }),
      ...(person.birth === undefined && { _birthDate: unknown }),
    },
  }
}
