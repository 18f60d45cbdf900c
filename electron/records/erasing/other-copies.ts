import path from 'node:path'
import { backupExpiry } from '../../../shared/domain/backup-expiry.ts'
import type { OtherCopies } from '../../../shared/domain/erasure.ts'
import { isFolderThere, ownBackups } from '../safekeeping/backup-folder.ts'
import { backupNotes } from '../safekeeping/backup-notes.ts'
import type { Vault } from '../vault.ts'

/**
 * Copies of the open casebook outside its store, as far as it knows of them: they hold whoever is in it now. Those that
 * were written elsewhere by hand are known to nobody.
 */
export async function otherCopies(vault: Vault): Promise<OtherCopies> {
  const store = vault.store()
  const notes = backupNotes(store)
  const folder = notes.folder()
  const isThere = folder !== undefined && (await isFolderThere(folder))
  const here = isThere ? ownBackups(folder, vault.storeName()) : []
  const until = backupExpiry(
    here.map(({ at }) => at),
    store.now(),
  )
  const backups = here
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .map(({ name, at }) => ({ file: name, at, until: until.get(at) ?? null }))
  const last = notes.last()
  const isLastListed = last === undefined || here.some(({ name }) => name === path.basename(last.file))
  return {
    backups: isLastListed
      ? backups
      : [{ file: path.basename(last.file), at: last.at, until: null }, ...backups],
    isFolderAway: folder !== undefined && !isThere,
    previous: vault.earlier.previous(),
  }
}
