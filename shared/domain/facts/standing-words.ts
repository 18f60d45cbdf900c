import { say, type Message } from '../../words/message.ts'
import { MOVED_ELEMENT } from '../entry.ts'
import type { Standing } from './standing.ts'

/**
 * What is said of a fact that did not happen to her as it stands there, with its source's word; undefined of one that
 * did.
 */
export function standingWords({ is, because }: Standing): Message | undefined {
  if (is === 'happened') return undefined
  if (because?.element === MOVED_ELEMENT) return say('fact.moved-away')
  const standing = is === 'not-done' ? 'undone' : is
  return because
    ? say('fact.standing-because', { standing, word: because.word })
    : say('fact.standing', { standing })
}
