import { lookUp } from '../table.ts'

/** What people can be alike in. */
export const alikeDomains = ['clinical', 'genomic', 'social'] as const
export type AlikeDomain = (typeof alikeDomains)[number]

/** ICD-10 chapter XXI: hazards from housing, work, schooling, upbringing, family and other circumstances of life. */
const SOCIAL_ICD = /^Z(?:5[5-9]|6[0-5])/
const icd10 = new Set([
  'http://hl7.org/fhir/sid/icd-10',
  'http://hl7.org/fhir/sid/icd-10-cm',
  'http://fhir.de/CodeSystem/bfarm/icd-10-gm',
])

/** SNOMED CT has no order in its codes, so that circumstances of life are listed: work, schooling, housing, company. */
const social: Readonly<Record<string, ReadonlySet<string>>> = {
  'http://snomed.info/sct': new Set([
    '160903007', // full-time employment
    '160904001', // part-time employment
    '73438004', // unemployed
    '741062008', // not in labour force
    '473461003', // educated to high school level
    '224295006', // only received primary school education
    '224299000', // received higher education
    '32911000', // homeless
    '105531004', // housing unsatisfactory
    '423315002', // limited social contact
    '422650009', // social isolation
    '713458007', // lack of access to transportation
    '706893006', // victim of intimate partner abuse
    '160968000', // risk activity involvement
    '5251000175109', // certificate of high school equivalency
    '266948004', // criminal record
    '424393004', // reports of violence in the environment
    '266934004', // transport problem
  ]),
}

/** In what somebody is alike to others who have the same code. */
export function domainOf({ system, code }: { readonly system: string; readonly code: string }): AlikeDomain {
  if (icd10.has(system)) return SOCIAL_ICD.test(code) ? 'social' : 'clinical'
  return lookUp(social, system)?.has(code) === true ? 'social' : 'clinical'
}
