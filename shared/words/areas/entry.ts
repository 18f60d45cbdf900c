import type { Area } from '../values.ts'

/** Entries by hand: what of one cannot be, and what would mend it. */
export const entry = {
  'entry.title': {},
  'entry.no-date': {},
  'entry.no-date-remedy': {},
  'entry.ends-before': {},
  'entry.ends-before-remedy': {},
  'entry.no-number': {},
  'entry.no-number-remedy': {},
  'entry.no-unit': {},
  'entry.no-unit-remedy': {},
  'entry.no-result': {},
  'entry.no-result-remedy': {},
  'entry.no-name': {},
  'entry.no-name-remedy': {},
  'entry.same-key': {},
  'entry.same-key-remedy': {},
  'entry.nothing-stated': {},
  'entry.nothing-stated-remedy': {},
  'entry.before-birth': {},
  'entry.before-birth-remedy': {},
  'entry.no-form': {},
  'entry.no-form-remedy': {},
} as const satisfies Area
