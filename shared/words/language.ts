import type { Key } from './message.ts'

/**
 * A sentence for every message of an area, in ICU message syntax: `{people, plural, one {# person} other {#
 * people}}`.
 */
export type Sentences<Messages> = { readonly [K in keyof Messages]: string }

/** A language: all sentences, and what the page must know to set them. */
export interface Language {
  /** BCP 47; decides how dates, numbers, lists and plurals are written. */
  readonly tag: string
  /** In the language itself. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  /** Who has read its clinical sentences. Where nobody has, they are shown in English. */
  readonly reviewedBy: string | null
  readonly sentences: Readonly<Record<Key, string>>
}
