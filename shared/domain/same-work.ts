import type { Work } from './citation.ts'

/** Letters and digits alone, in small letters, without marks: what two programs write alike of one title. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

/** Behind a family name some write initials and no comma, others the given names before it. */
function familyOf(author: string): string {
  const comma = author.indexOf(',')
  if (comma > 0) return author.slice(0, comma)
  const words = author.split(' ').filter(word => word !== '')
  const initials = words.findIndex((word, at) => at > 0 && /^\p{Lu}{1,3}$/u.test(word))
  return initials > 0 ? words.slice(0, initials).join(' ') : (words.at(-1) ?? '')
}

/** Title, year and first author of a work as one key; '' where one of them is not said. */
export function titleKeyOf({ title, year, authors }: Pick<Work, 'title' | 'year' | 'authors'>): string {
  const [name, family] = [folded(title), folded(familyOf(authors[0] ?? ''))]
  return name === '' || family === '' || year === null ? '' : `${name} ${year} ${family}`
}

const differ = (one: string, other: string) => one !== '' && other !== '' && one !== other

/**
 * Whether two records are of one work: by DOI or PubMed number; or by title, year and first author, where no number of
 * theirs says otherwise, as a part and its correction have them alike.
 */
export function areOneWork(
  one: Pick<Work, 'doi' | 'pmid'> & { readonly titleKey: string },
  other: Pick<Work, 'doi' | 'pmid'> & { readonly titleKey: string },
): boolean {
  if (one.doi !== '' && one.doi === other.doi) return true
  if (one.pmid !== '' && one.pmid === other.pmid) return true
  return (
    one.titleKey !== '' &&
    one.titleKey === other.titleKey &&
    !differ(one.doi, other.doi) &&
    !differ(one.pmid, other.pmid)
  )
}
