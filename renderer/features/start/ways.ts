import { say, type Message } from '../../../shared/words/message.ts'
import { DEMONSTRATION_PATIENTS } from './demonstration.ts'

/** How somebody begins who has no casebook yet. */
export const ways = ['look', 'files', 'hand', 'restore'] as const
export type Way = (typeof ways)[number]

/** A way to a casebook of one's own. */
export type OwnWay = Extract<Way, 'files' | 'hand'>

interface WayWords {
  readonly name: Message
  /** What happens, in a sentence. */
  readonly why: Message
}

/** What each is called and what it does. */
export const wayWords: Readonly<Record<Way, WayWords>> = {
  look: {
    name: say('start.way-look'),
    why: say('start.way-look-why', { people: DEMONSTRATION_PATIENTS }),
  },
  files: { name: say('start.way-files'), why: say('start.way-files-why') },
  hand: { name: say('start.way-hand'), why: say('start.way-hand-why') },
  restore: { name: say('start.restore-backup'), why: say('start.way-restore-why') },
}
