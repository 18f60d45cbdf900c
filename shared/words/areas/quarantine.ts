import { choice, count, messageValue, text, type Area } from '../values.ts'

/**
 * Why an entry could not be read, and what would mend it. Stored with the entry: a key is never given another
 * meaning.
 */
export const quarantine = {
  'quarantine.no-type': {},
  'quarantine.no-type-remedy': {},
  'quarantine.other-version': { type: text, version: text },
  'quarantine.other-version-remedy': {},
  'quarantine.no-id': {},
  'quarantine.no-id-remedy': {},
  'quarantine.no-patient': { type: text },
  'quarantine.no-patient-remedy': {},
  'quarantine.no-such-patient': { type: text },
  'quarantine.no-such-patient-remedy': {},
  'quarantine.two-people': {},
  'quarantine.two-people-remedy': {},
  'quarantine.incomplete': { type: text, element: text },
  'quarantine.incomplete-remedy': {},
  'quarantine.unknown-status': { type: text, element: text },
  'quarantine.unknown-status-remedy': {},
  'quarantine.unsafe': { type: text },
  'quarantine.unsafe-remedy': {},
  'quarantine.unknown-type': {},
  'quarantine.deletion': {},
  'quarantine.deletion-remedy': {},
  'quarantine.patch': {},
  'quarantine.patch-remedy': {},
  'quarantine.not-json': { unit: choice('line', 'entry') },
  'quarantine.not-json-remedy': {},
  'quarantine.too-large': { megabytes: count },
  'quarantine.text-too-long': { megabytes: count },
  'quarantine.too-deep': { levels: count },
  'quarantine.too-many-values': { values: count },
  'quarantine.beyond-bounds-remedy': {},
  'quarantine.failed': {},
  'quarantine.failed-remedy': {},
  'quarantine.broken-file': { why: messageValue },
  'quarantine.broken-file-remedy': {},
  'quarantine.beyond-budget-remedy': {},
  'quarantine.no-end-remedy': {},
} as const satisfies Area
