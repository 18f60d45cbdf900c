import { citationKinds } from '../../domain/citation.ts'
import { choice, count, text, type Area } from '../values.ts'

/** The library: published works that files named. */
export const pageLibrary = {
  'view.library': {},
  'library.open': {},
  'library.why': {},
  'library.none': {},
  'library.bring-in': {},
  'library.search': {},
  'library.found': { works: count, asked: choice('yes', 'no') },
  'library.none-found': {},
  'library.title': {},
  'library.authors': {},
  'library.year': {},
  'library.journal': {},
  'library.kind': {},
  'library.no-title': {},
  'library.not-said': {},
  'library.and-others': { first: text, others: count },
  'library.kind-is': { kind: choice(...citationKinds) },
  'library.doi': { doi: text },
  'library.pmid': { pmid: text },
  'library.records': { records: count },
  'library.no-abstract': {},
  'library.earlier': {},
  'library.later': {},
  'library.page': { from: count, to: count, all: count },
} as const satisfies Area
