import type { Moment } from '../../../../../shared/domain/moment.ts'
import { elements, given, isElement, listed, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { link, modifier, type Base } from './base.ts'
import { conceptOf, conceptsOf } from './concepts.ts'
import { nameless, type ResourceMap } from './kind.ts'
import { keep, members, restOf } from './members.ts'
import { clinicalWord, verificationWord } from './standing.ts'
import { happenedIn, happenedMembers, momentOf, spanOf } from './timing.ts'

const stageMembers = members('summary assessment', 'type')
const evidenceMembers = members('code detail')
const statusMembers = members('coding text:text')
const codingMembers = members('system:text code display:text', 'version userSelected')

/**
 * What a status concept says beside its one word. The word's own system and display are R4's and say nothing
 * more; another coding, or words, are kept.
 */
export function statusWords(
  resource: Element,
  name: string,
  word: string | undefined,
  mapping: Mapping,
): string | undefined {
  for (const each of elements(resource[name])) {
    restOf(each, statusMembers, name, mapping)
    const { text: own } = each
    if (typeof own === 'string' && own.toLowerCase() !== word) keep(own, `${name}.text`, mapping)
    for (const coding of listed(each['coding'])) {
      const isWord = isElement(coding) && coding['code'] === word
      if (isWord) restOf(coding, codingMembers, `${name}.coding`, mapping)
      else keep(coding, `${name}.coding`, mapping)
    }
  }
  return word
}

function stages(resource: Element, base: Base, mapping: Mapping): void {
  for (const stage of elements(resource['stage'])) {
    restOf(stage, stageMembers, 'stage', mapping)
    modifier(base, 'stage', stage['summary'], 'stage.summary', mapping)
    link(base, 'evidence', stage['assessment'], 'stage.assessment', undefined, mapping)
  }
}

/**
 * The end of a condition, as far as it is a time; an age, a range or words are kept beside it as they are.
 */
function endOf(resource: Element, mapping: Mapping): Moment | undefined {
  for (const name of ['abatementAge', 'abatementRange', 'abatementString', 'abatementBoolean'])
    keep(resource[name], name, mapping)
  const period = spanOf(resource['abatementPeriod'], 'abatementPeriod', mapping)
  const end = momentOf(resource['abatementDateTime'], 'abatementDateTime', mapping)
  return end ?? period.end ?? period.start
}

export const condition: ResourceMap = {
  subject: 'subject',
  needs: 'code',
  mayLack: true,
  own: members(
    'code clinicalStatus:parts verificationStatus:parts category severity stage:parts evidence:parts ' +
      'abatementDateTime abatementPeriod ' +
      `abatementAge abatementRange abatementString abatementBoolean ${happenedMembers('onset')}`,
  ),
  read(resource, base, mapping) {
    const state = statusWords(resource, 'clinicalStatus', clinicalWord(resource), mapping)
    const verified = statusWords(resource, 'verificationStatus', verificationWord(resource), mapping)
    modifier(base, 'severity', resource['severity'], 'severity', mapping)
    stages(resource, base, mapping)
    const evidence = elements(resource['evidence']).flatMap(each => {
      restOf(each, evidenceMembers, 'evidence', mapping)
      link(base, 'evidence', each['detail'], 'evidence.detail', undefined, mapping)
      return conceptsOf(each['code'], 'evidence.code', mapping)
    })
    const { start, end, when, age } = happenedIn(resource, 'onset', mapping)
    const abated = endOf(resource, mapping)
    if (end) keep(resource['onsetPeriod'], 'onsetPeriod', mapping) // the onset lasted; it is no end of the condition
    return {
      kind: 'condition',
      ...base,
      status: state ?? '',
      concept: conceptOf(resource['code'], 'code', mapping) ?? nameless,
      ...given({ start, end: abated, when, age, verification: verified }),
      categories: conceptsOf(resource['category'], 'category', mapping),
      evidence,
    }
  },
}
