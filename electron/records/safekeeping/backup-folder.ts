import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { keptBackups } from '../../../shared/domain/rotation.ts'
import { remove } from '../../host/durable.ts'
import { backupHeader } from '../home/backup-file.ts'

/** A network folder whose server is gone answers nothing at all. */
const PATIENCE_MILLISECONDS = 2_000

const form = /^casebook-([0-9a-f]{8})-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/
const PART = '.part'

/** Whether a folder is there now. */
export async function isFolderThere(folder: string): Promise<boolean> {
  const found = stat(folder).then(
    each => each.isDirectory(),
    () => false,
  )
  return Promise.race([found, setTimeout(PATIENCE_MILLISECONDS, false, { ref: false })])
}

const nameAt = (store: string, at: Date): string =>
  `casebook-${store.slice(0, 8)}-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.backup`

/** The name of a backup of the store of this name: of the first second from `at` on that has none. */
export function newBackupName(folder: string, { store, at }: { store: string; at: Date }): string {
  const name = nameAt(store, at)
  if (!existsSync(path.join(folder, name))) return name
  return newBackupName(folder, { store, at: new Date(at.getTime() + 1_000) })
}

interface OwnBackup {
  readonly name: string
  /** By its name; an ISO instant. */
  readonly at: string
}

/** Called as ours are, a file itself, and of this store by what stands in it. */
function isOwn(folder: string, name: string, store: string): boolean {
  const [, beginning] = form.exec(name.endsWith(PART) ? name.slice(0, -PART.length) : name) ?? []
  if (beginning !== store.slice(0, 8)) return false
  const file = path.join(folder, name)
  return lstatSync(file).isFile() && backupHeader(file)?.key.store === store
}

/** The backups of the store of this name that lie in a folder. */
export function ownBackups(folder: string, store: string): OwnBackup[] {
  return readdirSync(folder)
    .filter(name => isOwn(folder, name, store))
    .flatMap(name => {
      const [, , day, hour, minute, second] = form.exec(name) ?? []
      return day === undefined ? [] : [{ name, at: `${day}T${hour}:${minute}:${second}Z` }]
    })
}

/** Removes what need not be kept now that `made` has come, and what was cut short; answers how many are left. */
export function rotate(
  folder: string,
  { store, made }: { readonly store: string; readonly made: string },
): { readonly kept: number; readonly removed: number } {
  for (const name of readdirSync(folder))
    if (name.endsWith(PART) && isOwn(folder, name, store)) remove(path.join(folder, name))
  const here = ownBackups(folder, store)
  const times = here.map(({ at }) => at)
  const newest = here.find(({ name }) => name === made)?.at
  // Without the one that was just made nothing may go.
  const keep = newest === undefined ? new Set(times) : keptBackups(times, newest)
  const gone = here.filter(({ at }) => !keep.has(at))
  for (const { name } of gone) remove(path.join(folder, name))
  return { kept: here.length - gone.length, removed: gone.length }
}
