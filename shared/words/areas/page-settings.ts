import { choice, count, decimal, text, type Area } from '../values.ts'

/** Lock, passphrase, backup, and how the services are. */
export const pageSettings = {
  'settings.lock-now': {},
  'settings.backup': {},
  'settings.verify': {},
  'settings.backed-up': { path: text, megabytes: decimal(1), sha256: text },
  'settings.changed': {},
  'settings.checks': {},
  'settings.sound': {},
  'settings.bad': {},
  'settings.passphrase': {},
  'settings.current': {},
  'settings.next': {},
  'settings.change': {},
  'settings.appearance': {},
  'settings.auto': {},
  'settings.light': {},
  'settings.dark': {},
  'settings.contrast': {},
  'settings.services': {},
  'settings.state': { state: choice('starting', 'ready', 'restarting', 'stopped') },
  'settings.never-restarted': {},
  'settings.restarted': { times: count },
  'settings.done': {},
  'settings.show-more': {},
} as const satisfies Area
