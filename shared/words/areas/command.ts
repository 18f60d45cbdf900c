import { count, text, type Area } from '../values.ts'

/** What the command says of itself: its manual, what its line lacks, how far it is. */
export const command = {
  'command.bad-line': {},
  /** In the words of Node, which reads the line. */
  'command.bad-line-because': { reason: text },
  'command.demo-does': {},
  'command.exit-codes': {},
  'command.failed': { reason: text, code: text },
  'command.lacks': { what: text },
  'command.needs-passphrase': {},
  'command.no-casebook': { home: text },
  'command.no-such-command': { name: text },
  'command.not-whole': { what: text },
  'command.passphrase': {},
  'command.passphrase-again': {},
  'command.passphrases-differ': {},
  'command.passphrase-comes-from': {},
  'command.progress': { phase: text, done: count },
  'command.progress-of': { phase: text, done: count, of: count },
  'command.see-help': {},
} as const satisfies Area
