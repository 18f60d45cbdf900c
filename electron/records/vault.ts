import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { CasebookKind } from '../../shared/domain/doors.ts'
import { AppError } from '../../shared/errors.ts'
import { openDb, rekeyDb, type WritableDb } from './db.ts'
import { readKeyFile, unwrapKeys, wrapKeys, writeKeyFile } from './key-file.ts'
import { readBackup, writeBackup } from './backup-file.ts'
import { migrate } from './migrate.ts'
import { KIND, openStore, type Store } from './open-store.ts'
import { metaRepository } from './repositories/meta.ts'

const kindOf = (demonstration: boolean): CasebookKind => (demonstration ? 'demonstration' : 'own')

const fits = (db: WritableDb) => {
  db.prepare('SELECT count(*) FROM sqlite_schema').get()
  return db
}

/** The store in its folder: absent, locked or open; and the only place that holds its key. */
export function openVault(home: string, now: () => Date) {
  const file = path.join(home, 'casebook.db')
  const keyAt = path.join(home, 'key.json')
  let open: { store: Store; key: Buffer } | undefined

  const removeStore = (at: string) => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${at}${end}`, { force: true })
  }
  const store = () => {
    if (!open) throw new AppError('locked', 'The casebook is locked.')
    return open.store
  }

  /** Opens with whichever key fits: two are there only after a power cut in the middle of a change of keys. */
  function openWith(keys: readonly Buffer[]): { db: WritableDb; key: Buffer } {
    for (const key of keys) {
      try {
        return { db: fits(openDb(file, key)), key }
      } catch {
        /* this key does not fit; the next may */
      }
    }
    throw new AppError(
      'store-damaged',
      'The casebook cannot be read, though the passphrase is right. Restore a backup.',
    )
  }

  function begin(db: WritableDb, key: Buffer): void {
    try {
      migrate(db, from => {
        db.prepare('VACUUM INTO ?').run(path.join(home, `casebook-before-${from}-${now().getTime()}.db`))
      })
      const opened = openStore(db, now)
      opened.imports.interruptRunning()
      opened.write(() => opened.readings.settleAll())
      settleKind(opened)
      if (opened.meta.get('identity') === undefined)
        opened.write(() => {
          opened.meta.set('identity', randomBytes(32).toString('hex'))
          opened.meta.set('name', 'My casebook')
        })
      opened.write(() => opened.audit.write('unlocked'))
      open = { store: opened, key }
    } catch (error) {
      db.close()
      throw error
    }
  }

  /** A new store takes its kind from the key file; ever after, the key file (read while locked) follows the store. */
  function settleKind(opened: Store): void {
    const key = readKeyFile(keyAt)
    if (opened.meta.get(KIND) === undefined)
      opened.write(() => opened.meta.set(KIND, kindOf(key.demonstration)))
    const demonstration = opened.kind() === 'demonstration'
    if (key.demonstration !== demonstration) writeKeyFile(keyAt, { ...key, demonstration })
  }

  /** What this casebook is: while it is locked only what the key file says, which may be trusted with nothing that loses data. */
  const kind = (): CasebookKind | undefined => {
    if (open) return open.store.kind()
    return existsSync(keyAt) ? kindOf(readKeyFile(keyAt).demonstration) : undefined
  }

  /** Moves what lies here into a folder beside it; answers the folder. */
  function setAside(why: string): string {
    const kept = path.join(home, `${why}-${now().toISOString().slice(0, 19).replaceAll(':', '')}`)
    mkdirSync(kept)
    for (const end of ['', '-wal', '-shm'])
      if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, path.join(kept, `casebook.db${end}`))
    renameSync(keyAt, path.join(kept, 'key.json'))
    return kept
  }

  function lock(): void {
    if (!open) return
    open.store.write(() => store().audit.write('locked'))
    open.store.db.close()
    open.key.fill(0)
    open = undefined
  }

  return {
    store,
    lock,
    kind,
    state: (): 'absent' | 'locked' | 'open' => (open ? 'open' : existsSync(keyAt) ? 'locked' : 'absent'),
    async create(passphrase: string, demonstration: boolean): Promise<void> {
      if (existsSync(keyAt))
        throw new AppError(
          'conflict',
          kind() === 'demonstration'
            ? 'The demonstration is here. End it first, or choose another folder.'
            : 'There is a casebook here already.',
        )
      if (passphrase.length < 8)
        throw new AppError(
          'bad-request',
          'A passphrase needs at least 8 characters. Four words that do not belong together are better.',
        )
      mkdirSync(home, { recursive: true, mode: 0o700 })
      removeStore(file) // a store without its key file is noise
      const key = randomBytes(32)
      writeKeyFile(keyAt, await wrapKeys([key], passphrase, demonstration))
      begin(openDb(file, key), key)
    },
    async unlock(passphrase: string): Promise<void> {
      if (open) return
      if (!existsSync(keyAt)) throw new AppError('not-found', 'There is no casebook here yet.')
      const { db, key } = openWith(await unwrapKeys(readKeyFile(keyAt), passphrase))
      begin(db, key)
    },
    /**
     * Makes room for a casebook of one's own. An open demonstration is removed, because its store has said that it is one;
     * a locked one has only the key file's word for it, so it is set aside.
     */
    endDemonstration(): { keptBeside?: string } {
      if (kind() !== 'demonstration')
        throw new AppError('refused', 'Only the demonstration can be ended. Your own casebook stays.')
      if (!open) return { keptBeside: setAside('demonstration') }
      lock()
      rmSync(keyAt) // first: without it what is left is noise
      removeStore(file)
      return {}
    },
    /** A new passphrase gets a new key: whoever copied the key file and knew the old passphrase cannot read what comes after. */
    async changePassphrase(current: string, next: string): Promise<void> {
      const { store: opened, key: oldKey } = open ?? { store: store(), key: Buffer.alloc(0) }
      const before = readKeyFile(keyAt)
      await unwrapKeys(before, current)
      if (next.length < 8) throw new AppError('bad-request', 'A passphrase needs at least 8 characters.')
      const newKey = randomBytes(32)
      writeKeyFile(keyAt, await wrapKeys([oldKey, newKey], next, before.demonstration))
      rekeyDb(opened.db, newKey)
      writeKeyFile(keyAt, await wrapKeys([newKey], next, before.demonstration))
      opened.write(() => opened.audit.write('passphrase changed'))
      oldKey.fill(0)
      open = { store: opened, key: newKey }
    },
    async backup(to: string): Promise<{ bytes: number; sha256: string }> {
      if (existsSync(to))
        throw new AppError('conflict', 'There is a file of that name already. Choose another name.')
      const copy = path.join(home, `backup-${now().getTime()}.tmp`)
      try {
        store().write(() => store().audit.write('backup made'))
        store().db.prepare('VACUUM INTO ?').run(copy)
        return await writeBackup(to, copy, readKeyFile(keyAt))
      } finally {
        removeStore(copy)
      }
    },
    /** Opens the backup before anything here is touched; what was here is kept beside it. */
    async restore(from: string, passphrase: string): Promise<{ patients: number; keptBeside?: string }> {
      if (open) throw new AppError('conflict', 'Lock the casebook before restoring over it.')
      mkdirSync(home, { recursive: true, mode: 0o700 })
      const beside = path.join(home, `restore-${now().getTime()}.tmp`)
      try {
        const key = await readBackup(from, beside)
        const [storeKey] = await unwrapKeys(key, passphrase)
        const db = fits(openDb(beside, storeKey!))
        const sound = db.pragma('integrity_check', { simple: true })
        const invented = metaRepository(db).get(KIND) === 'demonstration'
        db.pragma('wal_checkpoint(truncate)')
        db.close()
        if (sound !== 'ok')
          throw new AppError(
            'store-damaged',
            'The backup opens but its structure is damaged. Use another copy. Nothing has been changed.',
          )
        if (invented && kind() === 'own')
          throw new AppError(
            'refused',
            'This is a backup of the demonstration. It does not take the place of your own casebook.',
          )
        const kept = existsSync(keyAt) ? setAside('before-restore') : undefined
        renameSync(beside, file)
        writeKeyFile(keyAt, key)
        begin(openDb(file, storeKey!), storeKey!)
        // What this casebook has sent is not undone by an older copy: exchange must begin a new log.
        store().write(() => {
          store().audit.write('restored from a backup')
          store().meta.set('post.restored', now().toISOString())
        })
        return { patients: store().charts.count(), ...(kept !== undefined && { keptBeside: kept }) }
      } finally {
        removeStore(beside)
      }
    },
  }
}
export type Vault = ReturnType<typeof openVault>
