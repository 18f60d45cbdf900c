import type { Message } from '../../shared/words/message.ts'

/** Ends the reading of a file that is larger than one of the bounds; what was read before stays. */
export class BeyondBudget extends Error {
  override readonly name = 'BeyondBudget'
  readonly said: Message
  constructor(said: Message) {
    super(said.key)
    this.said = said
  }
}
