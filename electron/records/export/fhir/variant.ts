import type { SaidOf } from '../../../../shared/domain/facts/columns.ts'
import { conceptOf, timeOf, type Part } from './parts.ts'
import type { Resource } from './resource.ts'

const LOINC = 'http://loinc.org'
const coded = (code: string, display: string): Part | undefined =>
  conceptOf({ codes: [{ system: LOINC, code, display }] })

/** Whether it is there (LOINC answer list LL1971-2). */
const assessed = {
  'variant': coded('LA9633-4', 'Present'),
  'reference': coded('LA9634-2', 'Absent'),
  'no-call': coded('LA18198-4', 'No call'),
} as const
const assemblies: Readonly<Record<string, Part | undefined>> = {
  GRCh37: coded('LA14029-5', 'GRCh37'),
  GRCh38: coded('LA26806-2', 'GRCh38'),
}

/** A variant as HL7's Genomics Reporting guide writes one: an Observation with its parts as components. */
export function variantResource(fact: SaidOf<'variant'>): Resource {
  const component = (code: Part | undefined, value: Part) => ({ code, ...value })
  const text = (value: string) => ({ valueString: value })
  return {
    type: 'Observation',
    subject: 'subject',
    members: {
      code: coded('69548-6', 'Genetic variant assessment'),
      valueCodeableConcept: assessed[fact.state],
      issued: timeOf(fact.known),
      component: [
        component(coded('62374-4', 'Human reference sequence assembly version'), {
          valueCodeableConcept: assemblies[fact.build] ?? { text: fact.build },
        }),
        component(coded('48000-4', 'Chromosome'), { valueCodeableConcept: { text: fact.chromosome } }),
        component(coded('81254-5', 'Genomic allele start-end'), {
          valueRange: { low: { value: fact.position }, high: { value: fact.until } },
        }),
        component(coded('69547-8', 'Genomic ref allele'), text(fact.reference)),
        ...fact.alternates.map(each => component(coded('69551-0', 'Genomic alt allele'), text(each))),
        component(coded('53034-5', 'Allelic state'), { valueCodeableConcept: { text: fact.genotype } }),
        ...fact.concept.codes.map(each =>
          component(coded('81255-2', 'dbSNP'), { valueCodeableConcept: conceptOf({ codes: [each] }) }),
        ),
      ],
    },
  }
}
