import type { Attachment } from '../../../../../shared/domain/facts/value.ts'
import { element, elements, given, text, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { pointedAt } from '../names.ts'
import { attachmentOf } from './attachments.ts'
import { idsOf, link, type Base } from './base.ts'
import { conceptOf, conceptsOf } from './concepts.ts'
import { nameless, type ResourceMap } from './kind.ts'
import { keep, members, restOf } from './members.ts'
import { momentOf, spanOf } from './timing.ts'

const contentMembers = members('attachment:part', 'format')
const contextMembers = members(
  'encounter period',
  'event facilityType practiceSetting sourcePatientInfo related',
)
const relationMembers = members('code:text target')
const stored = /(?:^|\/)(?:Binary|DocumentReference)\/[^/?#]+(?:\/_history\/[^/]+)?$|^urn:uuid:|^#/

/** An attachment that lies in another resource is linked to it, so that its words are read from there. */
function linkContent(base: Base, attachment: Attachment, mapping: Mapping): void {
  const { url } = attachment
  if (url === undefined || !stored.test(url)) return
  const { identity } = pointedAt(url, 'Binary', mapping)
  base.links.push({ role: 'content', identity })
}

function relations(resource: Element, base: Base, mapping: Mapping): void {
  for (const each of elements(resource['relatesTo'])) {
    restOf(each, relationMembers, 'relatesTo', mapping)
    const how = text(each['code'])
    const role = how === 'replaces' ? 'replaces' : 'derived-from'
    link(base, role, each['target'], 'relatesTo.target', 'DocumentReference', mapping)
    keep(how, 'relatesTo.code', mapping)
  }
}

export const document: ResourceMap = {
  subject: 'subject',
  own: members(
    'masterIdentifier type category date description:text content:parts context:part relatesTo:parts docStatus',
    'securityLabel',
  ),
  read(resource, base, mapping) {
    base.ids.push(...idsOf(resource['masterIdentifier'], 'masterIdentifier', mapping))
    relations(resource, base, mapping)
    keep(resource['docStatus'], 'docStatus', mapping)
    const context = element(resource['context'])
    if (context) {
      restOf(context, contextMembers, 'context', mapping)
      link(base, 'encounter', context['encounter'], 'context.encounter', 'Encounter', mapping)
    }
    const attachments = elements(resource['content']).flatMap(each => {
      restOf(each, contentMembers, 'content', mapping)
      return attachmentOf(each['attachment'] ?? {}, 'content.attachment', mapping) ?? []
    })
    for (const each of attachments) linkContent(base, each, mapping)
    return {
      kind: 'document',
      ...base,
      concept: conceptOf(resource['type'], 'type', mapping) ?? nameless,
      ...spanOf(context?.['period'], 'context.period', mapping),
      ...given({
        recorded: momentOf(resource['date'], 'date', mapping),
        title: text(resource['description']),
      }),
      categories: conceptsOf(resource['category'], 'category', mapping),
      attachments,
    }
  },
}
