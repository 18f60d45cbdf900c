import type { articles as area } from '../areas/articles.ts'
import type { Sentences } from '../language.ts'

export const articles: Sentences<typeof area> = {
  'articles.title': 'records of articles (PubMed XML, MEDLINE, RIS, BibTeX, CSL-JSON, JATS)',
  'articles.asks-for': 'records of articles (PubMed XML, MEDLINE, RIS, BibTeX, CSL-JSON, JATS)',
  'articles.no-name': 'This record has neither a title nor a DOI nor a PubMed number.',
  'articles.no-name-remedy': 'Add one of them where the record comes from, and save it anew.',
  'articles.no-beginning': 'This record does not begin as its format says: its type is missing.',
  'articles.no-end': 'This record breaks off before its end.',
  'articles.no-json': 'This record is no sound JSON, or breaks off before its end.',
  'articles.no-xml':
    'This record is no sound XML, breaks off before its end, or uses a name that only another file explains.',
  'articles.no-front': 'This article has nothing in front of its text that says what it is.',
  'articles.cut-remedy': 'Save it anew where it comes from. The other records of the file are read.',
  'articles.none': 'No record of an article was found in this file.',
  'articles.none-remedy': 'Look whether the file was saved as a whole, and save it anew.',
}
