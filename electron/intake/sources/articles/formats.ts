import type { ArticleFormat } from './article-format.ts'
import { bibtex } from './bibtex.ts'
import { csl } from './csl.ts'
import { jats } from './jats.ts'
import { medline } from './medline.ts'
import { pubmed } from './pubmed.ts'
import { ris } from './ris.ts'

/** Every format of records of published works that is read. A new one is a file beside this one and a line here. */
export const articleFormats: readonly ArticleFormat[] = [pubmed, medline, ris, bibtex, csl, jats]

export const formatCalled = (id: string): ArticleFormat | undefined =>
  articleFormats.find(each => each.id === id)
