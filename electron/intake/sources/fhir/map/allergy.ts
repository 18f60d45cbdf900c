import { elements, given, text, texts, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { notesOf } from './base.ts'
import { conceptOf, conceptsOf, merged } from './concepts.ts'
import { statusWords } from './condition.ts'
import type { ResourceMap } from './kind.ts'
import { keep, members, restOf } from './members.ts'
import { clinicalWord, verificationWord } from './standing.ts'
import { happenedIn, happenedMembers, momentOf } from './timing.ts'

const reactionMembers = members(
  'substance manifestation description:text onset severity:text exposureRoute note',
)

function reactionOf(reaction: Element, mapping: Mapping) {
  restOf(reaction, reactionMembers, 'reaction', mapping)
  const description = text(reaction['description'])
  return {
    manifestations: conceptsOf(reaction['manifestation'], 'reaction.manifestation', mapping),
    ...given({
      substance: conceptOf(reaction['substance'], 'reaction.substance', mapping),
      severity: text(reaction['severity']),
      onset: momentOf(reaction['onset'], 'reaction.onset', mapping),
      route: conceptOf(reaction['exposureRoute'], 'reaction.exposureRoute', mapping),
    }),
    notes: [
      ...(description === undefined ? [] : [description]),
      ...notesOf(reaction['note'], 'reaction.note', mapping),
    ],
  }
}

export const allergy: ResourceMap = {
  subject: 'patient',
  needs: 'code',
  mayLack: true,
  own: members(
    'code clinicalStatus:parts verificationStatus:parts type:text category:texts criticality:text reaction:parts ' +
      'lastOccurrence ' +
      happenedMembers('onset'),
  ),
  read(resource, base, mapping) {
    const state = statusWords(resource, 'clinicalStatus', clinicalWord(resource), mapping)
    const verified = statusWords(resource, 'verificationStatus', verificationWord(resource), mapping)
    const reactions = elements(resource['reaction']).map(each => reactionOf(each, mapping))
    const { start, end, when, age } = happenedIn(resource, 'onset', mapping)
    if (end) keep(resource['onsetPeriod'], 'onsetPeriod', mapping) // the onset lasted; the allergy did not end
    return {
      kind: 'allergy',
      ...base,
      status: state ?? '',
      concept:
        conceptOf(resource['code'], 'code', mapping) ??
        merged(reactions.flatMap(each => each.substance ?? [])),
      ...given({
        start,
        when,
        age,
        type: text(resource['type']),
        criticality: text(resource['criticality']),
        verification: verified,
        last: momentOf(resource['lastOccurrence'], 'lastOccurrence', mapping),
      }),
      categories: texts(resource['category']),
      reactions,
    }
  },
}
