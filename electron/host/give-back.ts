import { performance, type EventLoopUtilization } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const LOOK_MILLISECONDS = 10_000
/** A process that was busy for less than this part of the time since it was last looked at is at rest. */
const AT_REST = 0.05
/** A heap that has grown by less since it was last collected is not worth a pause. */
const WORTH_BYTES = 32 * 2 ** 20

/** Collects all that nobody holds any more, and gives its pages back to the system. */
export function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  gc()
}

/** Decides by the size of the heap in bytes, and how busy the process was, when a collection is worth its pause. */
export function whenAtRest(): (heap: number, busy: number) => boolean {
  let least = Infinity
  return (heap, busy) => {
    if (heap < least) least = heap
    return busy < AT_REST && heap - least >= WORTH_BYTES
  }
}

/**
 * Gives back what a large import or a question left behind. Node collects for as long as it allocates: a process that
 * has nothing to do any more keeps what it had at the last moment, some hundred megabytes after an import, and an old
 * laptop has no use for them there. The pause falls where nothing is asked.
 */
export function giveBackAtRest(): void {
  const isWorthIt = whenAtRest()
  let before: EventLoopUtilization = performance.eventLoopUtilization()
  setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(before)
    before = performance.eventLoopUtilization()
    if (isWorthIt(process.memoryUsage().heapTotal, utilization)) collect()
  }, LOOK_MILLISECONDS).unref()
}
