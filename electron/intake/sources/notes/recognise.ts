import { jsonMembers } from '../sniff/json-members.ts'
import { fileKinds } from '../sniff/table.ts'
import { xmlRoot } from '../sniff/xml-root.ts'
import type { Recognition } from '../source.ts'
import { noteFormats } from './formats.ts'

/** Of a text in another character set than UTF-8 some letters cannot be told at first; of what is no text, most. */
const [STRANGE, LETTERS] = [0.15, 0.4]

const ofTexts = new Set('\t\n\v\f\r\u001a')

/** Whether these are words: mostly letters, and hardly anything that no letter is. */
function isProse(head: string): boolean {
  if (head.includes('\0')) return false
  const strange = head.match(/[\uFFFD\p{Cc}]/gu)?.filter(each => !ofTexts.has(each)).length ?? 0
  const letters = head.match(/[\p{L}\s]/gu)?.length ?? 0
  return /\p{L}{2}/u.test(head) && strange <= STRANGE * head.length && letters >= LETTERS * head.length
}

/** An archive in whose first headers a part of a word-processing document is named. */
const isDocument = (head: string) =>
  head.startsWith('PK\u0003\u0004') && /\bword\/(?:document\d*|_rels\/document|settings|styles)\b/.test(head)

/** A text, a page or a document that is nothing else: whoever reads another format was asked before. */
export function recogniseNote(head: string): Recognition {
  if (isDocument(head)) return { certainty: 'likely', format: 'docx' }
  if (!isProse(head)) return { certainty: 'none' }
  const look = {
    bytes: Buffer.from(head),
    isWhole: false,
    text: head,
    json: jsonMembers(head),
    xml: head.startsWith('<') ? xmlRoot(head) : undefined,
    zip: { names: [], mimetype: '' },
  }
  const kind = fileKinds.find(([, shows]) => shows(look))?.[0]
  const format = noteFormats.find(({ id }) => id === kind)?.id
  return format ? { certainty: 'likely', format } : { certainty: 'none' }
}
