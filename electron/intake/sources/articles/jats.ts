import type { Work } from '../../../../shared/domain/citation.ts'
import { say } from '../../../../shared/words/message.ts'
import type { Node } from '../ccda/node.ts'
import type { ArticleFormat } from './article-format.ts'
import { doiIn, drawnOf, pmidIn, yearIn } from './identifiers.ts'
import { kindOf, type Kinds } from './tagged.ts'
import { elementOf, elementsIn, fatesOf, wordsIn } from './xml-records.ts'

const read = new Set(
  'article-id title-group contrib-group pub-date abstract journal-title journal-title-group'.split(' '),
)
/** Elements of journal-meta and article-meta of JATS 1.3 (NISO Z39.96) beside those that are read. */
const kept = new Set(
  (
    'journal-id issn issn-l isbn publisher aff aff-alternatives notes self-uri custom-meta-group ' +
    'article-version article-version-alternatives article-categories author-notes x pub-date-not-available volume ' +
    'volume-id volume-series issue issue-id issue-title issue-title-group issue-sponsor issue-part ' +
    'volume-issue-group ' +
    'supplement fpage lpage page-range elocation-id email ext-link uri product supplementary-material history ' +
    'pub-history copyright-statement copyright-year copyright-holder permissions related-article related-object ' +
    'trans-abstract kwd-group funding-group support-group conference counts ' +
    'journal-subtitle trans-journal-title abbrev-journal-title contract-num contract-sponsor grant-num grant-sponsor'
  ).split(' '),
)
/** What is no part of a title or an abstract's words: notes, marks of notes, and figures. */
const besideWords = ['xref', 'fn', 'object-id', 'graphic', 'fig', 'table-wrap', 'label']
const kinds: Kinds = [
  [/^(?:systematic-review|review-article|meta-analysis)$/, 'review'],
  [/^(?:guideline|guidelines)$/, 'guideline'],
  [/^preprint$/, 'preprint'],
  [/^(?:book-review|product-review|correction|retraction|expression-of-concern|other)$/, 'other'],
  [/^dissertation$/, 'thesis'],
  [/./, 'article'],
]
/** The year by which it is cited: that of its issue or volume, and of the net where it stands in none. */
const dates = ['ppub', 'collection', 'epub-ppub', 'epub', 'pub', 'epreprint']

function nameOf(contributor: Node): string {
  const name = contributor.child('name') ?? contributor.child('name-alternatives', 'name')
  const group = contributor.child('collab') ?? contributor.child('collab-alternatives', 'collab')
  if (!name) return wordsIn(group ?? contributor.child('string-name'), ['contrib-group', ...besideWords])
  const [family, given] = [wordsIn(name.child('surname')), wordsIn(name.child('given-names'))]
  return given === '' ? family : `${family}, ${given}`
}

function yearOf(meta: Node): number | null {
  const all = meta.all('pub-date')
  const kind = (each: Node) => each.attribute('pub-type') || each.attribute('date-type')
  const inOrder = dates.flatMap(name => all.filter(each => kind(each) === name))
  for (const each of [...inOrder, ...all]) {
    const year = yearIn(wordsIn(each.child('year')))
    if (year !== null) return year
  }
  return null
}

function abstractOf(abstract: Node): string {
  const parts = abstract.elements.filter(({ name }) => name !== 'title')
  const words = parts.map(part => {
    const heading = part.name === 'sec' ? wordsIn(part.child('title')) : ''
    const text = wordsIn(part, heading === '' ? besideWords : ['title', ...besideWords])
    return heading === '' ? text : `${heading.replace(/:$/, '')}: ${text}`
  })
  return words.filter(each => each !== '').join('\n')
}

function titleOf(group: Node | undefined): string {
  const [title, subtitle] = [
    wordsIn(group?.child('article-title'), besideWords),
    wordsIn(group?.child('subtitle'), besideWords),
  ]
  return subtitle === '' ? title : `${title.replace(/:$/, '')}: ${subtitle}`
}

/** JATS of 1.0 to 1.3, and NLM's tag set before it: what stands in front of the full text. */
export const jats: ArticleFormat = {
  id: 'jats',
  cut: bytes => elementsIn(bytes, 'article'),
  draw(bytes) {
    const article = elementOf(bytes, 'article')
    if (!('content' in article)) return article
    const meta = article.child('front', 'article-meta')
    if (!meta) return { reason: say('articles.no-front'), remedy: say('articles.cut-remedy') }
    const journal = article.child('front', 'journal-meta')
    const id = (type: string) =>
      wordsIn(meta.all('article-id').find(each => each.attribute('pub-id-type') === type))
    // Those for lay readers and pictures have a type of their own.
    const abstract = meta.all('abstract').find(each => /^(?:normal)?$/.test(each.attribute('abstract-type')))
    const people = meta
      .every('contrib-group', 'contrib')
      .filter(each => /^(?:author)?$/.test(each.attribute('contrib-type')))
    const work: Work = {
      title: titleOf(meta.child('title-group')),
      authors: people.map(nameOf).filter(each => each !== ''),
      year: yearOf(meta),
      journal: wordsIn(
        journal?.child('journal-title-group', 'journal-title') ?? journal?.child('journal-title'),
      ),
      doi: doiIn(id('doi')),
      pmid: pmidIn(id('pmid')),
      abstract: abstract ? abstractOf(abstract) : '',
      kind: kindOf([article.attribute('article-type') || 'research-article'], kinds),
    }
    return drawnOf(work, fatesOf([...(journal?.elements ?? []), ...meta.elements], read, kept))
  },
}
