import type { Code, Fact, FactKind, Place } from '../../../../../shared/domain/fact.ts'
import { codesOf, measuredOf, timesOf, wordsOf, type WrittenNumbers } from '../elements.ts'
import { element, elements, given, text, type Element } from '../json.ts'
import { contained, referenced } from '../scope.ts'
import { attachmentOf, wordsOfMarkup } from './document-text.ts'

/** Which resource types are facts, and which member names the person. */
export const factTypes: Record<string, { kind: FactKind; subject: string }> = {
  Encounter: { kind: 'encounter', subject: 'subject' },
  Condition: { kind: 'condition', subject: 'subject' },
  Observation: { kind: 'observation', subject: 'subject' },
  MedicationRequest: { kind: 'medication', subject: 'subject' },
  MedicationStatement: { kind: 'medication', subject: 'subject' },
  MedicationAdministration: { kind: 'medication', subject: 'subject' },
  Procedure: { kind: 'procedure', subject: 'subject' },
  AllergyIntolerance: { kind: 'allergy', subject: 'patient' },
  Immunization: { kind: 'immunization', subject: 'patient' },
  DiagnosticReport: { kind: 'report', subject: 'subject' },
  DocumentReference: { kind: 'document', subject: 'subject' },
}

/** What a mapping needs beside the resource. `medication` answers the codes of a Medication by a reference to it. */
export interface Mapping {
  readonly identity: string
  readonly patient: string
  readonly scope: string
  readonly place: Place
  readonly written: WrittenNumbers
  medication(reference: unknown): readonly Code[] | undefined
}

const codeOf = (value: unknown): string | undefined => codesOf(value)[0]?.code
const named = (...parts: Array<string | undefined>) => parts.find(part => part !== undefined && part !== '')

function medicationCodes(resource: Element, { medication }: Mapping): Code[] {
  const concept = codesOf(resource['medicationCodeableConcept'])
  if (concept.length > 0) return concept
  const reference = resource['medicationReference']
  const inside = contained(resource, reference)
  const found = inside ? codesOf(inside['code']) : medication(reference)
  if (found && found.length > 0) return [...found]
  const display = text(element(reference)?.['display'])
  return display === undefined ? [] : [{ system: '', code: display, display }]
}

const dosageOf = (resource: Element) => {
  const dosages = elements(resource['dosageInstruction'] ?? resource['dosage'])
  return (
    dosages
      .map(each => text(each['text']) ?? text(each['patientInstruction']))
      .filter(Boolean)
      .join('; ') || undefined
  )
}

/** One clinical resource as a fact. The type must be one of `factTypes`. */
export function factFrom(type: string, resource: Element, mapping: Mapping): Fact {
  const { identity, patient, scope, place, written } = mapping
  const common = (times: readonly string[], codes = codesOf(resource['code'])) => ({
    identity,
    patient,
    place,
    codes,
    status: text(resource['status']) ?? '',
    ...given({
      encounter: referenced(
        resource['encounter'] ?? element(resource['context'])?.['encounter'],
        'Encounter',
        scope,
      ),
      updated: text(element(resource['meta'])?.['lastUpdated']),
    }),
    ...timesOf(resource, times),
  })
  const reasons = codesOf(resource['reasonCode'])
  switch (type) {
    case 'Encounter':
      return {
        kind: 'encounter',
        ...common(['period'], codesOf(resource['type'])),
        reasons,
        ...given({
          class: named(
            text(element(resource['class'])?.['display']),
            text(element(resource['class'])?.['code']),
          ),
        }),
      }
    case 'Condition': {
      const { end } = timesOf(resource, ['abatementDateTime', 'abatementPeriod'])
      return {
        kind: 'condition',
        ...common(['onsetDateTime', 'onsetPeriod', 'recordedDate']),
        status: codeOf(resource['clinicalStatus']) ?? '',
        ...given({
          end,
          verification: codeOf(resource['verificationStatus']),
          category: wordsOf(resource['category']),
        }),
      }
    }
    case 'Observation':
      return {
        kind: 'observation',
        ...common(['effectiveDateTime', 'effectivePeriod', 'effectiveInstant', 'issued']),
        ...measuredOf(resource, written),
        components: elements(resource['component']).map(each => ({
          codes: codesOf(each['code']),
          ...measuredOf(each, written),
        })),
        ...given({
          category: wordsOf(resource['category']),
          note:
            elements(resource['note'])
              .map(each => text(each['text']))
              .filter(Boolean)
              .join('\n') || undefined,
        }),
      }
    case 'MedicationRequest':
      return {
        kind: 'medication',
        role: 'request',
        ...common(['authoredOn'], medicationCodes(resource, mapping)),
        reasons,
        ...given({ dosage: dosageOf(resource) }),
      }
    case 'MedicationStatement':
      return {
        kind: 'medication',
        role: 'statement',
        ...common(
          ['effectiveDateTime', 'effectivePeriod', 'dateAsserted'],
          medicationCodes(resource, mapping),
        ),
        reasons,
        ...given({ dosage: dosageOf(resource) }),
      }
    case 'MedicationAdministration':
      return {
        kind: 'medication',
        role: 'administration',
        ...common(['effectiveDateTime', 'effectivePeriod'], medicationCodes(resource, mapping)),
        reasons,
        ...given({ dosage: text(element(resource['dosage'])?.['text']) }),
      }
    case 'Procedure':
      return { kind: 'procedure', ...common(['performedDateTime', 'performedPeriod']), reasons }
    case 'AllergyIntolerance':
      return {
        kind: 'allergy',
        ...common(['onsetDateTime', 'recordedDate']),
        status: codeOf(resource['clinicalStatus']) ?? '',
        reactions: elements(resource['reaction']).flatMap(each =>
          elements(each['manifestation']).flatMap(one => wordsOf(one) ?? []),
        ),
        ...given({
          criticality: text(resource['criticality']),
          category: Array.isArray(resource['category']) ? text(resource['category'][0]) : undefined,
          verification: codeOf(resource['verificationStatus']),
        }),
      }
    case 'Immunization':
      return { kind: 'immunization', ...common(['occurrenceDateTime'], codesOf(resource['vaccineCode'])) }
    case 'DiagnosticReport':
      return {
        kind: 'report',
        ...common(['effectiveDateTime', 'effectivePeriod', 'issued']),
        results: elements(resource['result']).flatMap(each => referenced(each, 'Observation', scope) ?? []),
        ...given({ category: wordsOf(resource['category']), conclusion: text(resource['conclusion']) }),
      }
    case 'DocumentReference': {
      const attachment = attachmentOf(resource)
      const narrative = text(element(resource['text'])?.['div'])
      return {
        kind: 'document',
        ...common(['date'], codesOf(resource['type'])),
        ...given({
          title: text(resource['description']) ?? attachment.title,
          contentType: attachment.contentType,
          text: attachment.text ?? (narrative === undefined ? undefined : wordsOfMarkup(narrative)),
        }),
      }
    }
    default:
      throw new RangeError(`${type} is not a kind of fact.`)
  }
}
