import { isEndOfHeading, roleOf, type ColumnRole } from './column-words.ts'
import type { Line, Word } from './lines.ts'

/** A heading of a column, and from where to where its words stand. */
export interface Heading {
  readonly role: ColumnRole
  readonly left: number
  readonly right: number
}
/** The headings of one table: a page may have two side by side. */
export type Headings = readonly Heading[]

/** A heading has so many words at most. */
const MOST_WORDS = 4

interface Phrase extends Heading {
  readonly segment: number
}

/** The longest heading that begins with this word, in one segment. */
function phraseAt(
  words: readonly Word[],
  at: number,
  segment: number,
): { phrase: Phrase; length: number } | undefined {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length--) {
    const taken = words.slice(at, at + length)
    const role = roleOf(taken.map(({ text }) => text).join(' '))
    if (role) return { phrase: { role, left: taken[0]!.left, right: taken.at(-1)!.right, segment }, length }
  }
  return undefined
}

function phrasesOf({ segments }: Line): { phrases: Phrase[]; strangers: number } {
  const phrases: Phrase[] = []
  let strangers = 0
  for (const [segment, { words, left, right }] of segments.entries()) {
    const found: Phrase[] = []
    let isStrange = false
    for (let at = 0; at < words.length;) {
      const next = phraseAt(words, at, segment)
      if (next) found.push(next.phrase)
      else isStrange = true
      at += next?.length ?? 1
    }
    if (!isStrange) phrases.push(...found)
    else {
      strangers++
      phrases.push({ role: 'strange', left, right, segment })
    }
  }
  return { phrases, strangers }
}

/** Whether names and values stand under headings of their own, apart from each other. */
function isTable(phrases: readonly Phrase[]): boolean {
  const [name, value] = (['name', 'value'] as const).map(role => phrases.filter(each => each.role === role))
  if (name?.length !== 1 || value?.length !== 1 || name[0]!.segment === value[0]!.segment) return false
  const roles = phrases.map(({ role }) => role).filter(role => role !== 'other' && role !== 'strange')
  return new Set(roles).size === roles.length
}

/**
 * The headings that a line is made of, for each table that begins below it; none where it is no such line. A table that
 * has two columns of values (those of several days) has no headings that can be told apart, and is not read.
 */
export function headingsIn(line: Line): Headings[] {
  if (line.segments.length < 2) return []
  const { phrases, strangers } = phrasesOf(line)
  if (strangers > Math.max(1, phrases.length - strangers)) return []
  const names = phrases.flatMap(({ role }, at) => (role === 'name' ? [at] : []))
  // What stands before the first name, such as a number of the row, goes with it.
  const tables = names.map((_, n) => phrases.slice(n === 0 ? 0 : names[n], names[n + 1]))
  return tables.length > 0 && tables.every(isTable) ? tables : []
}

/** Whether a line ends the headings of the line above it: `interval` under `Reference`. */
export const endsHeadings = ({ words }: Line): boolean =>
  words.length > 0 && words.length <= MOST_WORDS && words.every(({ text }) => isEndOfHeading(text))
