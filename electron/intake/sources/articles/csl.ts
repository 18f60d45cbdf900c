import type { ArticleFormat, Cut, Field } from './article-format.ts'
import { say } from '../../../../shared/words/message.ts'
import { textOf } from './decode.ts'
import { doiIn, drawnOf, pmidIn, tidy, yearIn } from './identifiers.ts'
import { kindOf, type Kinds } from './tagged.ts'

const signs = {
  quote: 0x22,
  escape: 0x5c,
  open: new Set([0x7b, 0x5b]),
  close: new Set([0x7d, 0x5d]),
  brace: 0x7b,
}

/** Each object of a list, or the one that the file is; the last may be cut off. */
function* cut(bytes: Uint8Array): Generator<Cut> {
  let [depth, from, isText] = [0, -1, false]
  const outer = bytes.find(each => signs.open.has(each)) === signs.brace ? 0 : 1
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at]!
    if (isText) {
      if (sign === signs.escape) at++
      else if (sign === signs.quote) isText = false
    } else if (sign === signs.quote) isText = true
    else if (signs.open.has(sign)) {
      if (depth === outer && sign === signs.brace) from = at
      depth++
    } else if (signs.close.has(sign)) {
      depth--
      if (depth !== outer || from < 0) continue
      yield { from, to: at + 1 }
      from = -1
    }
  }
  if (from >= 0) yield { from, to: bytes.length }
}

const kinds: Kinds = [
  [/^review(?:-book)?$/, 'review'],
  [/^article-(?:journal|magazine|newspaper)$/, 'article'],
  [/^article$/, 'preprint'],
  [/^book$/, 'book'],
  [/^chapter$/, 'chapter'],
  [/^paper-conference$|^speech$/, 'conference'],
  [/^thesis$/, 'thesis'],
  [/^report$/, 'report'],
]
const read = new Set('type title author issued container-title DOI PMID abstract'.split(' '))
/** Variables of the Citation Style Language 1.0.2, beside those that are read. */
const known = new Set(
  (
    'id citation-key categories language journalAbbreviation shortTitle editor translator accessed submitted volume ' +
    'issue page page-first number number-of-pages number-of-volumes chapter-number edition section part-number ' +
    'supplement-number version ISSN ISBN PMCID URL publisher publisher-place archive archive_collection ' +
    'archive_location archive-place source note annote keyword genre medium status event event-title event-place ' +
    'event-date original-date available-date container-title-short title-short collection-title collection-number ' +
    'container-author collection-editor call-number citation-label citation-number jurisdiction license locator ' +
    'references dimensions scale custom recipient reviewed-title reviewed-author director composer illustrator ' +
    'original-title original-author original-publisher interviewer curator'
  ).split(' '),
)

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? tidy(String(value)) : ''
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function nameOf(author: unknown): string {
  if (!isObject(author)) return ''
  const family = tidy(`${wordOf(author['non-dropping-particle'])} ${wordOf(author['family'])}`)
  const given = wordOf(author['given'])
  if (family === '') return wordOf(author['literal'])
  return given === '' ? family : `${family}, ${given}`
}
function yearOf(issued: unknown): number | null {
  if (!isObject(issued)) return null
  const first = listOf(listOf(issued['date-parts'])[0])[0]
  return yearIn(wordOf(first)) ?? yearIn(wordOf(issued['raw'])) ?? yearIn(wordOf(issued['literal']))
}
/** What a title may be marked up with (CSL 1.0.2, rich text); not what merely looks so, as in `p < 0.05`. */
const plain = (text: string) =>
  tidy(text.replaceAll(/<\/?(?:i|b|sup|sub|sc|span|jats:[a-z]+)(?: [^<>]*)?>/g, ''))

export const csl: ArticleFormat = {
  id: 'csl-json',
  cut,
  draw(bytes) {
    let record: unknown
    try {
      record = JSON.parse(textOf(bytes))
    } catch {
      return { reason: say('articles.no-json'), remedy: say('articles.cut-remedy') }
    }
    if (!isObject(record)) return { reason: say('articles.no-json'), remedy: say('articles.cut-remedy') }
    const fields = Object.keys(record).map((name): Field => {
      if (read.has(name)) return { name, fate: 'read' }
      return { name, fate: known.has(name) ? 'kept' : 'unknown' }
    })
    return drawnOf(
      {
        title: plain(wordOf(record['title'])),
        authors: listOf(record['author'])
          .map(nameOf)
          .filter(name => name !== ''),
        year: yearOf(record['issued']),
        journal: plain(wordOf(record['container-title'])),
        doi: doiIn(wordOf(record['DOI'])),
        pmid: pmidIn(wordOf(record['PMID'])),
        abstract: plain(wordOf(record['abstract'])),
        kind: kindOf([wordOf(record['type'])], kinds),
      },
      fields,
    )
  },
}
