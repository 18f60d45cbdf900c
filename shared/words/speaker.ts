import { areas } from './areas.ts'
import type { Language } from './language.ts'
import { say, type Given, type Key } from './message.ts'
import { sentence, type Sentence, type Written } from './sentence.ts'
import type { AnyMessage, Area, ValueKind } from './values.ts'

/** Makes the words of one language. */
export interface Speaker {
  readonly language: Language
  /** The sentence of a message. */
  speak(message: AnyMessage): string
  /** `speak(say(key, values))` in one step, for words that are made where they are shown. */
  words<K extends Key>(key: K, ...given: Given<K>): string
  number(value: number, digits: number): string
  /** `29 Nov 2026`, from `2026-11-29`. */
  day(iso: string): string
}

/** A minus as long as a plus: the hyphen that is written for it is read over. */
const withMinus = (written: string): string => written.replace('-', '−')

/** As many as a double holds for certain. */
const MOST_DIGITS = 15

/**
 * The words of `language` for the messages of `table`; sentences are read when first used, so that starting costs
 * nothing. Numbers are rounded and written as `toFixed` does, in the language's own digits and signs.
 */
export function speaker(language: Language, table: Area = areas): Speaker {
  const { tag } = language
  const sentences: Readonly<Record<string, string>> = language.sentences
  const known = new Map<string, Sentence>()
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' })
  const alternatives = new Intl.ListFormat(tag, { type: 'disjunction' })
  const days = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const numbers = new Map<string, Intl.NumberFormat>()

  function number(value: number, digits: number, signDisplay: 'auto' | 'always' = 'auto'): string {
    const name = `${digits} ${signDisplay}`
    const format =
      numbers.get(name) ??
      new Intl.NumberFormat(tag, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay,
        useGrouping: false,
      })
    numbers.set(name, format)
    return withMinus(format.format(value.toFixed(digits) as `${number}`))
  }
  const significant = (digits: number, least: number) =>
    new Intl.NumberFormat(tag, {
      maximumSignificantDigits: digits,
      minimumSignificantDigits: least,
      useGrouping: false,
    })
  const day = (iso: string) => days.format(new Date(`${iso}T00:00:00Z`))
  const plain = (item: unknown) => (typeof item === 'string' ? item : speak(item as AnyMessage))

  /** How each kind of value is written. */
  const written: Record<ValueKind<unknown>['kind'], (value: unknown, digits: number) => string> = {
    text: value => value as string,
    choice: value => value as string,
    count: value => number(value as number, 0),
    decimal: (value, digits) => number(value as number, digits),
    signed: (value, digits) => number(value as number, digits, value === 0 ? 'auto' : 'always'),
    significant: (value, digits) => withMinus(significant(digits, digits).format(value as number)),
    quantity: value => withMinus(significant(MOST_DIGITS, 1).format(value as number)),
    day: value => day(value as string),
    message: plain,
    term: plain,
    list: value => lists.format((value as unknown[]).map(plain)),
    alternatives: value => alternatives.format((value as unknown[]).map(plain)),
  }

  function speak({ key, values }: AnyMessage): string {
    const specified = Object.hasOwn(table, key) ? table[key] : undefined
    const source = sentences[key]
    // A message of a newer version, or of a card older than a renaming: its key says more than nothing.
    if (!specified || source === undefined) return key
    const spoken = known.get(key) ?? sentence(source, tag)
    known.set(key, spoken)
    const given = Object.entries(specified).map(([name, { kind, digits }]): [string, Written] => {
      const value = values[name]
      return [
        name,
        {
          text: written[kind](value, digits ?? 0),
          chooses: typeof value === 'number' ? value : String(value),
        },
      ]
    })
    return spoken(Object.fromEntries(given))
  }

  return {
    language,
    speak,
    words: (key, ...given) => speak(say(key, ...given)),
    number: (value, digits) => number(value, digits),
    day,
  }
}
