import { dayOf } from '../../../shared/domain/clock.ts'
import type { Period } from '../../../shared/domain/measures/frame.ts'
import type { Store } from '../open-store.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'

/** From when to when anybody has contacts here; null where nobody has. */
export function extentOf({ timelines }: Pick<Store, 'timelines'>): Period | null {
  const { first, last } = timelines.extent()
  if (first === null || last === null) return null
  return { fromDay: dayOf(first * MILLISECONDS), toDay: dayOf(last * MILLISECONDS) }
}
