import { elements, given } from '../json.ts'
import { link } from './base.ts'
import { conceptOf, conceptsOf } from './concepts.ts'
import { nameless, type ResourceMap } from './kind.ts'
import { members, restOf } from './members.ts'
import { happenedIn, happenedMembers } from './timing.ts'

const deviceMembers = members('manipulated', 'action')

export const procedure: ResourceMap = {
  subject: 'subject',
  needs: 'code',
  mayLack: true,
  own: members(
    'code category outcome complication complicationDetail followUp usedCode usedReference report focalDevice:parts ' +
      happenedMembers('performed'),
    'instantiatesUri instantiatesCanonical statusReason',
  ),
  read(resource, base, mapping) {
    link(base, 'evidence', resource['complicationDetail'], 'complicationDetail', 'Condition', mapping)
    link(base, 'device', resource['usedReference'], 'usedReference', undefined, mapping)
    link(base, 'result', resource['report'], 'report', 'DiagnosticReport', mapping)
    for (const each of elements(resource['focalDevice'])) {
      restOf(each, deviceMembers, 'focalDevice', mapping)
      link(base, 'device', each['manipulated'], 'focalDevice.manipulated', 'Device', mapping)
    }
    return {
      kind: 'procedure',
      ...base,
      concept: conceptOf(resource['code'], 'code', mapping) ?? nameless,
      ...happenedIn(resource, 'performed', mapping),
      categories: conceptsOf(resource['category'], 'category', mapping),
      ...given({ outcome: conceptOf(resource['outcome'], 'outcome', mapping) }),
      complications: conceptsOf(resource['complication'], 'complication', mapping),
      followUp: conceptsOf(resource['followUp'], 'followUp', mapping),
      used: conceptsOf(resource['usedCode'], 'usedCode', mapping),
    }
  },
}
