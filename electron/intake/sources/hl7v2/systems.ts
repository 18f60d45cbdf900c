import { lookUp } from '../../../../shared/domain/table.ts'

/** Code systems by their names in HL7's table 0396, in lower case. */
const known: Readonly<Record<string, string>> = {
  ln: 'http://loinc.org',
  loinc: 'http://loinc.org',
  sct: 'http://snomed.info/sct',
  snomed: 'http://snomed.info/sct',
  i9: 'http://hl7.org/fhir/sid/icd-9-cm',
  i9c: 'http://hl7.org/fhir/sid/icd-9-cm',
  i9cdx: 'http://hl7.org/fhir/sid/icd-9-cm',
  i10: 'http://hl7.org/fhir/sid/icd-10',
  i10c: 'http://hl7.org/fhir/sid/icd-10-cm',
  i10g: 'http://fhir.de/CodeSystem/bfarm/icd-10-gm',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  rxn: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  ndc: 'http://hl7.org/fhir/sid/ndc',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  mvx: 'http://hl7.org/fhir/sid/mvx',
  c4: 'http://www.ama-assn.org/go/cpt',
  cpt: 'http://www.ama-assn.org/go/cpt',
  cpt4: 'http://www.ama-assn.org/go/cpt',
  ucum: 'http://unitsofmeasure.org',
  atc: 'http://www.whocc.no/atc',
  wc: 'http://www.whocc.no/atc',
  cdcrec: 'urn:oid:2.16.840.1.113883.6.238',
  nciws: 'http://ncimeta.nci.nih.gov',
}
const table = /^HL7(\d{4})$/i
const oid = /^\d+(?:\.\d+)+$/

/** Whether a name of a system is one that everybody knows. */
export const isKnownSystem = (name: string): boolean =>
  lookUp(known, name.toLowerCase()) !== undefined || table.test(name)

/**
 * The address of a code system by the name that a message gives it. A name that only its sender knows means what it
 * means there: two laboratories each have an `L`. '' where the message names none.
 */
export function systemOf(name: string, sender: string): string {
  if (name === '') return ''
  const [, number] = table.exec(name) ?? []
  if (number !== undefined) return `http://terminology.hl7.org/CodeSystem/v2-${number}`
  if (oid.test(name)) return `urn:oid:${name}`
  return (
    lookUp(known, name.toLowerCase()) ??
    `urn:casebook:hl7v2:${sender}:${name}`.toLowerCase().replaceAll(/\s+/g, '-')
  )
}
