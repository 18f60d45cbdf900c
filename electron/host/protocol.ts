import type { WindowContract } from '../../shared/contract/window.ts'

/** The four services; each is one process, started from `electron/<name>/main.ts`. */
export const serviceNames = ['records', 'intake', 'learning', 'exchange'] as const
export type ServiceName = (typeof serviceNames)[number]

/** What a service is told once, when it starts. Folders are absolute paths; nothing here is about a patient. */
export interface Settings {
  /** The folder that holds the casebook of this user. */
  readonly home: string
  readonly version: string
  /**
   * How callers name files outside the casebook: the page by a ticket for what was chosen, the command by its path.
   */
  readonly files: 'by-ticket' | 'by-path'
}

/** What the supervisor says to a service. `give` comes with a port. */
export type Instruction =
  | { kind: 'start'; settings: Settings }
  | { kind: 'give'; contract: string; role: 'serve' | 'call' }
  | { kind: 'stop' }

/**
 * What a service says to its supervisor. A log line names a place and an error's kind, never a patient. `renew`: every
 * service shall end and begin anew, so that nothing of what it held stays in memory.
 */
export type Notice = { kind: 'ready' } | { kind: 'log'; line: string } | { kind: 'renew' }

/** One kind of port: which contract is spoken over it, by whom to whom. */
export interface Line {
  readonly contract: string
  readonly caller: ServiceName | 'window'
  readonly server: ServiceName
}

/** Who serves what the window may ask. */
export const windowServers: Readonly<Record<WindowContract, ServiceName>> = {
  vault: 'records',
  safekeeping: 'records',
  patients: 'records',
  drafts: 'records',
  day: 'records',
  library: 'records',
  audit: 'records',
  intake: 'intake',
  learning: 'learning',
  measures: 'learning',
  exchange: 'exchange',
}

/**
 * Who may speak which contract to whom. A port speaks exactly one contract: least privilege without a permission
 * system.
 */
export const lines: readonly Line[] = [
  { contract: 'ingest', caller: 'intake', server: 'records' },
  { contract: 'frames', caller: 'learning', server: 'records' },
  { contract: 'knowledge', caller: 'learning', server: 'records' },
  { contract: 'post', caller: 'exchange', server: 'records' },
  ...Object.entries(windowServers).map(([contract, server]) => ({
    contract,
    caller: 'window' as const,
    server,
  })),
]
