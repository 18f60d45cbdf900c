import type { Port, Wire } from '../../shared/contract/wire.ts'
import { inbox } from './inbox.ts'
import type { Instruction, Notice } from './protocol.ts'

/** What travels between a forked service and its parent: an instruction with a port's number, or one port's message. */
export type ForkMessage =
  | { instruction: Instruction; port?: number }
  | { notice: Notice }
  | { port: number; wire: Wire }
  | { port: number; closed: true }

export interface NumberedPort {
  readonly port: Port
  /** What the other end says. */
  deliver(message: unknown): void
  /** The other end is gone. */
  shut(): void
}

/** One of many ports on a single process channel. `forget` runs once it is of no use any more. */
export function numberedPort(
  number: number,
  send: (message: ForkMessage) => void,
  forget: (number: number) => void,
): NumberedPort {
  const box = inbox()
  let open = true
  const end = () => {
    open = false
    forget(number)
    box.shut()
  }
  return {
    deliver: box.deliver,
    shut: () => {
      if (open) end()
    },
    port: {
      listen: box.listen,
      send: wire => {
        if (open) send({ port: number, wire })
      },
      close: () => {
        if (!open) return
        send({ port: number, closed: true })
        end()
      },
    },
  }
}
