import { alternatives, count, messageValue, text, type Area } from '../values.ts'

/** Reading files: how far it is, why a file cannot be read, and why a call to intake fails. */
export const intake = {
  'intake.waiting': {},
  'intake.reading-files': {},
  'intake.reading-entry': { entry: count },
  'intake.by-hand': {},
  'intake.several': { paths: count },
  'intake.invented': {},
  'intake.done': {},
  'intake.trying-again': {},
  'intake.reading-again': {},
  'intake.reading-waiting': {},
  'intake.preparing-people': {},
  'intake.comparing-people': {},
  'intake.joining-people': {},
  'intake.people-changed': {},
  'intake.cancelled': {},
  'intake.undo-cancelled': { number: count },
  'intake.no-job': { job: count },

  'intake.no-such-file': {},
  'intake.may-not-read': {},
  'intake.is-a-folder': {},
  'intake.damaged-compression': {},
  'intake.ends-early': {},
  'intake.disk-failed': {},
  'intake.cannot-be-read': {},
  'intake.path-unreadable': { path: text, why: messageValue },

  'intake.empty-file': {},
  'intake.not-read-yet': { what: messageValue },
  'intake.unpack-first': { what: messageValue },
  'intake.of-no-source': { what: messageValue, titles: alternatives, wishes: alternatives },
  'intake.too-large-to-keep': { why: messageValue, megabytes: count },
  'intake.changed-while-read': {},
  'intake.begun-by-newer': {},
  'intake.read-by-newer': {},

  'intake.fhir-asks-for': {},
  'intake.fhir-no-type': {},
  'intake.fhir-other-version': { version: text },
} as const satisfies Area
