import { elements, given, listed, text } from '../json.ts'
import { link, party } from './base.ts'
import { attachmentOf } from './attachments.ts'
import { conceptOf, conceptsOf } from './concepts.ts'
import { nameless, type ResourceMap } from './kind.ts'
import { members, restOf } from './members.ts'
import { happenedIn, happenedMembers } from './timing.ts'

const mediaMembers = members('link', 'comment')

export const report: ResourceMap = {
  subject: 'subject',
  needs: 'code',
  own: members(
    'code category result resultsInterpreter imagingStudy media:parts conclusion:text conclusionCode presentedForm ' +
      happenedMembers('effective'),
  ),
  read(resource, base, mapping) {
    link(base, 'result', resource['result'], 'result', 'Observation', mapping)
    link(base, 'image', resource['imagingStudy'], 'imagingStudy', 'ImagingStudy', mapping)
    party(
      base,
      'performer',
      resource['resultsInterpreter'],
      'resultsInterpreter',
      mapping,
      'resultsInterpreter',
    )
    for (const each of elements(resource['media'])) {
      restOf(each, mediaMembers, 'media', mapping)
      link(base, 'image', each['link'], 'media.link', 'Media', mapping)
    }
    return {
      kind: 'report',
      ...base,
      concept: conceptOf(resource['code'], 'code', mapping) ?? nameless,
      ...happenedIn(resource, 'effective', mapping),
      categories: conceptsOf(resource['category'], 'category', mapping),
      ...given({ conclusion: text(resource['conclusion']) }),
      conclusions: conceptsOf(resource['conclusionCode'], 'conclusionCode', mapping),
      attachments: listed(resource['presentedForm']).flatMap(
        each => attachmentOf(each, 'presentedForm', mapping) ?? [],
      ),
    }
  },
}
