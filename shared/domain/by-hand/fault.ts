import { say, type Message } from '../../words/message.ts'

/** Why what is typed cannot be stored as it is, and what would mend it. */
export interface Fault {
  readonly reason: Message
  readonly remedy: Message
}

/** What is found in what somebody typed: a value, or why it is none. */
export type Read<T> = { readonly value: T } | { readonly fault: Fault }

/** The faults of fields; those of a whole entry are named by the same words (`electron/intake/entry/impossible.ts`). */
const faults = {
  'date': [say('entry.no-date'), say('by-hand.no-date-remedy')],
  'two-dates': [say('by-hand.two-dates'), say('by-hand.two-dates-remedy')],
  'ahead': [say('by-hand.ahead'), say('by-hand.ahead-remedy')],
  'too-old': [say('by-hand.too-old'), say('by-hand.too-old-remedy')],
  'number': [say('entry.no-number'), say('by-hand.no-number-remedy')],
  'comma': [say('by-hand.comma'), say('by-hand.comma-remedy')],
  'pressure': [say('by-hand.no-pressure'), say('by-hand.no-pressure-remedy')],
  'order': [say('entry.ends-before'), say('entry.ends-before-remedy')],
  'what': [say('entry.no-name'), say('by-hand.no-name-remedy')],
  'result': [say('entry.no-result'), say('by-hand.no-result-remedy')],
} as const

export function faultOf(kind: keyof typeof faults): Fault {
  const [reason, remedy] = faults[kind]
  return { reason, remedy }
}
export const refused = (kind: keyof typeof faults): { readonly fault: Fault } => ({ fault: faultOf(kind) })
