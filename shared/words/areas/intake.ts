import { alternatives, choice, count, messageValue, text, type Area } from '../values.ts'

/** Reading files: how far it is, why a file cannot be read, and why a call to intake fails. */
export const intake = {
  'intake.waiting': {},
  'intake.reading-files': {},
  'intake.reading-entry': { entry: count },
  'intake.done': {},
  'intake.trying-again': {},
  'intake.reading-again': {},
  'intake.cancelled': {},
  'intake.no-job': { job: count },

  'intake.no-such-file': {},
  'intake.may-not-read': {},
  'intake.is-a-folder': {},
  'intake.damaged-compression': {},
  'intake.ends-early': {},
  'intake.disk-failed': {},
  'intake.cannot-be-read': {},
  'intake.path-unreadable': { why: messageValue },

  'intake.empty-file': {},
  'intake.not-read-yet': { what: choice('hl7v2', 'pdf', 'zip', 'vcf', 'ccda', 'xml') },
  'intake.of-no-source': { titles: alternatives, wishes: alternatives },
  'intake.refused-by-source': { why: messageValue },
  'intake.begun-by-newer': {},
  'intake.read-by-newer': {},

  'intake.fhir-asks-for': {},
  'intake.fhir-no-type': {},
  'intake.fhir-other-version': { version: text },
} as const satisfies Area
