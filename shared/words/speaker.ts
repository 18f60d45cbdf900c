import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Language } from './language.ts'
import { say, valuesOf, type Given, type Key } from './message.ts'
import type { AnyMessage, ValueKind } from './values.ts'

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

/** The words of `language`; sentences are compiled when first used, so that starting costs nothing. */
export function speaker(language: Language): Speaker {
  const { tag, sentences } = language
  const i18n = setupI18n({ locale: tag, locales: [tag], messages: { [tag]: {} } })
  const compiled = new Set<string>()
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' })
  const days = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const exactly = new Intl.NumberFormat(tag, { maximumFractionDigits: 20, useGrouping: false })
  const numbers = new Map<string, Intl.NumberFormat>()

  function numberFormat(digits: number, signDisplay: 'auto' | 'exceptZero'): Intl.NumberFormat {
    const name = `${digits} ${signDisplay}`
    const known = numbers.get(name)
    if (known) return known
    const made = new Intl.NumberFormat(tag, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay,
    })
    numbers.set(name, made)
    return made
  }
  const day = (iso: string) => days.format(new Date(`${iso}T00:00:00Z`))
  const plain = (item: unknown) => (typeof item === 'string' ? item : speak(item as AnyMessage))

  /** A value as the sentence takes it: numbers that choose a plural stay numbers, everything else is text. */
  const written: Record<ValueKind<unknown>['kind'], (value: unknown, digits: number) => unknown> = {
    text: value => value,
    choice: value => value,
    count: value => value,
    exact: value => exactly.format(value as number),
    decimal: (value, digits) => numberFormat(digits, 'auto').format(value as number),
    signed: (value, digits) => numberFormat(digits, 'exceptZero').format(value as number),
    day: value => day(value as string),
    message: plain,
    list: value => lists.format((value as unknown[]).map(plain)),
  }

  function speak({ key, values }: AnyMessage): string {
    const specified = valuesOf(key)
    // A message of a newer version, or of a card older than a renaming: its key says more than nothing.
    if (!specified) return key
    if (!compiled.has(key)) {
      i18n.load(tag, { [key]: compileMessage(sentences[key as Key]) })
      compiled.add(key)
    }
    const given = Object.entries(specified).map(([name, { kind, digits }]) => [
      name,
      written[kind](values[name], digits ?? 0),
    ])
    return i18n._(key, Object.fromEntries(given) as Record<string, unknown>)
  }

  return {
    language,
    speak,
    words: (key, ...given) => speak(say(key, ...given)),
    number: (value, digits) => numberFormat(digits, 'auto').format(value),
    day,
  }
}
