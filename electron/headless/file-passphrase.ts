import { say } from '../../shared/words/message.ts'
import { UsageError, type Situation } from './command.ts'
import { words } from './words.ts'

/**
 * The passphrase of a file, from the environment variable that the line names, or asked without showing it; undefined
 * where the line says neither. A new one is asked twice.
 */
export async function filePassphrase(
  { terminal, options: { filePassphraseFrom: from } }: Pick<Situation, 'terminal' | 'options'>,
  isNew: boolean,
): Promise<string | undefined> {
  if (from === undefined) return undefined
  if (from !== 'prompt') {
    const given = process.env[from]
    if (!given) throw new UsageError(say('command.needs-file-passphrase', { variable: from }))
    return given
  }
  const typed = await terminal.ask(words('command.file-passphrase'), true)
  if (typed === '') throw new UsageError(say('command.needs-passphrase'))
  if (isNew && (await terminal.ask(words('command.passphrase-again'), true)) !== typed)
    throw new UsageError(say('command.passphrases-differ'))
  return typed
}
