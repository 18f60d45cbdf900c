import type { Handlers } from '../../../shared/contract/define.ts'
import type { ingest } from '../../../shared/contract/ingest.ts'
import type { Store } from '../open-store.ts'

/** What records does when intake looks whether facts mean what their bytes say. */
export function readingBackHandlers(store: () => Store): Pick<Handlers<typeof ingest>, 'factsToReadBack'> {
  return {
    factsToReadBack: ({ facts }) =>
      store()
        .drawFacts(facts)
        .map(({ source, at, length, position, identity, hash }) => ({
          sourceId: source,
          place: { offset: at, length, position },
          identity: new Uint8Array(identity),
          hash: new Uint8Array(hash),
        })),
  }
}
