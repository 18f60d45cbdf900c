import { isBackupDue } from '../../../shared/domain/backups.ts'
import { toFault } from '../../../shared/errors.ts'
import type { Vault } from '../vault.ts'
import { isFolderThere } from './backup-folder.ts'
import { backupNotes } from './backup-notes.ts'
import { changeMark } from './change-mark.ts'
import type { BackupMaker } from './make-backup.ts'

const MINUTE = 60_000
/** Nobody has asked anything for so long: a quiet moment. */
const QUIET = 5 * MINUTE
/** An import hands over several batches a second; after it there are other moments. */
const IMPORTING = 10_000
/** What is asked without anybody's doing: the line at the bottom, and exchange looking for letters. */
const BY_ITSELF: ReadonlySet<string> = new Set(['safekeeping', 'post', 'knowledge'])
/** What did not come about is not tried again at once. */
const PAUSE = 10 * MINUTE

/**
 * Makes the backup of a day by itself: at a quiet moment of a day whose changes have none, or soon after an unlock
 * where what was changed on an earlier day has none. A lock waits for nothing: what it leaves is due at the next
 * unlock. Never while an import is under way. `clock`: milliseconds that only go on.
 */
export function backupsByThemselves({
  vault,
  maker,
  clock = () => performance.now(),
  log,
}: {
  readonly vault: Pick<Vault, 'store' | 'state'>
  readonly maker: Pick<BackupMaker, 'toFolder'>
  readonly clock?: () => number
  readonly log: (line: string) => void
}) {
  let asked = clock()
  let imported = -Infinity
  let failed = -Infinity
  /** It was locked when last looked at. */
  let wasLocked = true
  /** Something was due when it was unlocked. */
  let isLate = false

  /** The folder into which one is due now. */
  function dueInto(): string | undefined {
    if (vault.state().is !== 'open') {
      wasLocked = true
      return undefined
    }
    const store = vault.store()
    const notes = backupNotes(store)
    const folder = notes.folder()
    if (folder === undefined || store.kind() !== 'own') return undefined
    const isDue = isBackupDue(notes.last(), { mark: changeMark(store), now: store.now() })
    if (wasLocked) isLate = isDue
    wasLocked = false
    const isTime = isLate || clock() - asked >= QUIET
    const isFree = clock() - imported >= IMPORTING && clock() - failed >= PAUSE
    return isDue && isTime && isFree ? folder : undefined
  }

  async function look(): Promise<void> {
    const folder = dueInto()
    // A folder that is away is waited for: it is no fault.
    if (folder === undefined || !(await isFolderThere(folder))) return
    try {
      await maker.toFolder(folder)
      isLate = false
    } catch (error) {
      failed = clock()
      const { code, said } = toFault(error)
      log(`backup: ${code}`)
      if (vault.state().is !== 'open') return
      const store = vault.store()
      store.write(() => backupNotes(store).setTrouble(said))
    }
  }

  return {
    /** Somebody has asked something of this contract. */
    heard(contract: string): void {
      if (contract === 'ingest') imported = clock()
      if (!BY_ITSELF.has(contract)) asked = clock()
    },
    /** Looks whether one is due, and makes it. */
    look,
  }
}
