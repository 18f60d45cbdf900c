import type { intake as area } from '../areas/intake.ts'
import type { Sentences } from '../language.ts'

export const intake: Sentences<typeof area> = {
  'intake.waiting': 'Waiting',
  'intake.reading-files': 'Reading files',
  'intake.reading-entry': 'Reading files, entry {entry}',
  'intake.by-hand': 'entered by hand',
  'intake.several': '{paths} files and folders',
  'intake.invented': 'Demonstration practice',
  'intake.done': 'Done',
  'intake.trying-again': 'Trying again',
  'intake.reading-again': 'Reading again',
  'intake.reading-waiting': 'Reading what waited',
  'intake.preparing-people': 'Preparing people to be compared',
  'intake.comparing-people': 'Comparing people',
  'intake.joining-people': 'Joining people',
  'intake.people-changed': 'These people kept changing while they were compared. Try again.',
  'intake.cancelled': 'Cancelled. What was read before is kept; importing the same files again continues.',
  'intake.undo-cancelled':
    'Cancelled: import {number} is half undone. Undo it again to go on; importing its files again brings back what ' +
    'is gone.',
  'intake.no-job': 'There is no import job {job}.',

  'intake.no-such-file': 'There is no such file or folder.',
  'intake.may-not-read': 'This user may not read it.',
  'intake.is-a-folder': 'It is a folder.',
  'intake.damaged-compression': 'its compression is damaged.',
  'intake.ends-early': 'it ends before its compressed data do.',
  'intake.disk-failed': 'The disk could not read it.',
  'intake.no-regular-file': 'It is no file of bytes, but a pipe, a socket or a device.',
  'intake.out-of-folder': 'It is a link that leads out of the folder that was given. Give the file itself.',
  'intake.too-many-bytes': 'it has more than {gigabytes, number} GB, the most that is read.',
  'intake.expands-too-far':
    'it unpacks to more than {times, number} times its size, the most that is unpacked.',
  'intake.too-many-entries': 'it has more than {entries, number} entries, the most that are read.',
  'intake.too-many-unread':
    'more than {entries, number} of its entries could not be read, the most that are listed.',
  'intake.no-end':
    'Reading this file did not come to an end: nothing came of it for {seconds, number} seconds. Its bytes are kept; ' +
    'a newer version may read it.',
  'intake.damaged-archive': 'The file is damaged or cut off. Ask for it again.',
  'intake.damaged-workbook':
    'The workbook is damaged. Open it in the program that made it, save it anew, and import that.',
  'intake.locked-file':
    'The file is locked with a passphrase. Save a copy without it, import that, and delete the copy.',
  'intake.archive-too-many': 'it lists more than {entries, number} parts, the most that are looked at.',
  'intake.workbook-too-large':
    'it is larger than {megabytes, number} MB when it is unpacked, the most that is read of a workbook. Save its ' +
    'sheets as CSV and import those.',
  'intake.too-many-sheets': 'it has more than {sheets, number} sheets, the most that are read.',
  'intake.sheet-too-wide':
    'a sheet has more than {rows, number} rows or {columns, number} columns, the most that are read.',
  'intake.cannot-be-read': 'It cannot be read.',
  'intake.path-unreadable': '{path} cannot be read. {why}',

  'intake.empty-file': 'The file is empty.',
  'intake.not-read-yet': 'This is {what}, which this version does not read yet.',
  'intake.unpack-first': 'This is {what}. Unpack it, and import what is in it.',
  'intake.of-no-source': 'This is {what}, not {titles}. Ask the sender for {wishes}.',
  'intake.too-large-to-keep':
    '{why} It is larger than {megabytes, number} MB, so only its hash and size were kept: import it again with a ' +
    'version that reads it.',
  'intake.changed-while-read': 'The file changed while it was read. Import it again.',
  'intake.begun-by-newer':
    'A newer version of Casebook began to read this file and was interrupted. Import it again with that ' +
    'version.',
  'intake.read-by-newer':
    'A newer version of Casebook read this file, and this one might understand less of it. It is left as ' +
    'it is.',

  'intake.looking-for-her': 'looking through the kept files',
  'intake.fhir-asks-for': 'FHIR R4 bundles or NDJSON',
  'intake.fhir-no-type': 'This is JSON, but not FHIR: it names no resourceType.',
  'intake.fhir-other-version':
    'This file is written for FHIR {version}; Casebook reads R4. Ask the sender for R4.',
}
