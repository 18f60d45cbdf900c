import type { FactKind } from '../../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../../shared/domain/facts/columns.ts'
import { attachmentOf, happenedOf, measuredOf, statusConcept, verificationOf, type Links } from './members.ts'
import {
  choiceOf,
  codingOf,
  conceptOf,
  conceptsOf,
  periodOf,
  quantityOf,
  timeOf,
  type Part,
} from './parts.ts'
import type { Resource } from './resource.ts'
import { medicationResource } from './medication.ts'
import { planResource } from './plan.ts'
import { variantResource } from './variant.ts'

type Kinds = { readonly [K in FactKind]: (fact: SaidOf<K>, links: Links) => Resource }

const FOCUS_CODE = 'http://hl7.org/fhir/StructureDefinition/observation-focusCode'
const QUESTIONNAIRE_TITLE = 'http://hl7.org/fhir/StructureDefinition/display'
type Modifier = SaidOf<FactKind>['modifiers'][number]
const modifiersOf = (
  { modifiers }: { readonly modifiers: readonly Modifier[] },
  of: Modifier['of'],
): Part[] => conceptsOf(modifiers.filter(each => each.of === of).map(({ concept }) => concept))

/** A number as R4 wants it, else as words. */
function counted(stem: string, text: string | undefined): Part {
  if (text === undefined) return {}
  return /^[1-9]\d*$/.test(text) ? { [`${stem}PositiveInt`]: Number(text) } : { [`${stem}String`]: text }
}

