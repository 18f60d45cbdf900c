import type { Coded } from './codes.ts'
import { isoDay } from './days.ts'

export type ResourceType =
  | 'Organization'
  | 'Practitioner'
  | 'Patient'
  | 'Encounter'
  | 'Condition'
  | 'Observation'
  | 'DiagnosticReport'
  | 'MedicationRequest'
  | 'Procedure'
  | 'Immunization'
  | 'AllergyIntolerance'
  | 'DocumentReference'

export interface Style {
  /** 'lean': what the facts need, some 650 bytes each; 'full': with the members that large senders add. */
  readonly size: 'lean' | 'full'
  /** 'ndjson': a file a type, names by type and id; 'bundles': a file a person, names by urn. */
  readonly form: 'ndjson' | 'bundles'
}

/** What the resources of one visit have in common; `subject` and `encounter` are references as text. */
export interface Visit {
  readonly subject: string
  readonly encounter: string
  readonly practitioner: string
  /** Days since 1970-01-01, and minutes after midnight. */
  readonly day: number
  readonly minute: number
}

export const quoted = JSON.stringify
export const terms = 'http://terminology.hl7.org/CodeSystem'
export const snomed = 'http://snomed.info/sct'
export const loinc = 'http://loinc.org'
export const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'
export const profiles = 'http://hl7.org/fhir/us/core/StructureDefinition'

/** A code of a FHIR terminology alone, as a CodeableConcept. */
export const state = (name: string, code: string): string =>
  quoted({ coding: [{ system: `${terms}/${name}`, code }] })

/** What all resources of one style are made of. */
export function piecesOf({ size, form }: Style) {
  const full = size === 'full'
  const concepts = new Map<Coded, string>()
  const units = new Map<Coded, string>()

  /** A CodeableConcept; kept, as there are few and they are written millions of times. */
  const concept = (system: string, coded: Coded): string => {
    let text = concepts.get(coded)
    if (text === undefined) {
      const { code, display } = coded
      text = quoted({ coding: [{ system, code, display }], ...(full && { text: display }) })
      concepts.set(coded, text)
    }
    return text
  }

  return {
    full,
    concept,

    reference:
      form === 'bundles'
        ? (_: ResourceType, id: string) => `{"reference":"urn:uuid:${id}"}`
        : (type: ResourceType, id: string) => `{"reference":"${type}/${id}"}`,

    /** A Quantity; its unit is kept. */
    quantity(value: number, what: Coded & { readonly unit: string; readonly ucum?: string }): string {
      let text = units.get(what)
      if (text === undefined) {
        const { unit, ucum = unit } = what
        text = `"unit":${quoted(unit)},"system":"http://unitsofmeasure.org","code":${quoted(ucum)}`
        units.set(what, text)
      }
      return `{"value":${value},${text}}`
    },

    /** How every resource begins; a full one names its profile, its version and its business identifier. */
    begin: (type: ResourceType, id: string, profile: string, day: number): string =>
      full
        ? `{"resourceType":"${type}","id":"${id}","meta":{"versionId":"1",` +
          `"lastUpdated":"${isoDay(day)}T22:00:00.000+00:00","source":"#casebook-bench",` +
          `"profile":["${profiles}/us-core-${profile}"]},` +
          `"identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:${id}"}]`
        : `{"resourceType":"${type}","id":"${id}"`,

    /** What a full resource says in words. */
    narrative: (words: string): string =>
      full
        ? `,"text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">${words}</div>"}`
        : '',
  }
}
