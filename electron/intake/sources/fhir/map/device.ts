import { element, elements, given, text, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { link, modifier, party } from './base.ts'
import { conceptOf } from './concepts.ts'
import { nameless, type ResourceMap } from './kind.ts'
import { members, restOf } from './members.ts'
import { happenedIn, happenedMembers, momentOf } from './timing.ts'

const nameMembers = members('name:text', 'type')

function namesOf(resource: Element, mapping: Mapping): string[] {
  return elements(resource['deviceName']).flatMap(each => {
    restOf(each, nameMembers, 'deviceName', mapping)
    return text(each['name']) ?? []
  })
}

/** A device that stands in somebody's record; one that does not is a referent. */
export const device: ResourceMap = {
  subject: 'patient',
  own: members(
    'manufacturer:text manufactureDate expirationDate lotNumber:text deviceName:parts ' +
      'modelNumber:text type owner parent',
    'definition udiCarrier statusReason distinctIdentifier serialNumber partNumber specialization ' +
      'version property ' +
      'contact url safety',
  ),
  read(resource, base, mapping) {
    party(base, 'custodian', resource['owner'], 'owner', mapping)
    link(base, 'member-of', resource['parent'], 'parent', 'Device', mapping)
    const names = namesOf(resource, mapping)
    return {
      kind: 'device',
      ...base,
      concept: conceptOf(resource['type'], 'type', mapping) ?? { codes: [], ...given({ text: names[0] }) },
      names,
      ...given({
        maker: text(resource['manufacturer']),
        model: text(resource['modelNumber']),
        lot: text(resource['lotNumber']),
        made: momentOf(resource['manufactureDate'], 'manufactureDate', mapping),
        expires: momentOf(resource['expirationDate'], 'expirationDate', mapping),
      }),
    }
  },
}

/** That a person uses a device, which is linked, and named by the words beside the reference. */
export const deviceUse: ResourceMap = {
  subject: 'subject',
  own: members(`device source recordedOn bodySite ${happenedMembers('timing')}`),
  read(resource, base, mapping) {
    link(base, 'device', resource['device'], 'device', 'Device', mapping)
    modifier(base, 'site', resource['bodySite'], 'bodySite', mapping)
    party(base, 'informant', resource['source'], 'source', mapping)
    const display = text(element(resource['device'])?.['display'])
    return {
      kind: 'device',
      ...base,
      concept: display === undefined ? nameless : { codes: [], text: display },
      ...happenedIn(resource, 'timing', mapping),
      ...given({ recorded: momentOf(resource['recordedOn'], 'recordedOn', mapping) }),
      names: [],
    }
  },
}
