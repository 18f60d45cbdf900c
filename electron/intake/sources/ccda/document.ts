import type { FactOf } from '../../../../shared/domain/fact.ts'
import type { Attachment } from '../../../../shared/domain/facts/value.ts'
import type { Retraction } from '../../../../shared/domain/referent.ts'
import { given, nameOf, versionOf } from '../hl7v2/base.ts'
import { conceptOf, idsOf, partiesOf, placeOf, type Sent } from './base.ts'
import { narrativeOf } from './narrative.ts'
import type { Leaf, Node } from './node.ts'
import { spanOf } from './times.ts'
import { attachmentOf } from './values.ts'

/** Elements of a header that say how the document itself is written or handed on. */
const ofTheFile = [
  'realmCode',
  'typeId',
  'templateId',
  'confidentialityCode',
  'languageCode',
  'recordTarget',
  'component',
  'componentOf',
  'custodian',
  'dataEnterer',
  'informationRecipient',
  'authenticator',
  'author',
  'legalAuthenticator',
  'relatedDocument',
  'versionNumber',
  'setId',
] as const

/** By what a document is called: its set, of which each version is one, else its own number. */
function calledBy(document: Node, sent: Sent): string {
  const [id] = idsOf(document.all('setId')).concat(idsOf(document.all('id')))
  const when = document.child('effectiveTime')?.attribute('value') ?? ''
  return nameOf('Document', [sent.called, ...(id ? [id.system, id.value] : ['time', when])], sent)
}

/** Documents that this one takes the place of (relatedDocument of kind RPLC), by their own names. */
export function replacedBy(document: Node, sent: Sent): Retraction[] {
  const own = calledBy(document, sent)
  return document.all('relatedDocument').flatMap(related => {
    if (related.attribute('typeCode') !== 'RPLC') return []
    return related.all('parentDocument').flatMap(parent => {
      const identity = calledBy(parent, sent)
      if (identity === own) return []
      const place = { ...sent.place, position: `${sent.place.position}, relatedDocument` }
      return [{ identity, ...versionOf(sent.at), place }]
    })
  })
}

/** The words of each section, under its title; the file inside where there is no section. */
function partsOf(
  document: Node,
  sections: ReadonlyArray<readonly [title: string, text: Node]>,
  unread: Leaf[],
) {
  const words: Attachment[] = sections.flatMap(([title, node]) => {
    const text = narrativeOf(node)
    return text === '' ? [] : [{ contentType: 'text/plain', text, ...(title !== '' && { title }) }]
  })
  const bodies = document.every('component', 'nonXMLBody', 'text')
  return [...words, ...bodies.map(each => attachmentOf(each, unread))]
}

/**
 * The document as it may be read by a person: each section's words, or the file it is made of. A file that its sender
 * says lies elsewhere is told by its address, and is not here.
 *
 * @param sections every section that has words, with its title
 */
export function documentOf(
  document: Node,
  sections: ReadonlyArray<readonly [title: string, text: Node]>,
  sent: Sent,
): FactOf<'document'> {
  const unread: Leaf[] = []
  const title = document.child('title')?.text ?? ''
  const concept = conceptOf(document.child('code'), sent) ?? { codes: [], text: title || 'document' }
  const { start } = spanOf(document.child('effectiveTime'), unread)
  const parties = partiesOf(document)
  const replaces = replacedBy(document, sent)
  const ids = idsOf(document.all('id'))
  const identity = calledBy(document, sent)
  const attachments = partsOf(document, sections, unread)
  for (const name of ofTheFile) for (const each of document.all(name)) each.pass()
  const others = document.leaves('ClinicalDocument').map(({ path, text }) => ({
    name: path.replace('ClinicalDocument/', ''),
    value: { kind: 'text' as const, text },
  }))
  return {
    kind: 'document',
    identity,
    aliases: [],
    patient: sent.called,
    concept,
    standing: { is: 'happened' },
    about: 'patient',
    status: replaces.length > 0 ? 'amended' : 'final',
    ids,
    reasons: [],
    modifiers: [],
    parties,
    links: replaces.map(each => ({ role: 'replaces' as const, identity: each.identity })),
    qualifiers: others,
    notes: [],
    ...given({ start }),
    ...(title !== '' && { title }),
    ...versionOf(sent.at),
    unread,
    place: placeOf({ section: '', at: '' }, sent),
    categories: [],
    attachments,
  }
}
