import type { library } from '../../../shared/contract/library.ts'
import type { Handlers } from '../../../shared/contract/define.ts'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { codesOfSet, happeningsOf } from '../frames/read-concepts.ts'
import type { Store } from '../open-store.ts'
import type { CodeRow } from '../repositories/charts.ts'

type Matches = Awaited<ReturnType<Handlers<typeof library>['matches']>>[number]

/** Codes that go by one name are at most so many; a set of every code shows as many. */
const MOST_SHOWN = 50

const shown = ({ system, code, display, people }: CodeRow): Matches['codes'][number] => ({
  code: { system, code, ...(display && { display }) },
  people,
})
const mostFirst = (rows: readonly CodeRow[]) => rows.toSorted((one, other) => other.people - one.people)

/** What a concept set finds in the store: its codes that are here, and codes that go by one of its names. */
export function matchesOf(store: Store, set: ConceptSet): Matches {
  const { charts } = store
  const ids = new Set(codesOfSet(store, set))
  const kinds = set.kinds.map(numberOf)
  const here = kinds.flatMap(kind => charts.codesTallied(kind, [...ids]))
  const named = (set.foundBy ?? []).flatMap(name =>
    kinds.flatMap(kind => charts.codes(kind, name, MOST_SHOWN)),
  )
  const others = new Map(named.filter(({ id }) => !ids.has(id)).map(row => [row.id, row]))
  return {
    people: ids.size === 0 ? 0 : happeningsOf(store, set).size,
    units: [...new Set(here.flatMap(({ id }) => charts.unitsOf(id)))].toSorted(),
    codes: mostFirst(here).slice(0, MOST_SHOWN).map(shown),
    byName: mostFirst([...others.values()])
      .slice(0, MOST_SHOWN)
      .map(shown),
  }
}
