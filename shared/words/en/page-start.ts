import type { pageStart as area } from '../areas/page-start.ts'
import type { Sentences } from '../language.ts'

export const pageStart: Sentences<typeof area> = {
  'start.purpose':
    "Your own patients' outcomes, as knowledge beside the next patient. Everything stays on this machine, encrypted.",
  'start.passphrase': 'Passphrase',
  'start.passphrase-demonstration': `The demonstration''s is "demonstration", unless you chose one.`,
  'start.unlock': 'Unlock',
  'start.recovery-opens': 'Forgotten? The code on your recovery sheet, typed here, opens it too.',
  'start.interrupted': 'Casebook had to restart its store. Unlock to go on; what you typed is kept here.',
  'passphrase.advice': 'Four words that have nothing to do with one another, or with you, are good.',
  'passphrase.weak': 'This could be guessed. Four words that have nothing to do with one another are good.',
  'passphrase.good': 'Good. Another word makes it better.',
  'passphrase.strong': 'Strong.',
  'start.choose': 'Choose a passphrase',
  'start.nobody-recovers': '{strength} Nobody can recover it for you.',
  'start.again': 'The same again',
  'start.differ': 'The two are not the same.',
  'start.broken': 'This casebook is not complete',
  'start.restore-backup': 'Restore a backup',
  'start.look-again': 'Look again',
  'start.put-aside': 'Keep what is here aside and begin anew',
  'start.put-aside-keeps':
    'Nothing is removed: what lies here is kept among the previous casebooks, and can be put back.',
  'start.choose-backup': 'Choose a backup file',
  'start.previous': 'Casebooks that were here before',
  'start.previous-one':
    '{when} · {why, select, restore {before a restore} upgrade {before a newer version} ' +
    'demonstration {the demonstration} other {put aside}} · {megabytes} MB',
  'start.passphrase-then': 'Its passphrase, as it was then',
  'start.restore-stopped': 'Stopped. Nothing was replaced.',
  'start.restored': 'The backup is in place: {patients, plural, one {# patient} other {# patients}}.',
  'start.restored-kept': 'What was here before is kept in {path}.',
  'start.open-restored': 'Open the casebook',
  'start.restore': 'Put it in place and unlock',
  'start.restore-keeps': 'What is here now is kept among the previous casebooks.',
  'start.back': 'Back',
  'start.create': 'Create my casebook',
  'start.how': 'How would you like to begin?',
  'start.way-look': 'Look round',
  'start.way-look-why':
    'A demonstration practice of {people, number} invented people. It takes in no file, and you can leave it at any ' +
    'time.',
  'start.way-files': 'Begin with files',
  'start.way-files-why':
    'Bring in what a clinic, a laboratory or another system wrote. It is read on this machine and sent nowhere.',
  'start.way-hand': 'Begin by hand',
  'start.way-hand-why': 'Register the first person whose records are on paper.',
  'start.way-restore-why': 'Put back a casebook of which you have a backup file.',
  'start.look-is':
    'The demonstration is being made: {people, number} invented people. Its passphrase is "demonstration".',
  'start.look-making': 'Making the demonstration',
  'start.look-cancelled': 'The demonstration was not made.',
  'start.look-change':
    'The antibiotic is given in the hour before the incision, and hair is clipped instead of shaved',
  'start.look-change-why': 'One wound in eight became infected',
  'start.passphrase-first':
    'First a passphrase: it opens your casebook. {way, select, files {Then you choose the files.} ' +
    'other {Then you register the first person.}}',
  'start.with-sheet': 'Make a recovery sheet to print',
  'start.with-sheet-why': 'A code on paper that opens the casebook where the passphrase is forgotten.',
  'start.made': 'Your casebook is made',
  'start.sheet-now':
    'Print this sheet now, and keep it where you keep what must not be lost. A new one can be made in Settings.',
  'start.sheet-later': 'A recovery sheet can be made in Settings.',
  'start.go-on': 'Go on',
  'demonstration.name': 'Demonstration',
  'demonstration.strip': '**Demonstration.** Everybody here is invented; no file can be brought in.',
  'demonstration.begin': 'Begin my own',
  'demonstration.begin-title': 'Begin your own casebook',
  'demonstration.removed':
    'The demonstration is removed from this machine, with its invented people and whatever you tried ' +
    'or wrote in it. Then you choose a passphrase for your own, empty casebook.',
  'demonstration.set-aside':
    'The demonstration is locked, so it is set aside in a folder of its own beside your casebook. ' +
    'Then you choose a passphrase for your own, empty casebook.',
  'demonstration.stay': 'Stay in the demonstration',
  'demonstration.remove': 'Remove it and begin my own',
  'demonstration.put-aside': 'Set it aside and begin my own',
}
