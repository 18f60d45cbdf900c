import type { store as area } from '../areas/store.ts'
import type { Sentences } from '../language.ts'

const role =
  '{role, select, request {request} statement {statement} administration {administration} ' +
  'dispense {dispensed} other {}}'

const standing =
  '{standing, select, planned {planned} undone {not done} uncertain {uncertain} retracted {taken back} ' +
  'absent {looked for, none} other {not known whether it is so}}'

export const store: Sentences<typeof area> = {
  'card-line.difference': '{estimate} in 100 ({lower} to {upper})',
  'card-line.no-answer': 'No answer: {reason}',
  'fact.moved-away': 'moved to another chart',
  'fact.standing': standing,
  'fact.standing-because': `${standing} ({word})`,
  'fact.role': role,
  'fact.role-and-more': `${role}, {more}`,
  'result.answered': '{answer, select, yes {yes} no {no} other {}}',
  'result.not-recorded': 'not recorded ({reason})',
  'result.implausible': '{label} is usually between {low} and {high}: check the source',
  'range.between': '{low} to {high}',
  'range.from': 'at least {low}',
  'range.to': 'up to {high}',
  'store.erasing': 'Somebody is being erased. Try again when that is done.',
  'store.erasing-step':
    'erasing: {phase, select, written {what was written here} facts {facts} people {descriptions} ' +
    'beside {what her facts named} bytes {kept files} phrases {words} search {search} other {}}',
  'store.erase-looking': 'looking what her facts name',
  'store.erase-unfinished':
    'The import of {path} was not finished. Bring the file in again, or undo the import, and then erase.',
  'store.erase-name': 'The name that was typed is not the one on the chart. Nothing was erased.',
  'store.erase-on-chart':
    'Somebody of this name and day of birth has a chart or notes here. Erase her from there.',
  'store.nothing-of-her': 'Nothing here tells of anybody of this name and day of birth. Nothing was erased.',
  'store.erase-changed':
    'The casebook has changed since it was looked through. Look again; nothing was erased.',
  'store.no-look': 'Nobody has been looked for under this number. Begin at the chart.',
  'store.erased-label': 'a file of somebody who was erased (erasure {number})',
  'store.bytes-lost':
    'This file cannot be read again: a part of its bytes went with somebody who was erased.',
  'store.unknown-kind':
    'This casebook holds facts of a kind (number {number}) that this version of Casebook does not know. ' +
    'Install the newer version to open it; nothing has been changed.',
  'store.newer':
    'This casebook was written by a newer version of Casebook. ' +
    'Install that version to open it; nothing has been changed.',
  'store.of-a-trial':
    'This casebook was made by a trial version from before the first release, whose facts mean something else. ' +
    'Nothing has been changed. Choose another folder and bring the files in again.',
  'store.leads-nowhere':
    'The casebook holds references that lead nowhere, so it was not changed. Restore a backup.',
  'store.locked': 'The casebook is locked.',
  'store.absent': 'There is no casebook here yet.',
  'store.exists': 'There is a casebook here already.',
  'store.in-use-since':
    'This casebook is open already, since {day} {time} (process {process} on {host}). Lock it there, or ' +
    'close that window or command, first.',
  'store.store-lost':
    'The key file of a casebook is here (key.json), but the casebook itself (casebook.db) is missing or ' +
    'empty. If it was moved, put it back. Otherwise restore a backup.',
  'store.place-leads-nowhere':
    'There can be no casebook here: {path} is a link to {to}, which is not there. Bring that folder back (a ' +
    'disk that is not connected?), or name another.',
  'store.place-loops':
    'There can be no casebook here: the link {path} leads back to itself. Mend the link, or name another folder.',
  'store.place-no-folder':
    'There can be no casebook here: {path} is a file, not a folder. Name another folder, or move that file away.',
  'store.place-closed':
    'The folder {path} lets you not in. Give yourself the right to read it, or name another folder.',
  'store.backing-up':
    '{phase, select, copying {Copying the casebook} checking {Reading the copy through} ' +
    'writing {Writing the backup and reading it back} other {}}',
  'store.reading-backup': 'Reading the backup (MB)',
  'store.restoring':
    '{phase, select, opening {Opening and checking the backup; nothing here has changed yet} ' +
    'putting {Putting it in place} indexing {Making the indexes anew} other {}}',
  'store.key-lost':
    'A casebook is here (casebook.db), but its key file (key.json) is missing or empty, and without it ' +
    'nothing can be read. If it was moved, put it back. Otherwise restore a backup.',
  'store.another-store':
    'The casebook and the key file that lie here do not belong together. Put back the one that was ' +
    'exchanged, or restore a backup.',
  'store.step-file':
    'What a restore left in step.json cannot be read. Restore a backup, or put what is here aside.',
  'store.busy': 'Something still reads the casebook. Try again in a moment.',
  'store.locked-unwritten':
    'The casebook is locked. That could not be written into its audit log, because the disk did not take it.',
  'store.foreign-backup':
    'That is a backup of another casebook. Put the one that is here aside first, or choose another folder.',
  'store.previous-key-lost':
    'The key file of that previous casebook (key.json) is missing, and without it nothing can be read. If it was ' +
    'moved, put it back. Otherwise restore a backup.',
  'store.no-previous': 'No previous casebook of that name is kept here.',
  'store.no-seal': 'That backup is of a time before seals: nothing can be compared with it.',
  'store.other-key':
    'That backup was made under another key, before the passphrase was changed. It can be restored, not compared.',
  'store.copy-damaged':
    'The copy could not be read back whole, so it is not kept. Check the disk and the casebook.',
  'store.in-use': 'Another window or command has this casebook open. Close it first.',
  'store.demonstration-here': 'The demonstration is here. End it first, or choose another folder.',
  'store.not-demonstration': 'Only the demonstration can be ended. Your own casebook stays.',
  'store.demonstration-backup':
    'This is a backup of the demonstration. It does not take the place of your own casebook.',
  'store.wrong-passphrase': 'That is not the passphrase of this casebook.',
  'store.weak-passphrase':
    'That passphrase could be guessed. Four words that have nothing to do with one another, or with you, are good.',
  'store.wait': '{seconds, plural, one {Wait # second} other {Wait # seconds}} before the next passphrase.',
  'store.key-file': 'The key file beside the casebook cannot be read. Restore a backup.',
  'store.unreadable': 'The casebook cannot be read, though the passphrase is right. Restore a backup.',
  'store.file-exists': 'There is a file of that name already. Choose another name.',
  'store.lock-first': 'Lock the casebook before restoring over it.',
  'store.no-backup': 'That file is not a backup of a casebook.',
  'store.backup-bytes':
    'The backup is damaged: its bytes are not those that were written. Use another copy. Nothing has ' +
    'been changed.',
  'store.backup-structure':
    'The backup opens but its structure is damaged. Use another copy. Nothing has been changed.',
  'store.no-day-entry': 'This line is on no list any more. Open the day again.',
  'store.no-patient': 'This casebook does not know that patient.',
  'store.same-person': 'That is one and the same person.',
  'store.said-same': 'You said before that they are one through somebody else. Take that person apart first.',
  'store.said-different':
    'You said before that some of those whom this would join are not one. Change that first.',
  'store.not-joined': 'Nobody is joined with that person.',
  'store.no-note': 'This casebook does not know that note.',
  'store.note-moved': 'This note was moved to another chart. Amend it there.',
  'store.note-changed': 'This note was changed in the meantime. Read the newest version before saving.',
  'store.no-entry': 'This casebook does not know that entry.',
  'store.no-card': 'This casebook does not know that card.',
  'store.other-release': 'That request was used to release something else.',
  'store.not-approved': 'What would leave is not what was approved. Read the receipt again.',
  'store.not-published': 'That card has not been published, or has been withdrawn already.',
  'store.no-source': 'This casebook does not know that source.',
  'store.source-kept': 'Something of that source has been stored, so it cannot be forgotten.',
  'store.out-of-turn': 'A part of that file is missing before this one. Import it again to go on.',
  'store.source-unfinished': 'That file has not been read to its end yet. Import it again to go on.',
  'store.entry-gone': 'This entry by hand is not here any more.',
  'store.nothing-to-move': 'Nothing of this entry stands on the chart any more: it was taken back or moved.',
  'store.same-chart': 'It stands on that chart already.',
  'store.entry-changed':
    '{newest, plural, =0 {This entry is not here yet, so its version must be 1.} other {This entry is here in ' +
    'version {newest, number}; a correction of it has the version after that.}}',
  'store.not-critical':
    'This is no critical result, or it was corrected or taken back in the meantime. Read the list again.',
  'store.acknowledged-already': 'Somebody has acknowledged this result already.',
  'store.no-import': 'There is no import {number}.',
  'store.being-rebuilt':
    'What entries are found by is being made anew. Until then nothing can come or go; try again afterwards.',
  'store.undone-already': 'Import {number} has been undone already.',
  'store.rebuilding':
    'Making anew by what {part, select, facts {facts} notes {notes} people {people} other {codes}} are found',
  'store.undoing':
    '{phase, select, shared {Leaving to others what they brought too} facts {Taking out facts} people {Taking out ' +
    'people} beside {Taking out what goes with them} files {Taking out files} other {Tidying up}}',
  'store.not-quarantined': 'Nothing is quarantined under number {number}.',
  'store.no-outbox': 'Nothing of that number was approved.',
  'store.posted-already': 'This was posted already, in another envelope.',
}
