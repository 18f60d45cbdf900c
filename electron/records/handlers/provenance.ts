import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { BY_HAND, signedEntry } from '../../../shared/domain/entry.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { textHash, wordsOfDocument } from '../repositories/findings.ts'
import { originOn } from './origin.ts'

/** Bytes that are no text, such as those of an archive: nobody can look at them, but at the words that were in them. */
const isPacked = (bytes: Uint8Array) => bytes.subarray(0, 1_024).includes(0)

/** What was read in a document. */
const wordsOf = (said: Said) => (said.kind === 'document' ? wordsOfDocument(said) : '')

/** So many characters around what was found are shown with it. */
const AROUND = 120

/** Where an entry says that it was found, as long as the document is here and its words are those. */
function foundInNote(store: Store, form: Buffer) {
  const found = signedEntry.safeParse(JSON.parse(form.toString('utf8'))).data?.foundIn
  const fact = found && store.findings.factOf(found)
  const row = fact === undefined ? undefined : store.findings.document(fact)
  if (!found || !row) return {}
  const text = wordsOfDocument(row.said)
  if (textHash(text) !== found.text) return {}
  const until = found.at + found.length
  return {
    foundIn: {
      document: row.id,
      before: text.slice(Math.max(0, found.at - AROUND), found.at),
      words: text.slice(found.at, until),
      behind: text.slice(until, until + AROUND),
    },
  }
}

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
      const bytes = store().sources.bytes(row.source, row.at, row.length)
      return {
        path,
        sha256,
        format,
        position,
        imported: stored,
        // The bytes of some went with somebody who was erased.
        isKept: row.length > 0,
        text: isPacked(bytes) && fact ? wordsOf(fact.said) : bytes.toString('utf8'),
        ...(fact && originOn(store(), fact.person)(fact.scope)),
        ...(fact?.scope === BY_HAND && foundInNote(store(), bytes)),
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
