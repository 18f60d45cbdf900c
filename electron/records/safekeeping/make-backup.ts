import path from 'node:path'
import type { GoodBackup } from '../../../shared/domain/backups.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { unheard, type Underway } from '../../host/underway.ts'
import { STORE_NAME } from '../home/store-at.ts'
import type { Readers } from '../readers/readers.ts'
import type { Vault } from '../vault.ts'
import { personOf } from '../who.ts'
import { isFolderThere, newBackupName, rotate } from './backup-folder.ts'
import { backupNotes } from './backup-notes.ts'
import { changeMark } from './change-mark.ts'

export type Written = GoodBackup & { readonly bytes: number; readonly sha256: string }

/** Backups, one at a time, each noted in the casebook once it has been read back. A stopped one leaves nothing. */
export function backupMaker(vault: Vault, upkeep: Pick<Readers['upkeep'], 'copy' | 'check'>) {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const own = last.then(work)
    last = own.catch(() => undefined)
    return own
  }

  async function write(
    file: string,
    underway: Underway,
    rotated: () => ReturnType<typeof rotate> | undefined,
  ): Promise<Written> {
    const store = vault.store()
    // What is written while it is copied may be in it or not: it counts as not.
    const [mark, at] = [changeMark(store), store.now().toISOString()]
    const made = await vault.backup(file, {
      copy: to => upkeep.copy({ to }),
      check: copied => upkeep.check({ file: copied }),
      ...underway,
    })
    const found = rotated()
    const good = { at, file, ...(found && { kept: found.kept }) }
    const here = vault.store()
    here.write(() => {
      backupNotes(here).setLast({ ...good, mark })
      if (found && found.removed > 0)
        here.audit.write(say('audit.backups-rotated', found), personOf(vault.caller()))
    })
    return { ...good, ...made }
  }

  return {
    toFile: (file: string, underway: Underway = unheard()): Promise<Written> =>
      inTurn(() => write(file, underway, () => undefined)),
    /** Into a folder, under a name of its own; those that need not be kept go. */
    toFolder: (folder: string, underway: Underway = unheard()): Promise<Written> =>
      inTurn(async () => {
        if (!(await isFolderThere(folder)))
          throw new AppError('not-found', say('backup.folder-away', { folder }))
        const { meta, now } = vault.store()
        const store = meta.get(STORE_NAME) ?? ''
        const name = newBackupName(folder, { store, at: now() })
        return write(path.join(folder, name), underway, () => rotate(folder, { store, made: name }))
      }),
  }
}
export type BackupMaker = ReturnType<typeof backupMaker>
