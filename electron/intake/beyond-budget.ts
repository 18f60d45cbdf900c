import { say, type Message } from '../../shared/words/message.ts'

/** Ends the reading of a file that is larger than one of the bounds; what was read before stays. */
export class BeyondBudget extends Error {
  override readonly name = 'BeyondBudget'
  readonly said: Message
  readonly remedy: Message
  constructor(said: Message, remedy: Message = say('quarantine.beyond-budget-remedy')) {
    super(said.key)
    this.said = said
    this.remedy = remedy
  }
}
