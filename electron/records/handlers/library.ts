import type { Handlers } from '../../../shared/contract/define.ts'
import type { library } from '../../../shared/contract/library.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import type { Store } from '../open-store.ts'
import { matchesOf } from './matches.ts'
import { recipeHandlers } from './recipes.ts'
import { writtenHereHandlers } from './written-here.ts'
import { countsByKind } from '../kinds/stored-kind.ts'

const rejectsOf = ({ imports }: Store, importId: number | undefined) =>
  importId === undefined ? imports.rejects() : imports.rejectsOf(importId)

const waitingOf = ({ waiting }: Store, importId: number | undefined) =>
  importId === undefined ? waiting.list() : waiting.ofImport(importId)

/** What records does when the window asks what the store holds as a whole. */
export function libraryHandlers(store: () => Store): Handlers<typeof library> {
  return {
    ...writtenHereHandlers(store),
    ...recipeHandlers(store),
    codes: ({ kind, query, limit }) =>
      store()
        .charts.codes(numberOf(kind), query, limit)
        .map(({ system, code, display, people, facts, units }) => ({
          code: { system, code, ...(display && { display }) },
          people,
          facts,
          units,
        })),
    matches: ({ sets }) => sets.map(set => matchesOf(store(), set)),
    counts: () => ({
      patients: store().charts.count(),
      facts: countsByKind(store().tallies.kinds()),
      sources: store().sources.count(),
      contentHash: store().contentHash(),
    }),
    imports: () =>
      store()
        .imports.list()
        .map(({ id, ...rest }) => ({ importId: id, ...rest })),
    brought: ({ importId, people }) => ({
      facts: countsByKind(store().imports.factCounts(importId)),
      works: store().citations.broughtBy(importId),
      people: store()
        .imports.charts(importId, people)
        .map(patient => {
          const { name, body } = store().charts.person(patient)! // found in the same snapshot
          const { birth } = JSON.parse(body) as Partial<Person> // checked when it came in
          return { patient, name, ...(birth && { birth }) }
        }),
    }),
    works: ({ query, ...page }) => store().citations.find(query, page),
    filesOf: ({ importId, behind, most }) => ({
      all: store().sources.countReadOf(importId),
      files: store().sources.readOf(importId, behind, most),
    }),
    waiting: ({ importId }) =>
      waitingOf(store(), importId).map(({ source, path, sha256, size, what, reason, kept, ...row }) => ({
        source,
        importId: row.import,
        path,
        sha256,
        size,
        what,
        reason,
        isKept: kept === 'whole',
      })),
    quarantine: ({ importId }) =>
      rejectsOf(store(), importId).map(each => ({
        id: each.id,
        importId: each.import,
        path: each.path,
        position: each.position,
        reason: each.reason,
        remedy: each.remedy,
      })),
  }
}
