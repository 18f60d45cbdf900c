import { english } from './en/index.ts'
import type { Language } from './language.ts'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accented = 'àƀćđéƒǵĥíĵķľḿńóƥɋŕśťúṽŵẋýžÀƁĆĐÉƑǴĤÍĴĶĽḾŃÓƤɊŔŚŤÚṼŴẊÝŽ'
/** Other languages need a third more room than English, short labels more than that. */
const GROWTH = 0.35

/** The same text in letters that no English sentence holds. */
const disguise = (text: string) =>
  [...text].map(each => [...accented][letters.indexOf(each)] ?? each).join('')

/**
 * Disguises what is read of an ICU sentence and leaves its arguments as they are: `{n, plural, one {# day} other {#
 * days}}`
 * keeps its names, kinds and choices. Braces nest; text stands at even depth, an argument's own words at odd depth.
 */
export function disguised(sentence: string): string {
  let depth = 0
  let out = ''
  let run = ''
  /** How much is read at each depth so far: a choice's form grows by its own length, not by its neighbours'. */
  const read = [0]
  const flush = () => {
    const isRead = depth % 2 === 0
    out += isRead ? disguise(run) : run
    if (isRead) read[depth] = (read[depth] ?? 0) + run.length
    run = ''
  }
  const grown = () => {
    const tail = '~'.repeat(Math.ceil((read[depth] ?? 0) * GROWTH))
    read[depth] = 0
    return tail
  }
  for (const each of sentence) {
    if (each !== '{' && each !== '}') {
      run += each
      continue
    }
    flush()
    if (each === '}') out += grown()
    depth += each === '{' ? 1 : -1
    out += each
  }
  flush()
  return `[${out}${grown()}]`
}

/**
 * A language for tests alone: any word on a screen without its brackets escaped the catalogue; any that is cut lacks
 * its last.
 */
export const pseudo: Language = {
  tag: 'en-GB',
  name: disguise('Pseudo'),
  direction: 'ltr',
  reviewedBy: null,
  sentences: Object.fromEntries(
    Object.entries(english.sentences).map(([key, sentence]) => [key, disguised(sentence)]),
  ) as Language['sentences'],
}
