import { elements } from '../json.ts'
import { leaveUnread } from '../mapping.ts'
import { link, modifier } from './base.ts'
import { conceptOf, conceptsOf } from './concepts.ts'
import { nameless, type ResourceMap } from './kind.ts'
import { members, restOf } from './members.ts'
import { happenedIn, happenedMembers } from './timing.ts'
import { measuredOf } from './values.ts'

const componentMembers = members('code value[x] dataAbsentReason referenceRange:parts interpretation')

export const observation: ResourceMap = {
  subject: 'subject',
  needs: 'code',
  own: members(
    'code category value[x] dataAbsentReason referenceRange:parts interpretation component:parts ' +
      'hasMember focus method ' +
      happenedMembers('effective'),
  ),
  read(resource, base, mapping) {
    link(base, 'has-member', resource['hasMember'], 'hasMember', 'Observation', mapping)
    link(base, 'focus', resource['focus'], 'focus', undefined, mapping)
    modifier(base, 'method', resource['method'], 'method', mapping)
    return {
      kind: 'observation',
      ...base,
      concept: conceptOf(resource['code'], 'code', mapping) ?? nameless,
      ...happenedIn(resource, 'effective', mapping),
      categories: conceptsOf(resource['category'], 'category', mapping),
      ...measuredOf(resource, '', mapping),
      components: elements(resource['component']).flatMap(each => {
        const concept = conceptOf(each['code'], 'component.code', mapping)
        if (!concept) {
          leaveUnread(each, 'component', mapping)
          return []
        }
        restOf(each, componentMembers, 'component', mapping)
        return [{ concept, ...measuredOf(each, 'component.', mapping) }]
      }),
    }
  },
}
