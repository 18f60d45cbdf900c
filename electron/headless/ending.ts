import { toFault, type FaultCode } from '../../shared/errors.ts'
import type { PlainKey } from '../../shared/words/message.ts'
import { exitCodes, UsageError, type ExitCode } from './command.ts'
import { speak, words } from './words.ts'

/** Why a run ended, for the person and for `--json`, and the exit code that says so. */
export interface Ending {
  readonly code: FaultCode | 'usage'
  readonly message: string
}
/** What to do about the disk, where it is the disk. */
const advice: Partial<Record<Ending['code'], PlainKey>> = {
  'disk-full': 'trouble.disk-full',
  'disk-read-only': 'trouble.disk-read-only',
  'disk-failing': 'trouble.disk-failing',
  'file-busy': 'trouble.file-busy',
}
const usual = exitCodes.failed
const unusual: Partial<Record<Ending['code'], ExitCode>> = {
  usage: exitCodes.usage,
  refused: exitCodes.refused,
}

export function endingOf(error: unknown): Ending {
  if (error instanceof UsageError) return { code: 'usage', message: speak(error.said) }
  const { code, said } = toFault(error)
  const todo = said.key === `fault.${code}` ? advice[code] : undefined
  return { code, message: todo ? words(todo) : speak(said) }
}
/** What is said on stderr at such an end. */
export const inWords = ({ code, message }: Ending): string =>
  code === 'usage'
    ? `${message}\n${words('command.see-help')}`
    : words('command.failed', { reason: message, code })

export const exitCodeOf = ({ code }: Ending): ExitCode => unusual[code] ?? usual