/** How each kind of fact is written as a resource of FHIR R4. */
export const resources: Kinds = {
  'encounter': fact => ({
    type: 'Encounter',
    subject: 'subject',
    members: {
      class: codingOf(fact.class),
      type: [conceptOf(fact.concept)],
      serviceType: conceptOf(fact.service),
      period: periodOf(fact.start, fact.end),
      length: quantityOf(fact.length),
      hospitalization: {
        admitSource: conceptOf(fact.admittedFrom),
        dischargeDisposition: conceptOf(fact.dischargedTo),
      },
      reasonCode: conceptsOf(fact.reasons),
    },
  }),
  'condition': fact => ({
    type: 'Condition',
    subject: 'subject',
    hasNoStatus: true,
    members: {
      code: conceptOf(fact.concept),
      clinicalStatus:
        fact.standing.is === 'retracted' ? undefined : statusConcept('condition-clinical', fact.status),
      verificationStatus: statusConcept('condition-ver-status', verificationOf(fact)),
      category: conceptsOf(fact.categories),
      severity: modifiersOf(fact, 'severity')[0],
      bodySite: modifiersOf(fact, 'site'),
      ...happenedOf('onset', { ...fact, end: undefined }, ['String', 'Age']),
      abatementDateTime: timeOf(fact.end),
      recordedDate: timeOf(fact.recorded),
      evidence: conceptsOf(fact.evidence).map(code => ({ code: [code] })),
    },
  }),
  'observation': (fact, links) => ({
    type: 'Observation',
    subject: 'subject',
    members: {
      ...(fact.about !== 'patient' && {
        extension: [{ url: FOCUS_CODE, valueCodeableConcept: { text: fact.about } }],
      }),
      code: conceptOf(fact.concept),
      category: conceptsOf(fact.categories),
      ...happenedOf('effective', fact, ['Period']),
      issued: timeOf(fact.known),
      ...measuredOf(fact),
      method: modifiersOf(fact, 'method')[0],
      bodySite: modifiersOf(fact, 'site')[0],
      component: fact.components.map(part => ({ code: conceptOf(part.concept), ...measuredOf(part) })),
      hasMember: links('has-member'),
      derivedFrom: links('derived-from'),
    },
  }),
  'medication': medicationResource,
  'procedure': fact => ({
    type: 'Procedure',
    subject: 'subject',
    members: {
      code: conceptOf(fact.concept),
      category: conceptOf(fact.categories[0]),
      ...happenedOf('performed', fact, ['Period', 'String', 'Age']),
      outcome: conceptOf(fact.outcome),
      complication: conceptsOf(fact.complications),
      followUp: conceptsOf(fact.followUp),
      usedCode: conceptsOf(fact.used),
      bodySite: modifiersOf(fact, 'site'),
      reasonCode: conceptsOf(fact.reasons),
    },
  }),
  'allergy': fact => ({
    type: 'AllergyIntolerance',
    subject: 'patient',
    hasNoStatus: true,
    members: {
      code: conceptOf(fact.concept),
      clinicalStatus:
        fact.standing.is === 'retracted'
          ? undefined
          : statusConcept('allergyintolerance-clinical', fact.status),
      verificationStatus: statusConcept('allergyintolerance-verification', verificationOf(fact)),
      type: fact.type,
      category: fact.categories,
      criticality: fact.criticality,
      ...happenedOf('onset', { ...fact, end: undefined }, ['String', 'Age']),
      recordedDate: timeOf(fact.recorded),
      lastOccurrence: timeOf(fact.last),
      reaction: fact.reactions.map(each => ({
        substance: conceptOf(each.substance),
        manifestation: conceptsOf(each.manifestations),
        severity: each.severity,
        onset: timeOf(each.onset),
        exposureRoute: conceptOf(each.route),
        note: each.notes.map(text => ({ text })),
      })),
    },
  }),
  'immunization': fact => ({
    type: 'Immunization',
    subject: 'patient',
    members: {
      vaccineCode: conceptOf(fact.concept),
      ...happenedOf('occurrence', fact, ['String']),
      recorded: timeOf(fact.recorded),
      lotNumber: fact.lot,
      expirationDate: timeOf(fact.expires),
      doseQuantity: quantityOf(fact.dose),
      primarySource: fact.primarySource,
      site: modifiersOf(fact, 'site')[0],
      route: modifiersOf(fact, 'route')[0],
      protocolApplied: fact.protocols.map(each => ({
        series: each.series,
        ...counted('doseNumber', each.dose),
        ...counted('seriesDoses', each.doses),
        targetDisease: conceptsOf(each.against),
      })),
      reaction: fact.reactions.map(({ text }) => ({ detail: { display: text } })),
      reasonCode: conceptsOf(fact.reasons),
    },
  }),
  'report': (fact, links) => ({
    type: 'DiagnosticReport',
    subject: 'subject',
    members: {
      code: conceptOf(fact.concept),
      category: conceptsOf(fact.categories),
      ...happenedOf('effective', fact, ['Period']),
      issued: timeOf(fact.known),
      result: links('result'),
      conclusion: fact.conclusion,
      conclusionCode: conceptsOf(fact.conclusions),
      presentedForm: fact.attachments.map(attachmentOf),
    },
  }),
  'document': (fact, links) => ({
    type: 'DocumentReference',
    subject: 'subject',
    members: {
      ...(fact.standing.because?.element === 'docStatus' && { docStatus: fact.standing.because.word }),
      type: conceptOf(fact.concept),
      category: conceptsOf(fact.categories),
      date: timeOf(fact.recorded),
      description: fact.title,
      content: fact.attachments.map(each => ({ attachment: attachmentOf(each) })),
      context: { encounter: links('encounter'), period: periodOf(fact.start, fact.end) },
    },
  }),
  'family-history': fact => ({
    type: 'FamilyMemberHistory',
    subject: 'patient',
    members: {
      relationship: conceptOf(fact.relationship),
      name: fact.name,
      sex: fact.sex === undefined ? undefined : { text: fact.sex },
      bornDate: timeOf(fact.born),
      ...choiceOf('deceased', fact.died),
      date: timeOf(fact.recorded),
      condition: fact.conditions.map(each => ({
        code: conceptOf(each.concept),
        outcome: conceptOf(each.outcome),
        ...choiceOf('onset', each.onset),
        contributedToDeath: each.contributedToDeath,
        note: each.notes.map(text => ({ text })),
      })),
    },
  }),
  'questionnaire': fact => ({
    type: 'QuestionnaireResponse',
    subject: 'subject',
    members: {
      questionnaire: fact.form,
      _questionnaire: {
        extension:
          fact.concept.text === undefined
            ? []
            : [{ url: QUESTIONNAIRE_TITLE, valueString: fact.concept.text }],
      },
      authored: timeOf(fact.recorded),
      item: fact.items.map(each => ({
        linkId: each.item,
        text: each.question,
        answer: each.answers.map(answer => choiceOf('value', answer)),
      })),
    },
  }),
  'plan': planResource,
  'variant': variantResource,
  'device'(fact, links) {
    const isUse =
      links('device').length > 0 || !['happened', 'retracted', 'unknown'].includes(fact.standing.is)
    const [device] = links('device')
    if (isUse)
      return {
        type: 'DeviceUseStatement',
        subject: 'subject',
        members: {
          device: device ?? { display: fact.concept.text ?? fact.names[0] },
          ...happenedOf('timing', fact, ['Period']),
          recordedOn: timeOf(fact.recorded),
          bodySite: modifiersOf(fact, 'site')[0],
        },
      }
    return {
      type: 'Device',
      subject: 'patient',
      members: {
        type: conceptOf(fact.concept),
        deviceName: fact.names.map(name => ({ name, type: 'other' })),
        manufacturer: fact.maker,
        modelNumber: fact.model,
        lotNumber: fact.lot,
        manufactureDate: timeOf(fact.made),
        expirationDate: timeOf(fact.expires),
      },
    }
  },
}
