import { elements, given, text, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { amountOf } from './amounts.ts'
import { link, modifier, type Base } from './base.ts'
import { conceptOf, conceptsOf } from './concepts.ts'
import { nameless, type ResourceMap } from './kind.ts'
import { members, restOf } from './members.ts'
import { happenedIn, happenedMembers, momentOf } from './timing.ts'

const protocolMembers = members(
  'series:text doseNumberPositiveInt:number doseNumberString:text seriesDosesPositiveInt:number ' +
    'seriesDosesString:text targetDisease',
  'authority',
)
const reactionMembers = members('detail', 'date reported')

const counted = (protocol: Element, stem: string): string | undefined => {
  const number = protocol[`${stem}PositiveInt`]
  return typeof number === 'number' ? String(number) : text(protocol[`${stem}String`])
}

function protocolOf(protocol: Element, mapping: Mapping) {
  restOf(protocol, protocolMembers, 'protocolApplied', mapping)
  return {
    ...given({
      series: text(protocol['series']),
      dose: counted(protocol, 'doseNumber'),
      doses: counted(protocol, 'seriesDoses'),
    }),
    against: conceptsOf(protocol['targetDisease'], 'protocolApplied.targetDisease', mapping),
  }
}

/** A reaction is named by what it points at; its words stand among the reactions, the finding among the links. */
function reactionsOf(resource: Element, base: Base, mapping: Mapping) {
  for (const each of elements(resource['reaction'])) {
    restOf(each, reactionMembers, 'reaction', mapping)
    link(base, 'evidence', each['detail'], 'reaction.detail', 'Observation', mapping)
  }
  return elements(resource['reaction']).flatMap(each => {
    const words = elements(each['detail']).flatMap(detail => text(detail['display']) ?? [])
    return words.map(display => ({ codes: [], text: display }))
  })
}

export const immunization: ResourceMap = {
  subject: 'patient',
  needs: 'vaccineCode',
  own: members(
    'vaccineCode recorded primarySource:boolean lotNumber:text expirationDate site route doseQuantity ' +
      'protocolApplied:parts reaction:parts ' +
      happenedMembers('occurrence'),
    'statusReason reportOrigin isSubpotent subpotentReason education programEligibility fundingSource',
  ),
  read(resource, base, mapping) {
    modifier(base, 'site', resource['site'], 'site', mapping)
    modifier(base, 'route', resource['route'], 'route', mapping)
    const { primarySource } = resource
    return {
      kind: 'immunization',
      ...base,
      concept: conceptOf(resource['vaccineCode'], 'vaccineCode', mapping) ?? nameless,
      ...happenedIn(resource, 'occurrence', mapping),
      ...given({
        recorded: momentOf(resource['recorded'], 'recorded', mapping),
        lot: text(resource['lotNumber']),
        expires: momentOf(resource['expirationDate'], 'expirationDate', mapping),
        dose: amountOf(resource['doseQuantity'], 'doseQuantity', mapping),
        primarySource: typeof primarySource === 'boolean' ? primarySource : undefined,
      }),
      protocols: elements(resource['protocolApplied']).map(each => protocolOf(each, mapping)),
      reactions: reactionsOf(resource, base, mapping),
    }
  },
}
