/** By what somebody is looked for in a text: none of it with what its source is called. */
export interface LookedFor {
  /** What sources call her: `Patient/1`, `urn:uuid:...`, an address. */
  readonly references: readonly string[]
  readonly names: readonly string[]
  /** As 1980-02-03. */
  readonly births: readonly string[]
  readonly numbers: readonly string[]
}

/** Shorter numbers are met by chance: as a year, a result, another one's number. */
const LONG_ENOUGH = 6
/** Whether a number says by itself whom it means. */
export const isTelling = (number: string): boolean => number.length >= LONG_ENOUGH

const isPartOfWord = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)
/** What a reference goes on with: `Patient/1` is not in `Patient/12`, nor in `Patient/1.2`. */
const isPartOfReference = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}.:_-]/u.test(character)

/** Whether it stands in a text, not as a part of a longer one. Work in proportion to the text. */
function stands(text: string, what: string, isPart: typeof isPartOfWord): boolean {
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1))
    if (!isPart(text[at - 1]) && !isPart(text[at + what.length])) return true
  return false
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 1)

/** JSON may write letters and slashes by their numbers, or behind a backslash. */
const plainly = (text: string) =>
  text
    .replaceAll('\\/', '/')
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .normalize('NFC')
    .toLocaleLowerCase('en')

/**
 * Says of texts whether they are about her: by what her source calls her, by a number that she bears, or by a name of
 * hers with the day of her birth. A name alone is many people's, and so is a short number, which counts beside a name
 * of hers.
 */
export function mentionsOf({ references, names, births, numbers }: LookedFor) {
  const asked = {
    references: references.map(plainly),
    numbers: numbers.filter(isTelling).map(plainly),
    shortNumbers: numbers.filter(number => !isTelling(number)).map(plainly),
    names: names.map(name => wordsOf(plainly(name))).filter(words => words.length > 0),
    // With and without hyphens, as formats write days.
    births: births.flatMap(day => [day, day.replaceAll('-', '')]),
  }
  const bears = (text: string) => {
    const words = new Set(wordsOf(text))
    return asked.names.some(name => name.every(word => words.has(word)))
  }
  const isKnownIn = (text: string) =>
    asked.references.some(each => stands(text, each, isPartOfReference)) ||
    asked.numbers.some(each => stands(text, each, isPartOfWord))
  return {
    /** In an entry of a file. */
    isAbout(text: string): boolean {
      const plain = plainly(text)
      if (isKnownIn(plain)) return true
      const isBeside =
        asked.births.some(day => plain.includes(day)) ||
        asked.shortNumbers.some(each => stands(plain, each, isPartOfWord))
      return isBeside && bears(plain)
    },
    /** In a label, a file's name, a line of the log: there a name alone is hers. */
    isNamedIn(text: string): boolean {
      const plain = plainly(text)
      return isKnownIn(plain) || bears(plain.replaceAll(/\p{N}+/gu, ' ')) || bears(plain)
    },
  }
}
export type Mentions = ReturnType<typeof mentionsOf>
