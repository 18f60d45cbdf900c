import { count, messageValue, type Area } from '../values.ts'

/** Before the casebook is open, and the way out of the demonstration. */
export const pageStart = {
  'start.purpose': {},
  'start.passphrase': {},
  'start.passphrase-demonstration': {},
  'start.unlock': {},
  'start.short': {},
  'start.good': {},
  'start.strong': {},
  'start.choose': {},
  'start.nobody-recovers': { strength: messageValue },
  'start.again': {},
  'start.differ': {},
  'start.create': {},
  'start.demonstrate': {},
  'start.demonstration-is': { people: count },
  'demonstration.name': {},
  'demonstration.strip': {},
  'demonstration.begin': {},
  'demonstration.begin-title': {},
  'demonstration.removed': {},
  'demonstration.set-aside': {},
  'demonstration.stay': {},
  'demonstration.remove': {},
  'demonstration.put-aside': {},
} as const satisfies Area
