import type { command as area } from '../areas/command.ts'
import type { Sentences } from '../language.ts'

export const command: Sentences<typeof area> = {
  'command.bad-line': 'The command line cannot be read.',
  'command.bad-line-because': '{reason}',
  'command.demo-does': 'the whole circle with three invented practices, told step by step',
  'command.exit-codes': 'Exit codes: 0 done, 1 failed, 2 usage, 3 refused by a diagnostic or the gate.',
  'command.failed': '{reason} ({code})',
  'command.lacks': '{what} is missing.',
  'command.needs-passphrase': 'A passphrase is needed: type it, or set CASEBOOK_PASSPHRASE.',
  'command.no-casebook': 'There is no casebook in {home}. "init" makes one.',
  'command.no-such-command': 'There is no command "{name}".',
  'command.not-whole': '{what} must be a whole number.',
  'command.passphrase': 'Passphrase: ',
  'command.passphrase-again': 'The same again: ',
  'command.passphrases-differ': 'The two passphrases differ.',
  'command.passphrase-comes-from': 'The passphrase comes from CASEBOOK_PASSPHRASE, or is asked.',
  'command.progress': '{phase} {done}',
  'command.progress-of': '{phase} {done} of {of}',
  'command.see-help': '"casebook help" lists the commands.',
}
