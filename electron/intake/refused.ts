import type { Message } from '../../shared/words/message.ts'

/** A file that is not opened for a reason of its own: it is locked, or of a kind that nobody reads. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly said: Message
  constructor(said: Message) {
    super(said.key)
    this.said = said
  }
}
