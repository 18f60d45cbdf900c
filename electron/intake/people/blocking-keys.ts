import type { PersonFields } from './fields.ts'
import { LONG_ENOUGH, type IdentifyingValue } from './identifying-values.ts'
import type { NameWord } from './name-words.ts'

/** More keys than these cost more than the pairs they still find. */
export const MOST_KEYS = 12

/** By which everybody who bears a number is found. */
export const numberKey = ({ system, value }: IdentifyingValue): string =>
  value.length >= LONG_ENOUGH ? `i${value}` : `s${system} ${value}`
/** More numbers than these find nobody else. */
const MOST_NUMBERS = 3
/** Those of her numbers by which she is found. */
export const numberKeys = ({ identifiers }: PersonFields): string[] => [
  ...new Set(identifiers.slice(0, MOST_NUMBERS).map(numberKey)),
]

/**
 * Short texts by which candidates are found: two descriptions of one person share at least one unless several
 * things are wrong in both of name, birth date, numbers and telephone. Each key lets another part be wrong:
 *
 * - numbers and telephone: everything else;
 * - birth date: the whole name, and the sex;
 * - year and month of birth and sound of the given name: the family name (marriage) and the day;
 * - sound of a family name and year, or day and month: the given name and the rest of the date;
 * - sounds of given and family name in any order: the whole date, and which of them came first.
 *
 * Day and month count in any order. At most MOST_KEYS, surest first, each once.
 */
export function blockingKeys(fields: PersonFields): string[] {
  const { birth, names, telecoms } = fields
  const { year, month, day } = birth
  const dayAndMonth =
    month === undefined || day === undefined ? undefined : `${Math.min(month, day)}.${Math.max(month, day)}`
  const date = year !== undefined && dayAndMonth !== undefined ? `${year}.${dayAndMonth}` : undefined
  const name = names[0]?.written.words ?? []
  const [given, families] = [name[0], familyWords(name)]
  const others = names.slice(1).flatMap(({ written }) => familyWords(written.words))
  const keys = [
    ...numberKeys(fields),
    ...(date === undefined ? [] : [`d${date}`]),
    ...(year !== undefined && month !== undefined && given ? [`g${year}.${month}${given.sound}`] : []),
    ...families.flatMap(family => (given ? [`n${[given.sound, family.sound].toSorted().join(' ')}`] : [])),
    ...(name.length === 1 && given ? [`n${given.sound}`] : []),
    ...(year === undefined ? [] : families.map(family => `y${year}${family.sound}`)),
    ...telecoms.slice(0, 2).map(each => `t${each}`),
    ...(dayAndMonth !== undefined && families[0] ? [`m${dayAndMonth}${families[0].sound}`] : []),
    ...(year === undefined ? [] : others.map(family => `y${year}${family.sound}`)),
  ]
  return [...new Set(keys)].slice(0, MOST_KEYS)
}

/** The last word, and the one before it: of García López either may be the one another source kept. */
const familyWords = (words: readonly NameWord[]): readonly NameWord[] =>
  words.length < 2 ? [] : words.slice(Math.max(1, words.length - 2)).toReversed()
