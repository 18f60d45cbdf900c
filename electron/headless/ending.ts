import { toFault, type FaultCode } from '../../shared/errors.ts'
import { exitCodes, UsageError, type ExitCode } from './command.ts'
import { speak, words } from './words.ts'

/** Why a run ended, for the person and for `--json`, and the exit code that says so. */
export interface Ending {
  readonly code: FaultCode | 'usage'
  readonly message: string
}
const usual = exitCodes.failed
const unusual: Partial<Record<Ending['code'], ExitCode>> = {
  usage: exitCodes.usage,
  refused: exitCodes.refused,
}

export function endingOf(error: unknown): Ending {
  if (error instanceof UsageError) return { code: 'usage', message: speak(error.said) }
  const { code, said } = toFault(error)
  return { code, message: speak(said) }
}
/** What is said on stderr at such an end. */
export const inWords = ({ code, message }: Ending): string =>
  code === 'usage'
    ? `${message}\n${words('command.see-help')}`
    : words('command.failed', { reason: message, code })

export const exitCodeOf = ({ code }: Ending): ExitCode => unusual[code] ?? usual
