import type { Said } from '../../../../../shared/domain/facts/columns.ts'
import { dayOf } from '../../../../../shared/domain/clock.ts'
import { levelsThatCount } from '../../../../../shared/domain/concepts/concept-set.ts'
import { numberOfLevel } from '../../../../../shared/domain/facts/levels.ts'
import { numberOf } from '../../../../../shared/domain/facts/registry.ts'
import type { WholeMeasure } from '../../../../../shared/domain/measures/measure.ts'
import type { BandedScore } from '../../../../../shared/domain/measures/mix-frame.ts'
import type { Store } from '../../../open-store.ts'
import { MILLISECONDS } from '../../../repositories/fact-rows.ts'
import { codesOfSet } from '../../read-concepts.ts'
import type { Person } from '../../people.ts'

export type MixStore = Pick<Store, 'timelines' | 'words' | 'told' | 'charts' | 'referents'>

/** Somebody on the day on which a measure counts her. Days since 1970-01-01. */
export interface MixCase {
  readonly person: Person
  readonly day: number
}

/** What factors are read from. */
export interface Asked {
  readonly store: MixStore
  readonly whole: WholeMeasure
  readonly score: BandedScore | undefined
  /** The names of levels that were given before: they keep them. */
  readonly keys: readonly string[]
  /** The fact behind a case: what happened on that day, or her latest visit by then. Undefined for none. */
  factOf(one: MixCase): number | undefined
  saidOf(fact: number): Said | undefined
}

/** The fact of each event that a measure counts from, by person and day. */
function eventFacts(
  { timelines, words }: MixStore,
  { measure, concepts }: WholeMeasure,
): (one: MixCase) => number | undefined {
  const { index } = measure
  if (index.at !== 'event') return () => undefined
  const set = concepts.find(({ id }) => id === index.concept)! // checked by the schema
  const levels = levelsThatCount(set).map(numberOfLevel)
  const codes = codesOfSet({ words }, set)
  const facts = new Map<string, number>()
  for (const kind of codes.length > 0 ? set.kinds : [])
    for (const { person, clock, ended, fact } of timelines.foundFacts({
      kind: numberOf(kind),
      codes,
      levels,
    })) {
      const at = index.anchor === 'start' ? clock : ended
      if (at === null) continue
      const key = `${person} ${dayOf(at * MILLISECONDS)}`
      // Of several on one day the first that was stored, whoever looks.
      facts.set(key, Math.min(facts.get(key) ?? Infinity, fact))
    }
  return ({ person, day }) => facts.get(`${person.person} ${day}`)
}

/** What factors are read from; each fact is read once, and only where a factor asks for it. */
export function askedOf(
  store: MixStore,
  whole: WholeMeasure,
  { score, keys = [] }: { readonly score: BandedScore | undefined; readonly keys?: readonly string[] },
): Asked {
  let events: ((one: MixCase) => number | undefined) | undefined
  const said = new Map<number, Said | undefined>()
  return {
    store,
    whole,
    score,
    keys,
    factOf: one => {
      if (whole.measure.index.at !== 'event') return store.timelines.visitBy(one.person.person, one.day)
      events ??= eventFacts(store, whole)
      return events(one)
    },
    saidOf(fact) {
      if (!said.has(fact)) said.set(fact, store.charts.fact(fact)?.said)
      return said.get(fact)
    },
  }
}
