import { lookUp } from '../table.ts'

/**
 * Code systems whose codes hold their own order in their text: whatever begins with a code lies below it. Where a
 * point only parts a code for the eye (`E11.9`, `E119`), both writings mean one. Systems that no line names have no
 * order in their text (SNOMED CT, RxNorm, LOINC): there a set lists what lies below.
 */
const byPrefix: Readonly<Record<string, { readonly point: boolean }>> = {
  'http://hl7.org/fhir/sid/icd-10': { point: true },
  'http://hl7.org/fhir/sid/icd-10-cm': { point: true },
  'http://fhir.de/CodeSystem/bfarm/icd-10-gm': { point: true },
  'http://hl7.org/fhir/sid/icd-9-cm': { point: true },
  'http://www.whocc.no/atc': { point: false },
  'http://www.cms.gov/Medicare/Coding/ICD10': { point: false }, // ICD-10-PCS
  'http://fhir.de/CodeSystem/bfarm/ops': { point: true },
}

/** Whether what lies below a code of this system can be told from its text. */
export const hasOrderInText = (system: string): boolean => lookUp(byPrefix, system) !== undefined

/**
 * A code as facts are found by it, however its source wrote it: without blanks around it, and in capitals where a
 * system means the same by both. The fact itself keeps what its source wrote.
 */
export function foundAs<C extends { readonly system: string; readonly code: string }>(written: C): C {
  const [system, code] = [written.system.trim(), written.code.trim()]
  return { ...written, system, code: hasOrderInText(system) ? code.toUpperCase() : code }
}

/** How one code may be written: these systems mean the same by small letters. */
export function writingsOf(system: string, code: string): string[] {
  const ordered = lookUp(byPrefix, system)
  if (!ordered) return [code]
  const pointed = ordered.point ? [code, code.replace('.', '')] : [code]
  return [...new Set([...pointed, ...pointed.map(each => each.toLowerCase())])]
}

/**
 * How every code at or below one begins, in each writing. Throws RangeError for a system without an order in its text,
 * where only a list can say what lies below.
 */
export function beginningsOf(system: string, code: string): string[] {
  if (!hasOrderInText(system)) throw new RangeError(`The codes of ${system} hold no order in their text.`)
  return writingsOf(system, code)
}
