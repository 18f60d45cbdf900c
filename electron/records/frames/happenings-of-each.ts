import { dayOf } from '../../../shared/domain/clock.ts'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'
import { UNDATED } from '../repositories/undated.ts'
import { codesOfSet, levelNumbers, type ConceptStore } from './read-concepts.ts'
import { ANY_TIME, spanAround, type Span } from './span.ts'

/** What is asked of the store at once: the sets, by their places, that count one kind of fact at the same levels. */
interface Group {
  readonly kind: ConceptSet['kinds'][number]
  readonly levels: readonly number[]
  /** By code, the places of the sets that hold it. */
  readonly places: Map<number, number[]>
}

/**
 * When what each of these sets means happened to whom, set by set: one read for all that count the same kind at the
 * same levels, so that thirty outcomes cost little more than one. What nobody dated may have been at any time.
 */
export function happeningsOfEach(
  store: ConceptStore,
  sets: readonly ConceptSet[],
): ReadonlyMap<number, readonly Span[]>[] {
  const found = sets.map(() => new Map<number, Span[]>())
  for (const { kind, levels, places } of groupsOf(store, sets)) {
    const asked = { kind: numberOf(kind), codes: [...places.keys()], levels }
    for (const { code, person, clock, exact } of store.timelines.coded(asked)) {
      const span = clock === UNDATED ? ANY_TIME : spanAround(dayOf(clock * MILLISECONDS), exact)
      for (const place of places.get(code)!) {
        const hers = found[place]!.get(person)
        if (hers) hers.push(span)
        else found[place]!.set(person, [span])
      }
    }
  }
  return found
}

function groupsOf(store: ConceptStore, sets: readonly ConceptSet[]): Iterable<Group> {
  const groups = new Map<string, Group>()
  for (const [place, set] of sets.entries()) {
    const codes = codesOfSet(store, set)
    const levels = levelNumbers(set)
    for (const kind of codes.length > 0 ? set.kinds : []) {
      const key = JSON.stringify([kind, levels])
      const group: Group = groups.get(key) ?? { kind, levels, places: new Map() }
      groups.set(key, group)
      for (const code of codes) group.places.set(code, [...(group.places.get(code) ?? []), place])
    }
  }
  return groups.values()
}
