import type { EntryDraft, SignedEntry } from '../../../shared/domain/entry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { findingOf, namedBy } from './findings.ts'

/**
 * What is kept where an entry says yes to a finding: in its form, where it was found; and beside the document, that it
 * was said. Throws AppError: 'not-found' where nothing is found there; 'conflict' where the entry is about somebody
 * whose document it is not.
 */
export function confirmed(
  store: Store,
  { document, finding: key }: NonNullable<EntryDraft['foundIn']>,
  { person }: Pick<EntryDraft, 'person'>,
) {
  const { found, finding } = findingOf(store, document, key)
  const { charts } = store
  const isHers = 'patient' in person && charts.chartOf(person.patient) === charts.chartOf(found.row.person)
  if (!isHers) throw new AppError('conflict', say('findings.of-another'))
  const foundIn: NonNullable<SignedEntry['foundIn']> = { ...namedBy(found), ...finding.span }
  return {
    foundIn,
    answer: { ...namedBy(found), finding: key, answer: 'yes' as const, person: found.row.person },
  }
}
