import type { pageSettings as area } from '../areas/page-settings.ts'
import type { Sentences } from '../language.ts'

export const pageSettings: Sentences<typeof area> = {
  'settings.lock-now': 'Lock now',
  'settings.backup': 'Make a backup',
  'settings.verify': 'Check the whole store',
  'settings.backed-up': '{path}: {megabytes} MB, SHA-256 {sha256}…. It opens with the passphrase of today.',
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
