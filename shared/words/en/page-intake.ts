import type { pageIntake as area } from '../areas/page-intake.ts'
import type { Sentences } from '../language.ts'

export const pageIntake: Sentences<typeof area> = {
  'intake.what':
    'FHIR R4 bundles and NDJSON exports, plain or gzip; workbooks and tables. Choose files, or drop them anywhere on ' +
    'this window; they are read on this machine and asked for nowhere else. What nothing reads yet is kept, and ' +
    'waits.',
  'intake.source': 'Where they come from (if you like)',
  'intake.source-why':
    'A clinic or a laboratory, as you call it. What comes later under the same name belongs to the same patients.',
  'intake.choose-files': 'Choose files',
  'intake.choose-folder': 'Choose a folder',
  'intake.running': '{phase}, {quarantined, number} in quarantine',
  'intake.unreadable': '{path}: {reason}',
  'intake.failed': '{label}: {why}',
  'intake.not-begun':
    '{files, plural, one {{first} was not brought in} other {{first} and what was chosen with it were not brought ' +
    'in}}: ' +
    '{why}',
  'intake.unread':
    '{lines, plural, one {One thing could not be brought in} other {# things could not be brought in}}',
  'intake.unread-read': 'I have read this',
  'intake.people': 'People',
  'intake.more': 'What it brought',
  'intake.less': 'Less',
  'intake.files-read':
    '{files, number} of {all, number} files that were read. Choose one to see every part of it:',
  'intake.more-files': 'More files',
  'intake.parts-of': 'What became of each part of {file}',
  'intake.parts-caption': 'Every part of {file}',
  'intake.parts-none': 'This format has no parts that could be listed one by one.',
  'intake.parts-cut': 'The first {parts, number} parts are listed; there are more.',
  'intake.parts-aside':
    '{entries, plural, one {# entry of this file was} other {# entries of this file were}} set aside when it came, ' +
    'also for reasons that no part of it shows: see Quarantine below.',
  'intake.part': 'Part',
  'intake.part-words': 'Words kept',
  'intake.part-entries': 'Entries',
  'intake.part-read': 'Read',
  'intake.part-kept': 'In the file only',
  'intake.part-lost': 'Not understood',
  'intake.part-unread': 'Values without a place',
  'intake.parts-why':
    'Reckoned from the file as it was kept. “In the file only”: nothing in it could stand on a chart. ' +
    '“Not understood”: set aside, with the reason below. “Values without a place”: kept beside what was read, and ' +
    'marked there.',
  'intake.part-has-words': '{has, select, yes {yes} other {no}}',
  'intake.by': 'Brought in by {me, select, yes {you} other {{person}}}.',
  'intake.once-more': 'Bring in again',
  'intake.once-more-why':
    'An undo takes the file out as well: choose it again, and all stands where it stood.',
  'intake.brought-nothing': 'No people, no facts and no articles of it are here.',
  'intake.brought-works':
    '{records, plural, one {# record of an article} other {# records of articles}}; {repeats, plural, =0 {none} ' +
    'other {#}} of {records, plural, one {it} other {them}} repeating what another record had named.',
  'intake.open-library': 'Open the library',
  'intake.open': 'Open {who}',
  'intake.open-list': 'All patients',
  'intake.tried':
    '{stored, plural, one {# entry was read} other {# entries were read}}; {stillQuarantined, plural, one {# stays} ' +
    'other {# stay}} in quarantine.{newer, plural, =0 {} one { # was put there by a newer version, which alone tries ' +
    'it again.} other { # were put there by a newer version, which alone tries them again.}}',
  'intake.try-one': 'Try again',
  'intake.older': '{files, plural, one {# file was} other {# files were}} read by an older version',
  'intake.older-why':
    'They can be read again from what was kept. What this version understands better takes the place of what was ' +
    'there.',
  'intake.older-more': 'and {files, plural, one {# more} other {# more}}',
  'intake.read-again': 'Read them again',
  'intake.read-again-done':
    '{files, plural, one {# file was} other {# files were}} read again: {added, plural, one {# fact is} other ' +
    '{# facts are}} new, {superseded, plural, one {# fact was} other {# facts were}} put in the place of another.',
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
    'Waiting: {files, plural, one {# file that is not read yet} other {# files that are not read yet}}',
  'intake.waiting-list': 'Waiting',
  'intake.waiting-why':
    'They are kept as they came, encrypted like everything else: a table until you have set it up, all else until a ' +
    'version of Casebook can read it. Undoing their import removes them.',
  'intake.read-waiting': 'Read what can be read now',
  'intake.what-it-is': 'What it is',
  'intake.kilobytes': 'KB',
  'intake.first-of-waiting': 'The first {shown, number} of {of, number}. `casebook waiting` lists all.',
  'intake.result':
    '{patients, plural, one {# patient} other {# patients}} and {facts, plural, one {# ' +
    'fact} other {# facts}} from {files, plural, one {# file} other {# files}} in {seconds} s; ' +
    '{quarantined, number} in quarantine.{waiting, plural, =0 {} one { # file is not read yet.} ' +
    'other { # files are not read yet.}}',
  'intake.result-since':
    'By now {patients, plural, one {# patient} other {# patients}} and {facts, plural, one {# fact} other {# facts}}.' +
    '{waiting, plural, =0 {} one { # file still waits.} other { # files still wait.}}',
  'intake.told-otherwise':
    '{facts, plural, one {# result stands} other {# results stand}} beside another value of the same day that ' +
    'import {number} brought of the same table. If this file replaces that one, undo import {number}: what both ' +
    'brought stays.',
  'intake.matched':
    '{joined, plural, =0 {Nobody was joined with anybody of another source} ' +
    'one {# pair of people of two sources was joined} other {# pairs of people of two sources were joined}}; ' +
    '{open, plural, =0 {no pair waits} one {# pair waits} other {# pairs wait}} for you to say whether they are one.',
  'intake.job': 'Import: {label}',
  'intake.undo-job': 'Undo of import {number}',
}
