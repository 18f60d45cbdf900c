import type { pageLibrary as area } from '../areas/page-library.ts'
import type { Sentences } from '../language.ts'

export const pageLibrary: Sentences<typeof area> = {
  'view.library': 'Library',
  'library.open': 'Library of articles',
  'library.why':
    'Articles that you brought in as files. They are told as their files tell them: nothing of them was checked, ' +
    'none is on a chart, and none is used in an answer.',
  'library.none':
    'Save articles from PubMed, another library or a reference manager (PubMed XML, MEDLINE, RIS, BibTeX, CSL-JSON, ' +
    'JATS), and bring the file in.',
  'library.bring-in': 'Bring in files',
  'library.search': 'Search by title, author, journal, year or number',
  'library.found':
    '{works, plural, one {# article} other {# articles}}{asked, select, yes { found} other {}}',
  'library.none-found': 'No article here has all of these words.',
  'library.title': 'Title',
  'library.authors': 'Authors',
  'library.year': 'Year',
  'library.journal': 'Journal',
  'library.kind': 'Kind',
  'library.no-title': 'Title not recorded',
  'library.not-said': 'not recorded',
  'library.and-others': '{first} and {others, plural, one {# other} other {# others}}',
  'library.kind-is':
    '{kind, select, trial {trial} review {review} guideline {guideline} article {article} preprint {preprint} book ' +
    '{book} chapter {chapter} conference {conference paper} thesis {thesis} report {report} other {other}}',
  'library.doi': 'DOI {doi}',
  'library.pmid': 'PMID {pmid}',
  'library.records': 'Named by {records, plural, one {# record} other {# records}} of your files.',
  'library.no-abstract': 'Its record has no abstract.',
  'library.earlier': 'Before',
  'library.later': 'Next',
  'library.page': '{from} to {to} of {all}',
}
