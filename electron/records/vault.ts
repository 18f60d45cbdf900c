import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { nobody, type Caller } from '../../shared/contract/caller.ts'
import type { CasebookKind } from '../../shared/domain/doors.ts'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { openDb, rekeyDb, type WritableDb } from './db.ts'
import {
  firstPerson,
  readKeyFile,
  slotFor,
  unwrapKeys,
  writeKeyFile,
  type KeyFile,
  type Slot,
} from './key-file.ts'
import { readBackup, writeBackup } from './backup-file.ts'
import { storedKind } from './kinds/stored-kind.ts'
import { homeLock } from './home-lock.ts'
import { migrate } from './migrate.ts'
import { KIND, openStore, type Store } from './open-store.ts'
import { rebuild } from './rebuild.ts'
import { metaRepository } from './repositories/meta.ts'

const kindOf = (demonstration: boolean): CasebookKind => (demonstration ? 'demonstration' : 'own')

/** Who opened the casebook, as her key slot names her. */
export type Person = Pick<Slot, 'person' | 'role' | 'name'>

/** A kind of fact that this version does not know is refused, never shown as another. */
function refuseUnknownKinds({ tallies }: Store): void {
  for (const { kind } of tallies.kinds()) storedKind(kind)
}

const fits = (db: WritableDb) => {
  db.prepare('SELECT count(*) FROM sqlite_schema').get()
  return db
}

/**
 * The store in its folder: absent, locked or open; and the only place that holds its key. What a guess at a
 * passphrase costs is the key file's to say, and only tests that guess nothing ask for less.
 */
