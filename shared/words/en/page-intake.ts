import type { pageIntake as area } from '../areas/page-intake.ts'
import type { Sentences } from '../language.ts'

export const pageIntake: Sentences<typeof area> = {
  'intake.what':
    'FHIR R4 bundles and NDJSON exports, plain or gzip. Drop files here or choose them; they are ' +
    'read on this machine and asked for nowhere else. What nothing reads yet is kept, and waits.',
  'intake.source': 'Where they come from (if you like)',
  'intake.source-why':
    'A clinic or a laboratory, as you call it. What comes later under the same name belongs to the same patients.',
  'intake.choose-files': 'Choose files',
  'intake.choose-folder': 'Choose a folder',
  'intake.running': '{phase}, {quarantined, number} in quarantine',
  'intake.unreadable': '{path}: {reason}',
  'intake.none': 'Nothing has been brought in yet',
  'intake.none-why': 'Each import can be undone: it takes out exactly what it brought.',
  'intake.past': 'Past imports',
  'intake.when': 'When',
  'intake.what-column': 'What',
  'intake.files': 'Files',
  'intake.facts': 'Facts',
  'intake.quarantined': 'Quarantined',
  'intake.state': 'State',
  'intake.state-is':
    '{state, select, running {running} interrupted {interrupted} done {done} undoing {half undone} ' +
    'leaving {being undone} undone {undone} failed {failed} other {cancelled}}',
  'intake.undo': 'Undo',
  'intake.undo-on': 'Go on undoing',
  'intake.hides-title': 'Undo import {number, number}?',
  'intake.hides': 'Beside what the import brought, this would take out of sight:',
  'intake.hides-more': '{people, number} more',
  'intake.hides-notes': '{notes, plural, one {# note} other {# notes}} written here, of {of}',
  'intake.hides-drafts': '{drafts, plural, one {# draft of a note} other {# drafts of notes}}, of {of}',
  'intake.hides-entries': '{entries, plural, one {# entry} other {# entries}} by hand about such people',
  'intake.hides-decisions':
    '{decisions, plural, one {# decision} other {# decisions}} whether two of them are one person',
  'intake.hides-acknowledgements':
    'what was done about {acknowledgements, plural, one {# critical result} other {# critical results}}',
  'intake.hides-stays':
    'None of it is lost. Notes stay within reach from Patients, and all of it stands where it stood once the same ' +
    'files are brought in again.',
  'intake.hides-leave': 'Leave it',
  'intake.hides-undo': 'Undo all the same',
  'intake.undone':
    '{patients, plural, one {# patient} other {# patients}} and {facts, plural, one {# fact} other {# facts}} are ' +
    'gone.',
  'intake.quarantine': 'Quarantine: {entries, number} not read',
  'intake.quarantine-list': 'Quarantine',
  'intake.try-again': 'Try all again',
  'intake.file': 'File',
  'intake.place': 'Place',
  'intake.why': 'Why',
  'intake.to-do': 'What to do',
  'intake.first-of': 'The first {shown, number} of {of, number}. `casebook quarantine` lists all.',
  'intake.waiting-column': 'Waiting',
  'intake.waiting-files':
    'Waiting: {files, plural, one {# file that nothing reads yet} other {# files that nothing reads yet}}',
  'intake.waiting-list': 'Waiting',
  'intake.waiting-why':
    'They are kept as they came, encrypted like everything else, until a version of Casebook can read them. Undoing ' +
    'their import removes them.',
  'intake.read-waiting': 'Read what can be read now',
  'intake.what-it-is': 'What it is',
  'intake.kilobytes': 'KB',
  'intake.first-of-waiting': 'The first {shown, number} of {of, number}. `casebook waiting` lists all.',
  'intake.result':
    '{patients, plural, one {# new patient} other {# new patients}} and {facts, plural, one {# new ' +
    'fact} other {# new facts}} from {files, plural, one {# file} other {# files}} in {seconds} s; ' +
    '{quarantined, number} in quarantine.{waiting, plural, =0 {} one { # file waits for a reader.} ' +
    'other { # files wait for a reader.}}',
  'intake.matched':
    '{joined, plural, =0 {Nobody was joined with anybody of another source} ' +
    'one {# pair of people of two sources was joined} other {# pairs of people of two sources were joined}}; ' +
    '{open, plural, =0 {no pair waits} one {# pair waits} other {# pairs wait}} for you to say whether they are one.',
  'intake.job': 'Import: {label}',
  'intake.undo-job': 'Undo of import {number}',
}
