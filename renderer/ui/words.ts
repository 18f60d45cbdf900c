import type { Language } from '../../shared/words/language.ts'
import { languages } from '../../shared/words/languages.ts'
import type { Term } from '../../shared/words/message.ts'
import { speaker } from '../../shared/words/speaker.ts'

/** A name under which only tests ask for the language that shows what escaped the catalogue; no screen offers it. */
const PSEUDO = 'pseudo'

async function chosenLanguage(): Promise<Language> {
  const chosen = globalThis.localStorage?.getItem('casebook-language')
  if (chosen === PSEUDO) return (await import('../../shared/words/pseudo.ts')).pseudo
  return languages.find(({ tag }) => tag === chosen) ?? languages[0]
}

/** The page's words, in the language chosen when it was opened. */
const page = speaker(await chosenLanguage())
export const { words, speak, number, language } = page

const lists = new Intl.ListFormat(page.language.tag, { type: 'unit', style: 'short' })
/** Things one after the other, as the language separates them: `a, b, c`. */
export const enumerated = (items: readonly string[]): string => lists.format(items)

/** What something is called, in words: text of a source or a person stays as it is. */
export const spoken = (said: Term): string => (typeof said === 'string' ? said : speak(said))

/** Tells the document which language it is in and which way that is written. */
export function showLanguage(): void {
  document.documentElement.lang = language.tag
  document.documentElement.dir = language.direction
}
