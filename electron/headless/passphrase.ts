import { UsageError } from './command.ts'
import type { Terminal } from './terminal.ts'

/** From `CASEBOOK_PASSPHRASE`, or asked without showing it; a new one is asked twice. */
export async function readPassphrase(terminal: Terminal, isNew: boolean): Promise<string> {
  const given = process.env['CASEBOOK_PASSPHRASE']
  if (given) return given
  const typed = await terminal.ask('Passphrase: ', true)
  if (typed === '') throw new UsageError('A passphrase is needed: type it, or set CASEBOOK_PASSPHRASE.')
  if (isNew && (await terminal.ask('The same again: ', true)) !== typed)
    throw new UsageError('The two passphrases differ.')
  return typed
}
