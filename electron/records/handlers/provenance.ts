import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { originOn } from './origin.ts'

/** Where a fact came from, byte for byte, and what it was before. */
export function provenanceHandlers(
  store: () => Store,
): Pick<Handlers<typeof patients>, 'source' | 'history'> {
  return {
    source({ kind, id }) {
      const row = store().charts.source(id, numberOf(kind))
      if (!row) throw new AppError('not-found', say('store.no-entry'))
      const fact = store().charts.fact(id)
      const { path, sha256, format, position, stored } = row
      return {
        path,
        sha256,
        format,
        position,
        imported: stored,
        // The bytes of some went with somebody who was erased.
        isKept: row.length > 0,
        text: store().sources.bytes(row.source, row.at, row.length).toString('utf8'),
        ...(fact && originOn(store(), fact.person)(fact.scope)),
      }
    },
    history: ({ kind, id }) =>
      store()
        .charts.history(id, numberOf(kind))
        .map(each => ({
          changed: store().bringing.storedAt(each.id),
          current: each.isCurrent,
          text: JSON.stringify(each.said, null, 2),
        })),
  }
}
