import type { Port, Wire } from '../../shared/contract/wire.ts'
import { inbox, type Inbox } from './inbox.ts'

/** One port for several callers in one process. */
export interface PortHub {
  /** An end for one more caller; closed, it leaves the others alone. */
  branch(): Port
}

interface Waiting {
  readonly branch: Inbox
  readonly id: number
  /** The numbers of its branch. */
  readonly numbers: Map<number, number>
}

/** Gives each call a number of its own on the port, and each answer back to whoever called. */
export function portHub(port: Port): PortHub {
  const branches = new Set<Inbox>()
  const waiting = new Map<number, Waiting>()
  let next = 1

  port.listen(
    candidate => {
      // Only carried: whoever called parses it.
      const message = candidate as Exclude<Wire, { kind: 'call' | 'cancel' }>
      if (message.kind === 'retired') {
        waiting.clear()
        for (const each of branches) each.deliver(message)
        return
      }
      const call = waiting.get(message.id)
      if (message.kind !== 'progress') {
        waiting.delete(message.id)
        call?.numbers.delete(call.id)
      }
      call?.branch.deliver({ ...message, id: call.id })
    },
    () => {
      for (const each of branches) each.shut()
    },
  )

  return {
    branch() {
      const own = inbox()
      const numbers = new Map<number, number>()
      branches.add(own)
      return {
        listen: own.listen,
        send(message) {
          if (message.kind === 'call') {
            numbers.set(message.id, next)
            waiting.set(next, { branch: own, id: message.id, numbers })
            port.send({ ...message, id: next++ })
          } else if (message.kind === 'cancel') {
            const id = numbers.get(message.id)
            if (id !== undefined) port.send({ ...message, id })
          }
        },
        close() {
          branches.delete(own)
          for (const [id, { branch }] of waiting)
            if (branch === own) {
              waiting.delete(id)
              port.send({ kind: 'cancel', id })
            }
          own.shut()
        },
      }
    },
  }
}
