import type { pageSettings as area } from '../areas/page-settings.ts'
import type { Sentences } from '../language.ts'

export const pageSettings: Sentences<typeof area> = {
  'settings.lock-now': 'Lock now',
  'settings.backup': 'Make a backup',
  'settings.verify': 'Check the whole store',
  'settings.stopped': 'Stopped. Nothing is left half done.',
  'settings.backed-up': '{path}: {megabytes} MB, SHA-256 {sha256}…. It opens with the passphrase of today.',
  'settings.recovery': 'Recovery sheet',
  'settings.recovery-there': 'A recovery sheet opens this casebook.',
  'settings.recovery-none': 'There is none: whoever forgets the passphrase has lost the casebook.',
  'settings.recovery-unsure':
    'One was made, but nobody has said that it is on paper. Make it again if it is not at hand: the one before then ' +
    'opens nothing.',
  'settings.recovery-unkept':
    'You have neither printed this sheet nor said that you have written it down, and it is not shown again. Leave it ' +
    'all the same? Go on once more.',
  'settings.recovery-written': 'I have written it down',
  'settings.recovery-kept': 'You have it on paper. Keep it away from this machine.',
  'settings.recovery-make': 'Make a recovery sheet',
  'settings.recovery-is':
    'A code on paper that opens this casebook, and every backup made from now on, where the passphrase is forgotten. ' +
    'A sheet made earlier opens it no more. Put it where you keep what nobody else may find.',
  'settings.recovery-title': 'Casebook: recovery sheet',
  'settings.recovery-how':
    'Type this code in place of the passphrase, then choose a new passphrase in Settings. Whoever has this sheet and ' +
    'the casebook, or a backup of it, can read everything.',
  'settings.recovery-of': 'Made on {day}.',
  'settings.recovery-print': 'Print',
  'settings.recovery-once': 'It is shown once, and kept nowhere.',
  'settings.changed':
    'The passphrase is changed and the store has a new key. Older backups still open with the old one.',
  'settings.checks': 'Checks of the store',
  'settings.sound': '✓ sound',
  'settings.bad': '✗ bad',
  'settings.rebuild': 'Make the indexes anew',
  'settings.rebuild-helps':
    'Helps where search, counts or critical results are wrong: they are made from the facts.',
  'settings.backup-helps':
    'What else is wrong here cannot be made anew: restore a backup that was sound, beside this store.',
  'settings.rebuilt': 'The indexes were made anew. Check again.',
  'settings.passphrase': 'Passphrase',
  'settings.current': 'Passphrase of today',
  'settings.next': 'New passphrase',
  'settings.change': 'Change',
  'settings.appearance': 'Appearance',
  'settings.auto': 'As the system',
  'settings.light': 'Light',
  'settings.dark': 'Dark',
  'settings.contrast': 'High contrast: black and white instead of greys',
  'settings.services': 'Services',
  'settings.state':
    '{state, select, starting {starting} ready {ready} restarting {restarting} other {stopped}}',
  'settings.never-restarted': 'never restarted',
  'settings.restarted': 'restarted {times, number}×',
  'settings.done': 'What was done',
  'settings.show-more': 'Show more',
}
