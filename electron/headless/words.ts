import type { Language } from '../../shared/words/language.ts'
import { languages } from '../../shared/words/languages.ts'
import { message, type Term } from '../../shared/words/message.ts'
import { speaker } from '../../shared/words/speaker.ts'

/** A name under which only tests ask for the language that shows what escaped the catalogue; no list offers it. */
const PSEUDO = 'pseudo'

const chosen = process.env['CASEBOOK_LANGUAGE'] ?? ''

async function chosenLanguage(): Promise<Language | undefined> {
  if (chosen === '') return languages[0]
  if (chosen === PSEUDO) return (await import('../../shared/words/pseudo.ts')).pseudo
  return languages.find(({ tag }) => tag.toLowerCase() === chosen.toLowerCase())
}

const language = await chosenLanguage()
/** The language that was asked for and is not there; the line is refused, in the first language. */
export const unknownLanguage = language ? undefined : chosen

const command = speaker(language ?? languages[0])
/** The command's words, in the language of `CASEBOOK_LANGUAGE`. */
export const { words, speak } = command

const lists = new Intl.ListFormat(command.language.tag, { type: 'unit', style: 'short' })
/** Things one after the other, as the language separates them: `a, b, c`. */
export const enumerated = (items: readonly string[]): string => lists.format(items)

/** What something is called, in words: text of a source or a person stays as it is. */
export const spoken = (said: Term): string => (typeof said === 'string' ? said : speak(said))

/** The same document with every message in words, as whoever reads `--json` gets it. */
export function documentInWords(document: unknown): string {
  return JSON.stringify(document, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('key' in value && 'values' in value)) return value
    const said = message.safeParse(value)
    return said.success ? speak(said.data) : value
  })
}
