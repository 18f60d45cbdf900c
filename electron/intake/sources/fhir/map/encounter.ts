import { element, elements, given, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { amountOf } from './amounts.ts'
import { link, modifier, party, type Base } from './base.ts'
import { codingOf, conceptOf, conceptsOf, merged } from './concepts.ts'
import type { ResourceMap } from './kind.ts'
import { keep, members, restOf } from './members.ts'
import { spanOf } from './timing.ts'

const participantMembers = members('individual type', 'period')
const diagnosisMembers = members('condition', 'use rank')
const placeMembers = members('location', 'status physicalType period')
const stayMembers = members(
  'admitSource dischargeDisposition',
  'preAdmissionIdentifier origin reAdmission dietPreference specialCourtesy specialArrangement destination',
)

function people(resource: Element, base: Base, mapping: Mapping): void {
  for (const each of elements(resource['participant'])) {
    restOf(each, participantMembers, 'participant', mapping)
    const type = merged(conceptsOf(each['type'], 'participant.type', mapping))
    const as = type.text ?? type.codes[0]?.display ?? type.codes[0]?.code
    if (type.codes.length > 0) keep(each['type'], 'participant.type', mapping)
    party(base, 'performer', each['individual'], 'participant.individual', mapping, as)
  }
  party(base, 'performer', resource['serviceProvider'], 'serviceProvider', mapping, 'serviceProvider')
  for (const each of elements(resource['location'])) {
    restOf(each, placeMembers, 'location', mapping)
    party(base, 'location', each['location'], 'location.location', mapping)
  }
}

export const encounter: ResourceMap = {
  subject: 'subject',
  own: members(
    'class type serviceType period participant:parts serviceProvider location:parts diagnosis:parts ' +
      'hospitalization:part ' +
      'length priority',
    'statusHistory classHistory episodeOfCare appointment account',
  ),
  read(resource, base, mapping) {
    people(resource, base, mapping)
    modifier(base, 'priority', resource['priority'], 'priority', mapping)
    for (const each of elements(resource['diagnosis'])) {
      restOf(each, diagnosisMembers, 'diagnosis', mapping)
      link(base, 'reason', each['condition'], 'diagnosis.condition', 'Condition', mapping)
    }
    const stay = element(resource['hospitalization'])
    if (stay) restOf(stay, stayMembers, 'hospitalization', mapping)
    return {
      kind: 'encounter',
      ...base,
      concept: merged(conceptsOf(resource['type'], 'type', mapping)),
      ...spanOf(resource['period'], 'period', mapping),
      ...given({
        class: codingOf(resource['class'], 'class', mapping),
        service: conceptOf(resource['serviceType'], 'serviceType', mapping),
        admittedFrom: conceptOf(stay?.['admitSource'], 'hospitalization.admitSource', mapping),
        dischargedTo: conceptOf(
          stay?.['dischargeDisposition'],
          'hospitalization.dischargeDisposition',
          mapping,
        ),
        length: amountOf(resource['length'], 'length', mapping),
      }),
    }
  },
}
