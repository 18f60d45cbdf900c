import { languages } from '../../shared/words/languages.ts'
import type { Message } from '../../shared/words/message.ts'
import { speaker } from '../../shared/words/speaker.ts'

/** The page's words, in the language chosen when it was opened. */
const page = speaker(languages[0])
export const { words, speak } = page

/** A message in words; text that a service still sends as text stays as it is. */
export const spoken = (said: Message | string): string => (typeof said === 'string' ? said : speak(said))
