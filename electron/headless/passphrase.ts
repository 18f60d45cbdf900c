import { say, type PlainKey } from '../../shared/words/message.ts'
import { UsageError } from './command.ts'
import type { Terminal } from './terminal.ts'
import { words } from './words.ts'

/** From `CASEBOOK_PASSPHRASE`, or asked without showing it; a new one is asked twice. */
export async function readPassphrase(
  terminal: Terminal,
  isNew: boolean,
  asked: PlainKey = 'command.passphrase',
): Promise<string> {
  const given = process.env['CASEBOOK_PASSPHRASE']
  if (given) return given
  const typed = await terminal.ask(words(asked), true)
  if (typed === '') throw new UsageError(say('command.needs-passphrase'))
  if (isNew && (await terminal.ask(words('command.passphrase-again'), true)) !== typed)
    throw new UsageError(say('command.passphrases-differ'))
  return typed
}
