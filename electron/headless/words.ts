import { languages } from '../../shared/words/languages.ts'
import type { Message } from '../../shared/words/message.ts'
import { speaker } from '../../shared/words/speaker.ts'

/** The command's words. */
export const { words, speak } = speaker(languages[0])

/** A message in words; text that a service still sends as text stays as it is. */
export const spoken = (said: Message | string): string => (typeof said === 'string' ? said : speak(said))
