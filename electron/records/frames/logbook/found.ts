import { dayOf } from '../../../../shared/domain/clock.ts'
import { levelsThatCount, type ConceptSet } from '../../../../shared/domain/concepts/concept-set.ts'
import type { Code } from '../../../../shared/domain/fact.ts'
import { numberOfLevel, usualLevels } from '../../../../shared/domain/facts/levels.ts'
import { numberOf, type FactKind } from '../../../../shared/domain/facts/registry.ts'
import type { Store } from '../../open-store.ts'
import { MILLISECONDS } from '../../repositories/fact-rows.ts'
import { toldOnAnotherDay } from '../one-instant.ts'
import { codesOfSet } from '../read-concepts.ts'

/** Where the logbook is read. */
export type LogbookStore = Pick<Store, 'timelines' | 'words' | 'told' | 'charts'>

/** A fact that counts, of a person, on a day: days since 1970-01-01. */
interface FoundFact {
  readonly person: number
  readonly day: number
  readonly fact: number
  /** Whether its day is known, and not only its month or year: then it is the first day of that. */
  readonly isExact: boolean
}

function* found(
  store: LogbookStore,
  asked: { kind: FactKind; codes: readonly number[]; levels: readonly number[] },
): Generator<FoundFact> {
  if (asked.codes.length === 0) return
  const seen = new Set<number>()
  const rows = store.timelines.foundFacts({ ...asked, kind: numberOf(asked.kind) })
  const again = toldOnAnotherDay(rows, store)
  for (const { person, clock, fact, isExact } of rows) {
    // It comes once for each of its codes.
    if (seen.has(fact) || again.has(fact)) continue
    seen.add(fact)
    yield { person, day: dayOf(clock * MILLISECONDS), fact, isExact: isExact === 1 }
  }
}

/** Each fact of a kind that a set of concepts means. */
export const foundBySet = (store: LogbookStore, kind: FactKind, set: ConceptSet): Generator<FoundFact> =>
  found(store, {
    kind,
    codes: codesOfSet(store, set),
    levels: levelsThatCount(set).map(numberOfLevel),
  })

/** Each fact of a kind under a code. */
export const foundByCode = (
  store: LogbookStore,
  kind: FactKind,
  { system, code }: Code,
): Generator<FoundFact> => {
  const known = store.words.lookUp(system, code)
  return found(store, {
    kind,
    codes: known === undefined ? [] : [known],
    levels: usualLevels.map(numberOfLevel),
  })
}
