import type { Node } from '../ccda/node.ts'
import type { ArticleFormat, Cut } from './article-format.ts'
import { doiIn, drawnOf, pmidIn, yearIn } from './identifiers.ts'
import { publicationKinds } from './publication-types.ts'
import { kindOf } from './tagged.ts'
import { elementOf, elementsIn, fatesOf, wordsIn } from './xml-records.ts'

const records = ['PubmedArticle', 'PubmedBookArticle'] as const
const read = new Set(
  (
    'PMID ArticleTitle Abstract AuthorList Journal ELocationID PublicationTypeList PublicationType BookTitle PubDate ' +
    'ArticleIdList'
  ).split(' '),
)
/** Elements of NLM's PubMed DTD of 2025 beside those that are read. */
const kept = new Set(
  (
    'DateCreated DateCompleted DateRevised Pagination Language DataBankList GrantList VernacularTitle ArticleDate ' +
    'MedlineJournalInfo ChemicalList SupplMeshList CitationSubset CommentsCorrectionsList GeneSymbolList ' +
    'MeshHeadingList NumberOfReferences PersonalNameSubjectList OtherID OtherAbstract KeywordList CoiStatement ' +
    'SpaceFlightMission InvestigatorList GeneralNote History PublicationStatus ObjectList ReferenceList Publisher ' +
    'BeginningDate EndingDate Volume VolumeTitle Edition CollectionTitle Isbn Medium ReportNumber LocationLabel ' +
    'Sections ContributionDate ItemList'
  ).split(' '),
)

/** Articles and books; where a set holds neither, the citations as older exports have them bare. */
function* cut(bytes: Uint8Array): Generator<Cut> {
  const found = records.flatMap(name => [...elementsIn(bytes, name)])
  const all = found.length > 0 ? found : [...elementsIn(bytes, 'MedlineCitation')]
  yield* all.toSorted((one, other) => one.from - other.from)
}

function nameOf(author: Node): string {
  const [family, given, group] = ['LastName', 'ForeName', 'CollectiveName'].map(name =>
    wordsIn(author.child(name)),
  )
  const first = given || wordsIn(author.child('Initials'))
  if (!family) return group ?? ''
  return first === '' ? family : `${family}, ${first}`
}

/** The parts of an abstract with their headings. A formula in it is words. */
const abstractOf = (abstract: Node | undefined): string =>
  (abstract?.all('AbstractText') ?? [])
    .map(part => {
      const [label, words] = [part.attribute('Label'), wordsIn(part)]
      return label === '' ? words : `${label}: ${words}`
    })
    .filter(words => words !== '')
    .join('\n')

function doiOf(article: Node, ids: Node | undefined): string {
  const written = [
    ...article.all('ELocationID').filter(each => each.attribute('EIdType') === 'doi'),
    ...(ids?.all('ArticleId') ?? []).filter(each => each.attribute('IdType') === 'doi'),
  ]
  return written.map(each => doiIn(wordsIn(each))).find(doi => doi !== '') ?? ''
}

export const pubmed: ArticleFormat = {
  id: 'pubmed-xml',
  cut,
  draw(bytes) {
    const name = /^<(\w+)/.exec(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))?.[1] ?? ''
    const record = elementOf(bytes, name)
    if (!('content' in record)) return record
    const about = record.child('MedlineCitation') ?? record.child('BookDocument') ?? record
    const article = about.child('Article') ?? about
    const book = about.child('Book')
    const beside = record.child('PubmedData') ?? record.child('PubmedBookData')
    const date = article.child('Journal', 'JournalIssue', 'PubDate') ?? book?.child('PubDate')
    const types = [
      ...article.every('PublicationTypeList', 'PublicationType'),
      ...about.all('PublicationType'),
    ]
    const authors = article.child('AuthorList') ?? book?.child('AuthorList')
    const title = wordsIn(article.child('ArticleTitle'))
    const parts = [about, article, book, beside].flatMap(each => each?.elements ?? [])
    const shells = new Set<Node | undefined>([article, book])
    return drawnOf(
      {
        title: title || wordsIn(book?.child('BookTitle')),
        authors: (authors?.all('Author') ?? []).map(nameOf).filter(each => each !== ''),
        year: yearIn(wordsIn(date?.child('Year')) || wordsIn(date?.child('MedlineDate'))),
        journal: wordsIn(article.child('Journal', 'Title')) || wordsIn(book?.child('BookTitle')),
        doi:
          doiOf(article, beside?.child('ArticleIdList')) ||
          doiOf(book ?? article, about.child('ArticleIdList')),
        pmid: pmidIn(wordsIn(about.child('PMID'))),
        abstract: abstractOf(article.child('Abstract')),
        kind:
          book && types.length === 0
            ? 'book'
            : kindOf(
                types.map(each => wordsIn(each)),
                publicationKinds,
              ),
      },
      fatesOf(
        [...new Set(parts)].filter(each => !shells.has(each)),
        read,
        kept,
      ),
    )
  },
}
