import type { Contract, Handlers } from '../../../shared/contract/define.ts'
import type { ReadableDb } from '../db.ts'

/** What is read of one state of the store, while another thread writes on. */
export interface Snapshots {
  /**
   * Runs `work` when whatever was asked before has ended, on the store as it is when it begins. Not at all where
   * `signal` has been raised before: whoever asked has typed another letter.
   */
  <T>(signal: AbortSignal, work: () => Promise<T> | T): Promise<T>
  /** Handlers that each answer so. */
  each<C extends Contract>(handlers: Handlers<C>): Handlers<C>
}

/** One after the other, because a connection has one snapshot at a time. */
export function snapshots(db: ReadableDb): Snapshots {
  const begin = db.prepare('BEGIN')
  const end = db.prepare('COMMIT')
  let last: Promise<unknown> = Promise.resolve()

  async function read<T>(signal: AbortSignal, work: () => Promise<T> | T): Promise<T> {
    signal.throwIfAborted()
    begin.run()
    try {
      return await work()
    } finally {
      end.run()
    }
  }
  function inSnapshot<T>(signal: AbortSignal, work: () => Promise<T> | T): Promise<T> {
    const own = last.then(() => read(signal, work))
    last = own.catch(() => undefined)
    return own
  }
  return Object.assign(inSnapshot, {
    each: <C extends Contract>(handlers: Handlers<C>): Handlers<C> =>
      // The table's types are proven where it is written; what goes in and out of each stays as it was.
      Object.fromEntries(
        Object.entries(handlers as Handlers<Contract>).map(([name, handler]) => [
          name,
          (input: never, context: Parameters<typeof handler>[1]) =>
            inSnapshot(context.signal, () => handler(input, context)),
        ]),
      ) as Handlers<C>,
  })
}
