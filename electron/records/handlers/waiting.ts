import type { Handlers } from '../../../shared/contract/define.ts'
import type { ingest } from '../../../shared/contract/ingest.ts'
import type { waitingMethods } from '../../../shared/contract/ingest-waiting.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'

/** The reader of what nobody reads: it stands in the source's row until somebody does. */
const NOBODY = { reader: '', reader_version: 0 }

/** What records does when intake hands in a file that nobody reads yet, and when it reads one at last. */
export function waitingHandlers(
  store: () => Store,
): Pick<Handlers<typeof ingest>, keyof typeof waitingMethods> {
  return {
    wait({ importId, size, what, reason, keeps, answers, ...came }) {
      const { sources, waiting, write, writeTogether } = store()
      const known = sources.known(came.sha256, came.scope, false)
      if (known?.done) {
        writeTogether(() => sources.link(importId, known.id, 'whole'))
        return { sourceId: known.id, state: 'read' }
      }
      if (known && known.entries_done > 0) return { sourceId: known.id, state: 'half-read' }
      return write(() => {
        const row = { ...came, ...NOBODY, answers: JSON.stringify(answers) }
        const source = known?.id ?? sources.add(row)
        if (known && waiting.keptOf(source) === 'whole') {
          // It stays as it came; this version may know better what it is.
          sources.beginAnew(source, { ...known, ...NOBODY, format: came.format })
          waiting.tell({ source, what, reason })
          return { sourceId: source, state: 'kept' as const }
        }
        if (known) sources.beginAnew(source, row)
        sources.link(importId, source)
        waiting.begin({ source, size, what, reason, kept: keeps ? 'begun' : 'nothing' })
        return { sourceId: source, state: keeps ? ('begun' as const) : ('kept' as const) }
      })
    },
    keepWaiting({ sourceId, ...block }) {
      store().write(() => store().waiting.keep(sourceId, block))
      return {}
    },
    finishWaiting({ sourceId }) {
      store().write(() => store().waiting.finish(sourceId))
      return {}
    },
    waitingFiles: () =>
      store()
        .waiting.list()
        .filter(each => each.kept === 'whole')
        .map(({ source, path, sha256, size, scope, answers, received, ...row }) => ({
          sourceId: source,
          importId: row.import,
          path,
          sha256,
          size,
          scope,
          answers: JSON.parse(answers) as Record<string, string>, // written by wait
          received,
        })),
    waitingBytes: ({ sourceId, offset, length }) => ({
      bytes: new Uint8Array(store().waiting.bytes(sourceId, offset, length)),
    }),
    nameOfPatient({ patient }) {
      const row = store().charts.person(patient)
      if (!row?.described) throw new AppError('not-found', say('store.no-patient'))
      return { identity: (JSON.parse(row.body) as Pick<Person, 'identity'>).identity } // checked when it came in
    },
    settleWaiting() {
      store().write(() => store().imports.tellNobodys())
      return {}
    },
  }
}
