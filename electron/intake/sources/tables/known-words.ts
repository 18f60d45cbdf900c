import type { Standing } from '../../../../shared/domain/fact.ts'
import type { Sex } from '../../../../shared/domain/patient.ts'

const tableOf = <V>(rows: ReadonlyArray<readonly [means: V, words: string]>): ReadonlyMap<string, V> =>
  new Map(rows.flatMap(([means, words]) => words.split(' ').map(word => [word, means] as const)))

/* English, Spanish, French, German, Portuguese. A letter that means two things in two of them is not here. */

export const sexWords = tableOf<Sex>([
  [
    'female',
    'f female fem woman girl w weiblich frau mujer femenino femenina femme féminin fille feminino mulher',
  ],
  ['male', 'm male masc man boy männlich mann hombre masculino varón varon homme masculin garçon homem'],
  ['other', 'other divers x d otro autre outro diverse nonbinary non-binary'],
  ['unknown', 'unknown u unk unbekannt desconocido inconnu desconhecido'],
])

export const yesNoWords = tableOf<boolean>([
  [true, 'yes y ja j si sí s oui o sim true wahr verdadero vrai positive present + x ✓'],
  [false, 'no n nein non nao não false falsch falso faux negative absent none -'],
])

/** What a word of a status says of whether it happened. */
export const statusWords = tableOf<Standing['is']>([
  [
    'happened',
    'final completed complete done active inactive resolved finished stopped corrected amended performed taken given',
  ],
  ['planned', 'planned ordered scheduled requested pending booked draft proposed'],
  ['uncertain', 'suspected preliminary provisional possible probable unconfirmed'],
  ['not-done', 'cancelled canceled refused declined not-done not-taken missed no-show rejected'],
  ['retracted', 'entered-in-error error void deleted'],
])

/** Systems of codes by what tables call them. */
export const codeSystems: ReadonlyMap<string, string> = new Map([
  ['loinc', 'http://loinc.org'],
  ['snomed', 'http://snomed.info/sct'],
  ['snomed-ct', 'http://snomed.info/sct'],
  ['snomed ct', 'http://snomed.info/sct'],
  ['rxnorm', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ['icd-10', 'http://hl7.org/fhir/sid/icd-10'],
  ['icd10', 'http://hl7.org/fhir/sid/icd-10'],
  ['icd-10-cm', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['icd-10-gm', 'http://fhir.de/CodeSystem/bfarm/icd-10-gm'],
  ['icd-9-cm', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['atc', 'http://www.whocc.no/atc'],
  ['cvx', 'http://hl7.org/fhir/sid/cvx'],
  ['ndc', 'http://hl7.org/fhir/sid/ndc'],
])
