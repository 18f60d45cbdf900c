import { nameOfScope } from '../../../../shared/domain/scope.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import type { ConceptStore } from '../read-concepts.ts'

/**
 * The source of each person by its place among the names; whoever several tell of is in a unit of its own. A source
 * without a name is only numbered: the file it came from may be called after somebody.
 */
export function sourcesOfPeople({ timelines }: Pick<ConceptStore, 'timelines'>) {
  const places = new Map<string, number>()
  const names: Message[] = []
  const units = new Map<number, number>()
  for (const { person, scope, others } of timelines.sources()) {
    const key = others > 0 ? SEVERAL : scope
    let place = places.get(key)
    if (place === undefined) {
      places.set(key, (place = names.length))
      names.push(nameOfSource(key, place + 1))
    }
    units.set(person, place)
  }
  return { units, names }
}
const SEVERAL = ''
export function nameOfSource(scope: string, n: number): Message {
  if (scope === SEVERAL) return say('risk.several-sources')
  const name = nameOfScope(scope)
  return name === undefined ? say('risk.source-without-name', { n }) : say('people.source', { name })
}
