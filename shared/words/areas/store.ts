import { decimal, messageValue, signed, type Area } from '../values.ts'

/** What lists say of what the store keeps. */
export const store = {
  'card-line.difference': { estimate: signed(1), lower: decimal(1), upper: decimal(1) },
  'card-line.no-answer': { reason: messageValue },
} as const satisfies Area
