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
  'start.nobody-recovers':
    '{strength} Nobody can recover it for you. Once inside, print a recovery sheet (Settings).',
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
  'start.restore': 'Put it in place and unlock',
  'start.restore-keeps': 'What is here now is kept among the previous casebooks.',
  'start.back': 'Back',
  'start.create': 'Create my casebook',
  'start.demonstrate': 'Open the demonstration practice',
  'start.demonstration-is':
    'The demonstration holds {people, number} invented people and takes in no file. You can leave it ' +
    'for your own casebook at any time. Its passphrase is "demonstration" unless you choose one ' +
    'above.',
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
