import type { Fault } from '../errors.ts'

/** The five messages of the house. Everything a port carries is one of these. */
export type Wire =
  | { kind: 'call'; id: number; method: string; input: unknown }
  | { kind: 'cancel'; id: number }
  | { kind: 'progress'; id: number; step: unknown }
  | { kind: 'done'; id: number; output: unknown }
  | { kind: 'failed'; id: number; fault: Fault }

/** The little of a port we use; DOM, worker and Electron ports are each adapted to it in a few lines. */
export interface Port {
  send(message: Wire): void
  /** Called once. `onClose` runs when the other end is gone. */
  listen(onMessage: (message: Wire) => void, onClose: () => void): void
  close(): void
}
