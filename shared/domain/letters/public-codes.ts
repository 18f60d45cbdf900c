import { loincDigitHolds, verhoeffHolds } from './check-digits.ts'
import { lookUp } from '../table.ts'

interface CodeSystem {
  readonly name: string
  readonly shape: RegExp
  readonly holds?: (code: string) => boolean
}

/**
 * The public terminologies whose codes may leave, and what a code of each looks like. Codes of a house's own are
 * not among them: anything can be written in those. Check digits are checked where a terminology has them.
 */
const codeSystems: Readonly<Record<string, CodeSystem>> = {
  'http://loinc.org': { name: 'LOINC', shape: /^[0-9]{1,7}-[0-9]$/, holds: loincDigitHolds },
  'http://snomed.info/sct': { name: 'SNOMED CT', shape: /^[0-9]{6,18}$/, holds: verhoeffHolds },
  'http://hl7.org/fhir/sid/icd-10': { name: 'ICD-10', shape: /^[A-Z][0-9]{2}(\.[0-9]{1,2})?$/ },
  'http://hl7.org/fhir/sid/icd-10-cm': { name: 'ICD-10-CM', shape: /^[A-Z][0-9][0-9AB](\.[0-9A-Z]{1,4})?$/ },
  'http://fhir.de/CodeSystem/bfarm/icd-10-gm': {
    name: 'ICD-10-GM',
    shape: /^[A-Z][0-9]{2}(\.[0-9]{1,2})?$/,
  },
  'http://hl7.org/fhir/sid/icpc-2': { name: 'ICPC-2', shape: /^[A-Z][0-9]{2}$/ },
  'http://fhir.de/CodeSystem/bfarm/ops': {
    name: 'OPS',
    shape: /^[1-9]-([0-9]{1,2}([0-9a-z](\.[0-9a-z]{1,2})?)?)?$/,
  },
  'http://hl7.org/fhir/sid/icd-9-cm': {
    name: 'ICD-9-CM',
    shape: /^([0-9]{3}|V[0-9]{2}|E[0-9]{3})(\.[0-9]{1,2})?$/,
  },
  'http://www.whocc.no/atc': { name: 'ATC', shape: /^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$/ },
  'http://www.nlm.nih.gov/research/umls/rxnorm': { name: 'RxNorm', shape: /^[0-9]{1,7}$/ },
  'http://hl7.org/fhir/sid/cvx': { name: 'CVX', shape: /^[0-9]{1,3}$/ },
  'http://terminology.hl7.org/CodeSystem/v3-ActCode': {
    name: 'HL7 ActCode',
    shape: /^(AMB|EMER|FLD|HH|IMP|ACUTE|NONAC|OBSENC|PRENC|SS|VR)$/,
  },
}

/**
 * Units that may leave, as UCUM writes them; a unit of somebody's own could hold a text, and so could UCUM's
 * {annotations}.
 */
const units: ReadonlySet<string> = new Set([
  '%',
  '1',
  '10*3/uL',
  '10*6/uL',
  '10*9/L',
  '10*12/L',
  '[degF]',
  '[in_i]',
  '[lb_av]',
  '/min',
  'Cel',
  'L/min',
  'U/L',
  '[IU]/L',
  'a',
  'cm',
  'd',
  'fL',
  'g',
  'g/L',
  'g/dL',
  'h',
  'kPa',
  'kg',
  'kg/m2',
  'm',
  'mL/min',
  'mL/min/{1.73_m2}',
  'mL/min/1.73m2',
  'mL/min/1.73.m2',
  'meq/L',
  'mg',
  'mg/L',
  'mg/dL',
  'mg/g',
  'mg/mmol',
  'min',
  'mm',
  'mm[Hg]',
  'mmol/L',
  'mmol/mol',
  'm[IU]/L',
  'ng/L',
  'ng/dL',
  'ng/mL',
  'nmol/L',
  'pg',
  'pg/mL',
  'pmol/L',
  'u[IU]/mL',
  'ug/L',
  'ug/dL',
  'ug/mL',
  'umol/L',
  '{score}',
])

/** Editions of a set's codes: names of systems with a year and perhaps a month; or the format that made it. */
const editions = new Set([
  ...Object.values(codeSystems).map(({ name }) => name),
  'ICD-10-PCS',
  'HL7 v3 ActCode',
  'HL7 v2 table 0004',
])
export const isPublicEdition = (version: string): boolean =>
  /^casebook-question\/[12]$/.test(version) ||
  version.split(', ').every(each => {
    const [, name = '', edition] = /^(.*?)(?: ([0-9]{4}(?:-[0-9]{2})?|[0-9]\.[0-9]{2}))?$/.exec(each) ?? []
    return editions.has(name) && (edition !== undefined || name.startsWith('HL7'))
  })

export const mayLeaveAsUnit = (unit: string): boolean => units.has(unit)

/** What a code is called when it leaves, for example `ATC A10BK`; undefined where it may not leave. */
export function publicName({ system, code }: { system: string; code: string }): string | undefined {
  const known = lookUp(codeSystems, system)
  return known && known.shape.test(code) && (known.holds?.(code) ?? true)
    ? `${known.name} ${code}`
    : undefined
}
