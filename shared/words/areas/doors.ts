import type { Area } from '../values.ts'

/** Why something can be done only in the demonstration, or only in a casebook of one's own. */
export const doors = {
  'doors.release': {},
  'doors.opens-later': {},
  'doors.files': {},
  'doors.begin-your-own': {},
  'doors.entry': {},
  'doors.enter-in-your-own': {},
  'doors.invented-practice': {},
  'doors.offered-before': {},
} as const satisfies Area
