import type { Message } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { sourceName } from './source-name.ts'

/**
 * What a fact on a chart is said to come from. Where one source alone describes her, what is of that one needs no word;
 * on a chart of several every fact does, and so does what was entered by hand.
 */
export function originOn(store: Store, patient: number): (scope: string) => { source?: Message } {
  const people = store.descriptions.ofChart(store.charts.chartOf(patient))
  const sources = store.matches.describedOf(people.map(({ person }) => person)).map(({ source }) => source)
  const own = new Set(sources).size === 1 ? sources[0] : undefined
  const names = new Map<string, Message>()
  return scope => {
    if (scope === own) return {}
    const source = names.get(scope) ?? sourceName(store, scope)
    names.set(scope, source)
    return { source }
  }
}
