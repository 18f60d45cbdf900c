import { randomBytes } from 'node:crypto'
import type { Handlers } from '../../shared/contract/define.ts'
import type { Purpose } from '../../shared/contract/place.ts'
import type { tickets } from '../../shared/contract/tickets.ts'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'

const HOLDS_MILLISECONDS = 10 * 60_000

interface Ticket {
  readonly path: string
  readonly purpose: Purpose
  readonly until: number
  isTaken: boolean
}

/** Hands out tickets for what a person chose, and says to services what stands behind them. */
export interface TicketDesk {
  /** A new ticket for this file or folder, which was chosen for this and for nothing else. */
  issue(purpose: Purpose, path: string): string
  /** The page that was given them has ended. */
  forgetAll(): void
  readonly handlers: Handlers<typeof tickets>
}

/** `now` tells milliseconds that no clock is set back by. */
export function ticketDesk(now: () => number = () => performance.now()): TicketDesk {
  const issued = new Map<string, Ticket>()

  function dropOld(): void {
    for (const [name, { until }] of issued) if (until <= now()) issued.delete(name)
  }
  return {
    issue(purpose, path) {
      dropOld()
      const name = randomBytes(16).toString('hex')
      issued.set(name, { path, purpose, until: now() + HOLDS_MILLISECONDS, isTaken: false })
      return name
    },
    forgetAll: () => issued.clear(),
    handlers: {
      take({ tickets: names, purpose }) {
        dropOld()
        const found = names.map(name => issued.get(name))
        const isEachOnce = new Set(names).size === names.length
        const good = found.filter(each => each?.purpose === purpose && !each.isTaken) as Ticket[]
        if (!isEachOnce || good.length < names.length)
          throw new AppError('refused', say('files.choose-again'))
        for (const each of good) each.isTaken = true
        return { paths: good.map(({ path }) => path) }
      },
      giveBack({ tickets: names }) {
        for (const name of names) {
          const ticket = issued.get(name)
          if (ticket) ticket.isTaken = false
        }
        return {}
      },
    },
  }
}
