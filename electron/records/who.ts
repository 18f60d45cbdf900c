import type { Caller } from '../../shared/contract/caller.ts'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'

/** Whoever made the casebook. What was written before persons were told apart is hers. */
export const FIRST_PERSON = 'person-1'

/** Who stands behind a call that writes. Throws AppError 'locked' where nobody has opened the casebook. */
export function personOf({ actor }: Caller): string {
  if (!actor) throw new AppError('locked', say('store.locked'))
  return actor.person
}
