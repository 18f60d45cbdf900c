import type { Attachment } from '../../../../../shared/domain/facts/value.ts'
import { isElement, number, text } from '../json.ts'
import { leaveUnread, type Mapping } from '../mapping.ts'
import { readMoment } from '../../../border/read-moment.ts'
import { decodeAs } from '../words/decode.ts'
import { wordsOfMarkup } from '../words/markup.ts'
import { wordsOfRtf } from '../words/rtf.ts'
import { members, restOf } from './members.ts'

const base64 = /^[A-Za-z0-9+/\s]*(?:={1,2}\s*)?$/

/** Whether bytes are text at all, whatever they are called: a control character is in no letter. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 1_024)
  if (head[0] === 0x25 && head[1] === 0x50 && head[2] === 0x44 && head[3] === 0x46) return false // %PDF
  return head.every(byte => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c)
}

/** The words in bytes of a content type; undefined where they are no text: a PDF, a picture. */
export function wordsIn(bytes: Uint8Array, contentType: string | undefined): string | undefined {
  const type = (contentType ?? '').toLowerCase()
  const charset = /charset\s*=\s*"?([\w:-]+)/.exec(type)?.[1]
  const isWide = charset?.startsWith('utf-16') ?? false
  if (bytes.length === 0 || !(isWide || looksLikeText(bytes))) return undefined
  const words = decodeAs(bytes, charset)
  if (type.includes('rtf') || words.startsWith('{\\rtf')) return wordsOfRtf(words)
  if (/html|xml/.test(type)) return wordsOfMarkup(words)
  return words
}

/** Decodes what is base64 by R4; undefined where it is none, which Buffer would read as far as it goes. */
export const bytesOf = (data: string): Uint8Array | undefined =>
  base64.test(data) ? Buffer.from(data, 'base64') : undefined

const attachmentMembers = members(
  'contentType:text language:text data:text url:text size:number title:text creation',
  'hash',
)

/** An Attachment, with its words where it holds text. Where it lies is kept, and never fetched. */
export function attachmentOf(value: unknown, at: string, mapping: Mapping): Attachment | undefined {
  if (!isElement(value)) {
    leaveUnread(value, at, mapping)
    return undefined
  }
  restOf(value, attachmentMembers, at, mapping)
  const attachment: Attachment = {}
  const [contentType, data] = [text(value['contentType']), text(value['data'])]
  if (contentType !== undefined) attachment.contentType = contentType
  const [title, language, url] = [text(value['title']), text(value['language']), text(value['url'])]
  if (title !== undefined) attachment.title = title
  if (language !== undefined) attachment.language = language
  if (url !== undefined) attachment.url = url
  const [size, created] = [number(value['size']), readMoment(value['creation'])]
  if (size !== undefined) attachment.size = size
  if (created) attachment.created = created
  else leaveUnread(value['creation'], `${at}.creation`, mapping)
  if (data !== undefined) {
    const bytes = bytesOf(data)
    const words = bytes && wordsIn(bytes, contentType)
    if (words !== undefined) attachment.text = words
    if (!bytes) leaveUnread(data, `${at}.data`, mapping)
  }
  return Object.keys(attachment).length === 0 ? undefined : attachment
}
