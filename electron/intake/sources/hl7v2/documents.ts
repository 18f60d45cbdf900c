import type { FactOf, Standing } from '../../../../shared/domain/fact.ts'
import type { Attachment } from '../../../../shared/domain/facts/value.ts'
import { isPlaceholder } from '../../../../shared/domain/placeholder.ts'
import { commonOf, fieldsOf, given, nameOf, type About, type Sent } from './base.ts'
import type { Segment } from './message.ts'
import { linesIn, noteText, visitLink } from './results.ts'
import type { Group, Result } from './tree.ts'
import { valueOf } from './values.ts'

/** HL7's table 0271: how far a document is. */
const completions: Readonly<Record<string, readonly [is: Standing['is'], status: string]>> = {
  AU: ['happened', 'final'],
  LA: ['happened', 'final'],
  DO: ['happened', 'final'],
  PA: ['uncertain', 'preliminary'],
  IP: ['uncertain', 'preliminary'],
  DI: ['uncertain', 'preliminary'],
  IN: ['uncertain', 'preliminary'],
}
/** An event that takes a document back, and the word of TXA-19 for one that is no more. */
const [CANCELLED, IS_CANCELLED] = ['T11', 'CA']

function standingOf(
  completion: string,
  availability: string,
  { trigger }: Sent,
): { standing: Standing; status: string } {
  if (trigger === CANCELLED || availability === IS_CANCELLED) {
    const because =
      trigger === CANCELLED ? { element: 'EVN-1', word: trigger } : { element: 'TXA-19', word: availability }
    return { standing: { is: 'retracted', because }, status: 'entered-in-error' }
  }
  if (completion === '') return { standing: { is: 'happened' }, status: '' }
  const [is, status] = completions[completion] ?? (['unknown', completion] as const)
  return {
    standing: is === 'happened' ? { is } : { is, because: { element: 'TXA-17', word: completion } },
    status,
  }
}

const words = new Set(['TX', 'FT', 'ST', ''])
const isOfDocument = ({ obx }: Result) => {
  const type = obx.text(2)
  return words.has(type) || type === 'ED' || type === 'RP'
}

/** What a document is made of: its lines as one text, and each file in it. */
function attachmentsOf(results: readonly Result[], sent: Sent) {
  const texts: string[] = []
  const attachments: Attachment[] = []
  const unread = []
  for (const { obx, more } of results) {
    const fields = fieldsOf(obx, sent)
    const { value } = valueOf(fields, more)
    unread.push(...fields.unread)
    if (value?.kind === 'attachment') attachments.push(value.attachment)
    else texts.push(...[obx, ...more].map(linesIn))
  }
  const text = texts.join('\n').trimEnd()
  return {
    attachments: [...(text === '' ? [] : [{ contentType: 'text/plain', text }]), ...attachments],
    unread,
  }
}

/** A document (TXA) with its lines and files, and which of its results are none of those. */
export function documentOf(
  head: Segment,
  { group, results }: { readonly group: Group; readonly results: readonly Result[] },
  about: About,
  sent: Sent,
): { readonly fact: FactOf<'document'>; readonly others: readonly Result[] } {
  const fields = fieldsOf(head, sent)
  const kind = fields.concept(2)
  const own = results.filter(isOfDocument)
  const first = own[0] && fieldsOf(own[0].obx, sent).concept(3)
  const numbers = fields.entities(12).filter(({ value }) => !isPlaceholder(value))
  const [number] = numbers
  const start = fields.moment(4) ?? fields.moment(6)
  const concept = kind ?? first ?? { codes: [], text: 'document' }
  const called = number ? ['number', number.system, number.value] : ['message', sent.controlId]
  const filed = fields.moment(6)
  const common = commonOf(
    fields,
    {
      about,
      identity: nameOf('Document', [about.called, ...called], sent),
      concept,
      ...standingOf(fields.text(17), fields.text(19), sent),
      ids: numbers,
      changed: sent.at,
      start,
      recorded: filed,
    },
    sent,
  )
  const { attachments, unread } = attachmentsOf(own, sent)
  const title = first?.text ?? first?.codes[0]?.display
  return {
    fact: {
      kind: 'document',
      ...common,
      unread: [...common.unread, ...unread],
      ...given({ title }),
      categories: [],
      attachments,
      parties: [
        ...fields.people(9, 'author'),
        ...fields.people(5, 'performer'),
        ...fields.people(10, 'verifier'),
      ],
      links: visitLink(about, sent),
      notes: [...group.notes, ...own.flatMap(({ notes }) => notes)].map(noteText),
      qualifiers: fields.rest(1),
    },
    others: results.filter(each => !isOfDocument(each)),
  }
}
