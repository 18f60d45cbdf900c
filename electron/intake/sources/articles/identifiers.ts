import type { Work } from '../../../../shared/domain/citation.ts'
import { say } from '../../../../shared/words/message.ts'
import type { Drawn, Field } from './article-format.ts'

/** A text with its blanks as one, and none around it. */
export const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/**
 * A DOI without the address or word before it, in small letters, as DOIs are compared (DOI Handbook, 2.4); '' where the
 * text holds none.
 */
export function doiIn(text: string): string {
  const found = /\b10\.\d{4,9}\/\S+/.exec(text.slice(0, 2_000))?.[0] ?? ''
  let end = found.length
  while (end > 0 && '.,;]'.includes(found[end - 1]!)) end--
  return found.slice(0, end).toLowerCase()
}

/** The digits of a PubMed number; '' where the text is none. */
export const pmidIn = (text: string): string =>
  /^(?:PMID:?\s*)?0*([1-9]\d{0,8})(?:\s|\[|$)/i.exec(text.trim())?.[1] ?? ''

/** The first year of four digits, between the first journals and the next century; null where there is none. */
export function yearIn(text: string): number | null {
  const found = /(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)/.exec(text.slice(0, 200))?.[1]
  return found === undefined ? null : Number(found)
}

/** A record by which no work can be found again is set aside. */
export function drawnOf(work: Work, fields: readonly Field[]): Drawn {
  return work.title === '' && work.doi === '' && work.pmid === ''
    ? { reason: say('articles.no-name'), remedy: say('articles.no-name-remedy') }
    : { work, fields }
}
