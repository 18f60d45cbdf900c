import { say } from '../../../../shared/words/message.ts'
import type { Source } from '../source.ts'
import { partsOf, readRecord, records } from './read.ts'
import { recogniseArticles } from './recognise.ts'

/**
 * Records of published works, as PubMed and other libraries and reference managers give them out. They are evidence and
 * say nothing of a patient, whoever is named in them.
 */
export const articles: Source = {
  id: 'articles',
  version: 1,
  title: say('articles.title'),
  asksFor: say('articles.asks-for'),
  recognise: ({ head }) => recogniseArticles(head),
  pieces: (bytes, format) => records(bytes, format),
  read: readRecord,
  parts: partsOf,
}
