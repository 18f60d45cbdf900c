import { say, type Message } from '../../shared/words/message.ts'
import type { Limits } from './budgets.ts'
import type { Clock } from './clock.ts'

const [SECOND, MINUTE, MEGABYTE] = [1_000, 60_000, 1_000_000]
/** Looks within the time that one may be silent: so finely it is seen when this process itself was held up. */
const LOOKS = 10

export interface Patience {
  /** So many bytes have come, whatever is in them. */
  heard(bytes: number): void
  /** Something whole that was wanted has come, or was fetched. */
  progress(): void
  /** While our own work goes on it is not the other end who is slow. */
  whileBusy<T>(work: Promise<T>): Promise<T>
  stop(): void
}

/**
 * Ends a talk that leads nowhere, with the reason: nothing comes at all; something comes, but never the whole of what
 * is wanted; more and more comes with nothing wanted in it; or it takes too long in all. `end` is called once.
 */
export function patience(
  limits: Limits,
  clock: Pick<Clock, 'now' | 'after'>,
  end: (reason: Message) => void,
): Patience {
  const began = clock.now()
  let lastByte = began
  let lastProgress = began
  let idleBytes = 0
  let busy = 0
  let isOver = false
  let due = began

  const over = (reason: Message) => {
    if (isOver) return
    stop()
    end(reason)
  }
  /** What is waited for, until when, and what is said where it does not come. */
  const waitedFor = (): Array<readonly [until: number, reason: Message]> => [
    [
      began + limits.meetingMilliseconds,
      say('exchange.took-too-long', { minutes: Math.ceil(limits.meetingMilliseconds / MINUTE) }),
    ],
    ...(busy > 0
      ? []
      : ([
          [
            lastByte + limits.silentMilliseconds,
            say('exchange.said-nothing', { seconds: Math.ceil(limits.silentMilliseconds / SECOND) }),
          ],
          [
            lastProgress + limits.idleMilliseconds,
            say('exchange.brought-nothing', { seconds: Math.ceil(limits.idleMilliseconds / SECOND) }),
          ],
        ] as const)),
  ]
  /** While this process was held up it heard nobody, whatever they said: that time does not count. */
  function forgive(): void {
    const heldUp = Math.max(0, clock.now() - due)
    lastByte += heldUp
    lastProgress += heldUp
  }
  function look(): void {
    if (isOver) return
    forgive()
    const waits = waitedFor()
    const late = waits.find(([until]) => until <= clock.now())
    if (late) return over(late[1])
    const now = clock.now()
    const next = Math.min(...waits.map(([until]) => until), now + limits.silentMilliseconds / LOOKS)
    due = now + Math.max(1, Math.ceil(next - now))
    callOff = clock.after(due - now, look)
  }
  function stop(): void {
    isOver = true
    callOff()
  }
  let callOff = () => {}
  look()

  return {
    stop,
    heard: bytes => {
      lastByte = clock.now()
      idleBytes += bytes
      if (idleBytes > limits.idleBytes)
        over(say('exchange.talked-without-end', { megabytes: Math.ceil(limits.idleBytes / MEGABYTE) }))
    },
    progress: () => {
      lastProgress = clock.now()
      idleBytes = 0
    },
    whileBusy: async work => {
      busy += 1
      try {
        return await work
      } finally {
        busy -= 1
        lastByte = lastProgress = clock.now()
      }
    },
  }
}
