import { element, elements, given, text, type Element } from '../json.ts'

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const entity = (whole: string, name: string) => {
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole
  const point =
    name[1] === 'x' || name[1] === 'X'
      ? Number.parseInt(name.slice(2), 16)
      : Number.parseInt(name.slice(1), 10)
  return Number.isInteger(point) && point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
}

/** The words of HTML or XML: never shown as markup, so nothing in it can act. */
export function wordsOfMarkup(markup: string): string {
  return markup
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<!--[\s\S]*?-->/g, ' ')
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(#?\w+);/g, entity)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim()
}

/** The text of a DocumentReference's first attachment that has any; a PDF or picture keeps its type and no text. */
export function attachmentOf(resource: Element): { contentType?: string; text?: string; title?: string } {
  const attachments = elements(resource['content']).flatMap<Element>(
    each => element(each['attachment']) ?? [],
  )
  const readable = attachments.map(each => {
    const type = (text(each['contentType']) ?? '').toLowerCase()
    const data = text(each['data'])
    if (data === undefined || !(type.startsWith('text/') || /\b(xml|html|json)\b/.test(type) || type === ''))
      return { each, words: undefined }
    const written = Buffer.from(data, 'base64').toString('utf8')
    return { each, words: /html|xml/.test(type) ? wordsOfMarkup(written) : written }
  })
  const best = readable.find(each => each.words !== undefined) ?? readable[0]
  return best
    ? given({
        contentType: text(best.each['contentType']),
        title: text(best.each['title']),
        text: best.words,
      })
    : {}
}
