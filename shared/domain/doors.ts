import { z } from 'zod'
import { say, type Message } from '../words/message.ts'

/**
 * Whose people a casebook holds: the clinician's own patients, or invented ones to try Casebook with. Decided
 * once, when it is made.
 */
export const casebookKind = z.enum(['own', 'demonstration'])
export type CasebookKind = z.infer<typeof casebookKind>

/** Why a door is shut, and what to do or when it opens. */
export interface Shut {
  readonly reason: Message
  readonly remedy: Message
}

/**
 * Everything that only one kind of casebook may do, with the reason why the other may not. The doors of an own casebook
 * stay shut until a later version has shown that what is behind them is safe; the demonstration's keep real
 * patients out of it.
 */
const doors = {
  'release': {
    openTo: 'demonstration',
    reason: say('doors.release'),
    remedy: say('doors.opens-later'),
  },
  'files': { openTo: 'own', reason: say('doors.files'), remedy: say('doors.begin-your-own') },
  'entry': { openTo: 'own', reason: say('doors.entry'), remedy: say('doors.enter-in-your-own') },
  'invented-practice': {
    openTo: 'demonstration',
    reason: say('doors.invented-practice'),
    remedy: say('doors.offered-before'),
  },
} as const satisfies Record<string, Shut & { openTo: CasebookKind }>
export type Door = keyof typeof doors

/** Why this door is shut in such a casebook; undefined where it is open. */
export function shut(door: Door, casebook: CasebookKind): Shut | undefined {
  const { openTo, reason, remedy } = doors[door]
  return openTo === casebook ? undefined : { reason, remedy }
}

/** The same as one sentence after the other. */
export const inOneLine = ({ reason, remedy }: Shut): Message =>
  say('gate.sentences', { first: reason, rest: remedy })
