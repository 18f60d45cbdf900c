/** The four services; each is one process, started from `electron/<name>/main.ts`. */
export const serviceNames = ['records', 'intake', 'learning', 'exchange'] as const
export type ServiceName = (typeof serviceNames)[number]

/** What a service is told once, when it starts. Folders are absolute paths; nothing here is about a patient. */
export interface Settings {
  /** The folder that holds the casebook of this user. */
  readonly home: string
  readonly version: string
}

/** What the supervisor says to a service. `give` comes with a port. */
export type Instruction =
  | { kind: 'start'; settings: Settings }
  | { kind: 'give'; contract: string; role: 'serve' | 'call' }
  | { kind: 'stop' }

/** What a service says to its supervisor. A log line names a place and an error's kind, never a patient. */
export type Notice = { kind: 'ready' } | { kind: 'log'; line: string }

/** Who may speak which contract to whom. A port speaks exactly one contract: least privilege without a permission system. */
export const lines = [
  { contract: 'ingest', caller: 'intake', server: 'records' },
  { contract: 'frames', caller: 'learning', server: 'records' },
  { contract: 'post', caller: 'exchange', server: 'records' },
  { contract: 'vault', caller: 'window', server: 'records' },
  { contract: 'charts', caller: 'window', server: 'records' },
  { contract: 'intake', caller: 'window', server: 'intake' },
  { contract: 'learning', caller: 'window', server: 'learning' },
  { contract: 'exchange', caller: 'window', server: 'exchange' },
] as const satisfies ReadonlyArray<{ contract: string; caller: ServiceName | 'window'; server: ServiceName }>
export type WindowContract = Extract<(typeof lines)[number], { caller: 'window' }>['contract']