export function openVault(home: string, now: () => Date, cost?: number) {
  const file = path.join(home, 'casebook.db')
  const keyAt = path.join(home, 'key.json')
  let open: { store: Store; key: Buffer; who: Person } | undefined

  const alone = homeLock(home)

  const removeStore = (at: string) => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${at}${end}`, { force: true })
  }
  const store = () => {
    if (!open) throw new AppError('locked', say('store.locked'))
    return open.store
  }

  /** Opens with whichever key fits: two are there only after a power cut in the middle of a change of keys. */
  function openWith(keys: readonly Buffer[], at = file): { db: WritableDb; key: Buffer } {
    for (const key of keys) {
      try {
        return { db: fits(openDb(at, key)), key }
      } catch {
        /* this key does not fit; the next may */
      }
    }
    throw new AppError('store-damaged', say('store.unreadable'))
  }

  function begin(db: WritableDb, key: Buffer, slot: Pick<Slot, 'person' | 'role' | 'name'>): void {
    const who = { person: slot.person, role: slot.role, name: slot.name }
    try {
      migrate(db, from => {
        db.prepare('VACUUM INTO ?').run(path.join(home, `casebook-before-${from}-${now().getTime()}.db`))
      })
      const opened = openStore(db, now)
      refuseUnknownKinds(opened)
      opened.imports.interruptRunning()
      opened.write(() => opened.readings.settleAll())
      opened.write(() => opened.critical.bringUpToDate())
      settleKind(opened)
      if (opened.meta.get('identity') === undefined)
        opened.write(() => {
          opened.meta.set('identity', randomBytes(32).toString('hex'))
          opened.meta.set('name', 'My casebook')
        })
      opened.write(() => opened.audit.write(say('audit.unlocked'), who.person))
      open = { store: opened, key, who }
    } catch (error) {
      db.close()
      throw error
    }
  }

  /** Another version of Casebook may find facts by more than was made of them. */
  async function bringUpToDate(): Promise<void> {
    if (!store().projections.areCurrent())
      await rebuild(store(), new AbortController().signal, () => undefined)
  }

  /** Who opened it. */
  const person = () => {
    store()
    return open!.who.person
  }

  /** A new store takes its kind from the key file; ever after, the key file (read while locked) follows the store. */
  function settleKind(opened: Store): void {
    const key = readKeyFile(keyAt)
    if (opened.meta.get(KIND) === undefined)
      opened.write(() => opened.meta.set(KIND, kindOf(key.demonstration)))
    const demonstration = opened.kind() === 'demonstration'
    if (key.demonstration !== demonstration) writeKeyFile(keyAt, { ...key, demonstration })
  }

  /**
   * What this casebook is: while it is locked only what the key file says, which may be trusted with nothing
   * that loses data.
   */
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
    const { audit, write } = open.store
    write(() => audit.write(say('audit.locked'), person()))
    open.store.db.close()
    open.key.fill(0)
    open = undefined
    alone.release()
  }

  /** Does what opens the store, while nobody else has it open. */
  async function whileAlone<T>(work: () => Promise<T>): Promise<T> {
    alone.take()
    try {
      return await work()
    } finally {
      if (!open) alone.release()
    }
  }

  return {
    store,
    /** Who stands behind a call: whoever's key slot opened the casebook. */
    caller: (): Caller => (open ? { actor: { person: open.who.person, role: open.who.role } } : nobody),
    lock,
    kind,
    /** What another thread of this process needs to read the store beside this one. */
    reading(): { file: string; key: Uint8Array } {
      store()
      return { file, key: open!.key }
    },
    state(): 'absent' | 'locked' | 'open' {
      if (open) return 'open'
      return existsSync(keyAt) ? 'locked' : 'absent'
    },
    async create(passphrase: string, demonstration: boolean): Promise<void> {
      if (existsSync(keyAt))
        throw new AppError(
          'conflict',
          say(kind() === 'demonstration' ? 'store.demonstration-here' : 'store.exists'),
        )
      if (passphrase.length < 8)
        throw new AppError('bad-request', say('store.short-passphrase', { first: 'yes' }))
      mkdirSync(home, { recursive: true, mode: 0o700 })
      await whileAlone(async () => {
        removeStore(file) // a store without its key file is noise
        const key = randomBytes(32)
        const slot = await slotFor(firstPerson, passphrase, [key], cost)
        writeKeyFile(keyAt, { format: 'casebook-key/2', slots: [slot], demonstration })
        begin(openDb(file, key), key, slot)
        await bringUpToDate()
      })
    },
    /** Answers whose slot opened it. */
    async unlock(passphrase: string): Promise<Person> {
      if (open) return open.who
      if (!existsSync(keyAt)) throw new AppError('not-found', say('store.absent'))
      const { keys, slot } = await unwrapKeys(readKeyFile(keyAt), passphrase)
      return whileAlone(async () => {
        const { db, key } = openWith(keys)
        begin(db, key, slot)
        await bringUpToDate()
        return open!.who
      })
    },
    /**
     * Makes room for a casebook of one's own. An open demonstration is removed, because its store has said
     * that it is one;
     * a locked one has only the key file's word for it, so it is set aside.
     */
    endDemonstration(): { keptBeside?: string } {
      if (kind() !== 'demonstration') throw new AppError('refused', say('store.not-demonstration'))
      if (!open) return { keptBeside: setAside('demonstration') }
      lock()
      rmSync(keyAt) // first: without it what is left is noise
      removeStore(file)
      return {}
    },
    /**
     * A new passphrase gets a new key: whoever copied the key file and knew the old passphrase cannot read what comes
     * after. Where others have slots too the key stays, because theirs cannot be wrapped anew without them.
     */
    async changePassphrase(current: string, next: string): Promise<void> {
      const { audit, write, settle, db } = store()
      const { key: oldKey, who } = open!
      const before = readKeyFile(keyAt)
      const { slot } = await unwrapKeys(before, current)
      if (slot.person !== who.person) throw new AppError('wrong-passphrase', say('store.wrong-passphrase'))
      if (next.length < 8) throw new AppError('bad-request', say('store.short-passphrase', { first: 'no' }))
      const withKeys = async (keys: readonly Buffer[]): Promise<KeyFile> => {
        const own = await slotFor(slot, next, keys, cost)
        return { ...before, slots: before.slots.map(each => (each === slot ? own : each)) }
      }
      if (before.slots.length > 1) writeKeyFile(keyAt, await withKeys([oldKey]))
      else {
        const newKey = randomBytes(32)
        writeKeyFile(keyAt, await withKeys([oldKey, newKey]))
        settle()
        rekeyDb(db, newKey)
        writeKeyFile(keyAt, await withKeys([newKey]))
        open!.key = newKey
        oldKey.fill(0)
      }
      write(() => audit.write(say('audit.passphrase-changed'), who.person))
    },
    /** `copy` writes the store as it is into a new file, under the same key. */
    async backup(
      to: string,
      copy: (file: string) => Promise<unknown>,
    ): Promise<{ bytes: number; sha256: string }> {
      if (existsSync(to)) throw new AppError('conflict', say('store.file-exists'))
      const beside = path.join(home, `backup-${now().getTime()}.tmp`)
      try {
        store().write(() => store().audit.write(say('audit.backup-made'), person()))
        await copy(beside)
        return await writeBackup(to, beside, readKeyFile(keyAt))
      } finally {
        removeStore(beside)
      }
    },
    /** Opens the backup before anything here is touched; what was here is kept beside it. */
    async restore(from: string, passphrase: string): Promise<{ patients: number; keptBeside?: string }> {
      if (open) throw new AppError('conflict', say('store.lock-first'))
      mkdirSync(home, { recursive: true, mode: 0o700 })
      const beside = path.join(home, `restore-${now().getTime()}.tmp`)
      try {
        const key = await readBackup(from, beside)
        const { keys, slot } = await unwrapKeys(key, passphrase)
        const { db, key: storeKey } = openWith(keys, beside)
        const sound = db.pragma('integrity_check', { simple: true })
        const invented = metaRepository(db).get(KIND) === 'demonstration'
        db.pragma('wal_checkpoint(truncate)')
        db.close()
        if (sound !== 'ok') throw new AppError('store-damaged', say('store.backup-structure'))
        if (invented && kind() === 'own') throw new AppError('refused', say('store.demonstration-backup'))
        const kept = await whileAlone(async () => {
          const aside = existsSync(keyAt) ? setAside('before-restore') : undefined
          renameSync(beside, file)
          writeKeyFile(keyAt, key)
          begin(openDb(file, storeKey), storeKey, slot)
          await bringUpToDate()
          return aside
        })
        // What this casebook has sent is not undone by an older copy: exchange must begin a new log.
        store().write(() => {
          store().audit.write(say('audit.restored'), person())
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
