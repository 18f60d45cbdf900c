import type { Message } from '../../shared/words/message.ts'
import { speak } from './words.ts'

/**
 * What a service says: a message in our words, or a source's own text. The latter stands in a `bdi`, as all text of
 * sources and people does on the page: it may run the other way than the words round it, and it is no word of ours.
 */
export const Told = ({ said }: { said: Message | string }) =>
  typeof said === 'string' ? <bdi>{said}</bdi> : speak(said)
