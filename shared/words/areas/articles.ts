import type { Area } from '../values.ts'

/** Records of published works: what their files are called, and why a record was set aside. */
export const articles = {
  'articles.title': {},
  'articles.asks-for': {},
  'articles.no-name': {},
  'articles.no-name-remedy': {},
  'articles.no-beginning': {},
  'articles.no-end': {},
  'articles.no-json': {},
  'articles.no-xml': {},
  'articles.no-front': {},
  'articles.cut-remedy': {},
  'articles.none': {},
  'articles.none-remedy': {},
} as const satisfies Area
