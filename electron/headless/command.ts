import { say, type Message } from '../../shared/words/message.ts'
import type { House } from './house.ts'
import type { Terminal } from './terminal.ts'

/** Exit codes of the command. */
export const exitCodes = { done: 0, failed: 1, usage: 2, refused: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The command line did not make sense; what is said tells what would. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly said: Message
  constructor(said: Message) {
    super(said.key)
    this.said = said
  }
}

/** What every command is given. */
export interface Situation {
  readonly house: House
  readonly home: string
  readonly terminal: Terminal
  readonly words: readonly string[]
  readonly options: {
    readonly yes: boolean
    readonly listen: boolean
    readonly once: boolean
    readonly query: string | undefined
    readonly name: string | undefined
    readonly born: string | undefined
    readonly from: string | undefined
    readonly address: string | undefined
    readonly port: string | undefined
    readonly toFolder: string | undefined
    readonly recipe: string | undefined
    readonly to: string | undefined
    readonly by: string | undefined
    readonly csv: boolean
    readonly dictionary: boolean
    readonly month: string | undefined
    readonly set: string | undefined
    readonly fhir: boolean
    readonly against: string | undefined
    readonly risk: string | undefined
    readonly score: string | undefined
    readonly calibrateUntil: string | undefined
    readonly question: string | undefined
    readonly filePassphraseFrom: string | undefined
  }
  /** Aborts on Ctrl C. */
  readonly signal: AbortSignal
}

export interface Command {
  /** The grammar of its line: words to type, in every language the same. */
  readonly usage: string
  readonly does: Message
  /**
   * `open`: the casebook is unlocked first. `reading`: the same, also on a disk that takes nothing, since nothing is
   * written. `closed`: the services run, the store stays shut.
   */
  readonly needs: 'open' | 'reading' | 'closed'
  run(situation: Situation): Promise<ExitCode>
}

/** The word at `index`, or a usage error that names what is missing. */
export function word(situation: Pick<Situation, 'words'>, index: number, what: Message): string {
  const given = situation.words[index]
  if (given === undefined) throw new UsageError(say('command.lacks', { what }))
  return given
}

/** A word that must be a whole number above zero. */
export function number(situation: Pick<Situation, 'words'>, index: number, what: Message): number {
  const given = Number(word(situation, index, what))
  if (!Number.isSafeInteger(given) || given < 1) throw new UsageError(say('command.not-whole', { what }))
  return given
}
