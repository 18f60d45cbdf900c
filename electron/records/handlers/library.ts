import type { Handlers } from '../../../shared/contract/define.ts'
import type { library } from '../../../shared/contract/library.ts'
import { factKinds, type FactKind } from '../../../shared/domain/fact.ts'
import type { Store } from '../open-store.ts'
import { byKind } from './by-kind.ts'

const kindOf = (kind: FactKind) => factKinds.indexOf(kind)

/** What records does when the window asks what the store holds as a whole. */
export function libraryHandlers(store: () => Store): Handlers<typeof library> {
  return {
    codes: ({ kind, query, limit }) =>
      store()
        .charts.codes(kindOf(kind), query, limit)
        .map(({ system, code, display, people, facts, units }) => ({
          code: { system, code, ...(display && { display }) },
          people,
          facts,
          units,
        })),
    counts: () => ({
      patients: store().charts.count(),
      facts: byKind(store().charts.allKinds()),
      sources: store().sources.count(),
      contentHash: store().contentHash(),
    }),
    imports: () =>
      store()
        .imports.list()
        .map(({ id, ...rest }) => ({ importId: id, ...rest })),
    quarantine: ({ importId }) =>
      store()
        .imports.rejects()
        .filter(each => importId === undefined || each.import === importId)
        .map(each => ({
          id: each.id,
          importId: each.import,
          path: each.path,
          position: each.position,
          code: each.code,
          message: each.message,
          remedy: each.remedy,
        })),
  }
}
