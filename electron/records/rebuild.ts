import type { Progress } from '../../shared/contract/define.ts'
import { say } from '../../shared/words/message.ts'
import { breather } from '../host/breathe.ts'
import type { Store } from './open-store.ts'
import { projected } from './repositories/projections.ts'

/** As many at a time, so that nobody who reads in between notices. */
const MOST = 500

type Rebuilt = Pick<Store, 'projections' | 'versions' | 'write' | 'writeTogether' | 'charts'>

/** Of each store, the last rebuild that was asked for. */
const turns = new WeakMap<Rebuilt['projections'], Promise<unknown>>()

/**
 * Makes anew what can be made from the facts, step by step. Cancelled or cut off, the next unlock begins it anew: until
 * it is done a search finds less than there is, and facts neither come nor go. One after the other, where it is asked
 * for twice.
 */
export function rebuild(
  store: Rebuilt,
  signal: AbortSignal,
  report: (step: Progress) => void,
): Promise<void> {
  const own = (turns.get(store.projections) ?? Promise.resolve()).then(async () => {
    store.versions.beingMade(true)
    try {
      await makeAnew(store, signal, report)
    } finally {
      store.versions.beingMade(false)
    }
  })
  turns.set(
    store.projections,
    own.catch(() => undefined),
  )
  return own
}

async function makeAnew(
  { projections, write, writeTogether, charts }: Rebuilt,
  signal: AbortSignal,
  report: (step: Progress) => void,
): Promise<void> {
  const breathe = breather(signal, 0)
  const of = charts.lastFact()
  write(() => projections.begin())
  for (const part of projected) {
    let after: number | undefined = 0
    while (after !== undefined) {
      report({ phase: say('store.rebuilding', { part }), done: part === 'facts' ? after : of, of })
      await breathe()
      const from: number = after
      after = writeTogether(() => projections.step(part, { after: from, most: MOST }))
    }
  }
  write(() => projections.end())
}
