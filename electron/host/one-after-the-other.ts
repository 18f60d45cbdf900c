import { setImmediate } from 'node:timers/promises'
import type { Contract, Handlers } from '../../shared/contract/define.ts'

/**
 * Handlers of which some answer one after the other, in the order in which they were asked, and let other calls in
 * between: of a long row of batches that have arrived only the one under way keeps somebody waiting who opens a chart.
 */
export function oneAfterTheOther<C extends Contract>(
  handlers: Handlers<C>,
  methods: ReadonlyArray<keyof C['methods'] & string>,
): Handlers<C> {
  let last: Promise<unknown> = Promise.resolve()
  // The table's types are proven where it is written; what goes in and out of each stays as it was.
  const table = handlers as Handlers<Contract>
  const inTurn = methods.map(name => {
    const handler = table[name]!
    return [
      name,
      (...given: Parameters<typeof handler>) => {
        const own = last.then(() => setImmediate()).then(() => handler(...given))
        last = own.catch(() => undefined)
        return own
      },
    ]
  })
  return { ...handlers, ...Object.fromEntries(inTurn) }
}
