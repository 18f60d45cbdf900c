import type { Progress } from '../../shared/contract/define.ts'
import { say } from '../../shared/words/message.ts'
import { breather } from '../host/breathe.ts'
import type { Store } from './open-store.ts'
import { projected } from './repositories/projections.ts'

/** As many at a time, so that nobody who reads in between notices. */
const MOST = 500

/**
 * Makes anew what can be made from the facts, step by step. Cancelled or cut off, the next unlock begins it anew: until
 * it is done a search finds less than there is.
 */
export async function rebuild(
  {
    projections,
    write,
    writeTogether,
    charts,
  }: Pick<Store, 'projections' | 'write' | 'writeTogether' | 'charts'>,
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
