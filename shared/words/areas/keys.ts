import type { Area } from '../values.ts'

/** The list of keys. */
export const keys = {
  'keys.find': {},
  'keys.search': {},
  'keys.next': {},
  'keys.open': {},
  'keys.today-add': {},
  'keys.today-seen': {},
  'keys.today-day': {},
  'keys.measure-point': {},
  'keys.change': {},
  'keys.follow-up': {},
  'keys.logbook': {},
  'keys.findings': {},
  'keys.today-planned': {},
  'keys.visit': {},
  'keys.form': {},
  'keys.note': {},
  'keys.pages': {},
  'keys.source': {},
  'keys.print': {},
  'keys.neighbours': {},
  'keys.escape': {},
  'keys.way-back': {},
  'keys.this-list': {},
} as const satisfies Area
