import type { Key } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'

/** Lines of the audit log after which the casebook holds what it held before. */
const CHANGES_NOTHING: readonly Key[] = [
  'audit.unlocked',
  'audit.locked',
  'audit.older-copy',
  'audit.changes-missing',
  'audit.chart-opened',
  'audit.people-shown',
  'audit.note-read',
  'audit.backup-made',
  'audit.backup-not-made',
  'audit.backup-folder',
  'audit.no-backup-folder',
  'audit.backups-rotated',
  'audit.drill',
  'audit.export-begun',
  'audit.exported',
  'audit.referral-begun',
  'audit.referred',
  'audit.printed',
  'audit.file-saved',
  'audit.chart-file-saved',
  'audit.file-not-saved',
  'audit.rebuild-begun',
  'audit.rebuilt',
]

/**
 * A text that is another as soon as the casebook holds something else: facts and descriptions by their hash, what is
 * done by its line in the audit log, the rest by how much there is of it.
 */
export const changeMark = ({
  contentHash,
  audit,
  changes,
}: Pick<Store, 'contentHash' | 'audit' | 'changes'>): string =>
  [contentHash(), audit.newestBut(CHANGES_NOTHING), ...changes.counts()].join(' ')
