import type { FactOf } from '../../../../../shared/domain/fact.ts'
import { element, elements, given, text, texts, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { codedModifier, idsOf, link, modifier, party } from './base.ts'
import { conceptOf, conceptsOf, merged } from './concepts.ts'
import { nameless, type ResourceMap } from './kind.ts'
import { keep, members, restOf } from './members.ts'
import { happenedIn, happenedMembers, momentOf, spanOf } from './timing.ts'

type Activity = FactOf<'plan'>['activities'][number]
const activityMembers = members('detail:part', 'outcomeCodeableConcept outcomeReference progress reference')
const detailMembers = members(
  'code status:text description:text',
  'kind instantiatesCanonical instantiatesUri reasonCode reasonReference goal statusReason doNotPerform ' +
    'scheduledTiming scheduledPeriod scheduledString location performer productCodeableConcept ' +
    'productReference ' +
    'dailyAmount quantity',
)

function activityOf(each: Element, mapping: Mapping): Activity {
  restOf(each, activityMembers, 'activity', mapping)
  const detail = element(each['detail'])
  if (!detail) return given({ words: text(element(each['reference'])?.['display']) })
  restOf(detail, detailMembers, 'activity.detail', mapping)
  return given({
    concept: conceptOf(detail['code'], 'activity.detail.code', mapping),
    status: text(detail['status']),
    isProhibited: detail['doNotPerform'] === true ? (true as const) : undefined,
    words: text(detail['description']),
  })
}

export const carePlan: ResourceMap = {
  subject: 'subject',
  own: members(
    'intent category title:text description:text period created contributor addresses activity:parts',
    'careTeam goal supportingInfo instantiatesCanonical instantiatesUri',
  ),
  read(resource, base, mapping) {
    link(base, 'reason', resource['addresses'], 'addresses', 'Condition', mapping)
    party(base, 'author', resource['contributor'], 'contributor', mapping, 'contributor')
    const categories = conceptsOf(resource['category'], 'category', mapping)
    const [title, description] = [text(resource['title']), text(resource['description'])]
    const called = title ?? (categories.length === 0 ? description : undefined)
    return {
      kind: 'plan',
      of: 'care',
      ...base,
      concept: { ...merged(categories), ...given({ text: called ?? merged(categories).text }) },
      ...spanOf(resource['period'], 'period', mapping),
      ...given({
        recorded: momentOf(resource['created'], 'created', mapping),
        intent: text(resource['intent']),
        title,
        description,
      }),
      categories,
      activities: elements(resource['activity']).map(each => activityOf(each, mapping)),
    }
  },
}

export const serviceRequest: ResourceMap = {
  subject: 'subject',
  needs: 'code',
  mayLack: true,
  own: members(
    'intent category code priority:text doNotPerform requisition patientInstruction:texts ' +
      'locationCode locationReference ' +
      happenedMembers('occurrence'),
    'orderDetail quantityQuantity quantityRatio quantityRange asNeededBoolean asNeededCodeableConcept ' +
      'performerType ' +
      'insurance supportingInfo relevantHistory instantiatesCanonical instantiatesUri statusReason',
  ),
  read(resource, base, mapping) {
    codedModifier(base, 'priority', 'http://hl7.org/fhir/request-priority', resource['priority'])
    base.ids.push(...idsOf(resource['requisition'], 'requisition', mapping))
    base.notes.push(...texts(resource['patientInstruction']))
    party(base, 'location', resource['locationReference'], 'locationReference', mapping)
    keep(resource['locationCode'], 'locationCode', mapping)
    return {
      kind: 'plan',
      of: 'service',
      ...base,
      concept: conceptOf(resource['code'], 'code', mapping) ?? nameless,
      ...happenedIn(resource, 'occurrence', mapping),
      ...given({ intent: text(resource['intent']) }),
      categories: conceptsOf(resource['category'], 'category', mapping),
      activities: [],
    }
  },
}

export const goal: ResourceMap = {
  subject: 'subject',
  needs: 'description',
  own: members(
    'lifecycleStatus category priority description startDate statusDate expressedBy addresses',
    'achievementStatus startCodeableConcept target statusReason outcomeCode outcomeReference',
  ),
  read(resource, base, mapping) {
    modifier(base, 'priority', resource['priority'], 'priority', mapping)
    link(base, 'reason', resource['addresses'], 'addresses', 'Condition', mapping)
    party(base, 'author', resource['expressedBy'], 'expressedBy', mapping)
    return {
      kind: 'plan',
      of: 'goal',
      ...base,
      status: text(resource['lifecycleStatus']) ?? '',
      concept: conceptOf(resource['description'], 'description', mapping) ?? nameless,
      ...given({
        start: momentOf(resource['startDate'], 'startDate', mapping),
        recorded: momentOf(resource['statusDate'], 'statusDate', mapping),
      }),
      categories: conceptsOf(resource['category'], 'category', mapping),
      activities: [],
    }
  },
}
