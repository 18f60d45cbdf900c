import { constants, copyFileSync, existsSync, statSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { CasebookKind } from '../../../shared/domain/doors.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { force } from '../../host/durable.ts'
import { makeDb, rekeyDb } from '../db.ts'
import { KIND, type Store } from '../open-store.ts'
import { rebuild } from '../rebuild.ts'
import { auditRepository } from '../repositories/audit.ts'
import type { Remembered } from '../repositories/erasures.ts'
import { metaRepository } from '../repositories/meta.ts'
import { unwrapKey, writeKeyFile, type KeyFile, type Slot } from './key-file.ts'
import type { Secret } from './secret.ts'
import { KEY, STORE } from './layout.ts'
import { bringUp, closeWhole, openAt, STORE_NAME, told } from './store-at.ts'

/**
 * Ways in which a store comes to lie in a folder of its own, complete, beside its key file and forced to disk, so that
 * it can take the place of the one that is here.
 */

function complete(folder: string, keyFile: KeyFile): void {
  force(path.join(folder, STORE))
  writeKeyFile(path.join(folder, KEY), keyFile)
}

/** A new one, empty. */
export async function newStore(
  folder: string,
  { key, keyFile, kind, now }: { key: Buffer; keyFile: KeyFile; kind: CasebookKind; now: () => Date },
): Promise<void> {
  const db = makeDb(path.join(folder, STORE), key)
  const made = bringUp(db, now, () => undefined)
  made.write(() => {
    made.meta.set(STORE_NAME, keyFile.store)
    made.meta.set(KIND, kind)
    made.meta.set('identity', randomBytes(32).toString('hex'))
    made.meta.set('name', 'My casebook')
  })
  await rebuild(made, new AbortController().signal, () => undefined)
  closeWhole(db)
  complete(folder, keyFile)
}

/**
 * One that was taken out of a backup or of an earlier place into `folder`. `mayTakeThePlace` is asked what kind of
 * casebook it is. Throws AppError 'wrong-passphrase', 'newer-store', 'store-damaged', and whatever that throws.
 */
export async function incomingStore(
  folder: string,
  {
    keyFile,
    passphrase,
    now,
    mayTakeThePlace,
    erasuresHere,
  }: {
    keyFile: KeyFile
    passphrase: Secret
    now: () => Date
    mayTakeThePlace: (kind: CasebookKind | undefined) => void
    /** What the store remembers whose place it takes. */
    erasuresHere: (key: Buffer) => Remembered | undefined
  },
): Promise<{ key: Buffer; slot: Slot }> {
  const { key, slot } = await unwrapKey(keyFile, passphrase)
  const db = openAt(path.join(folder, STORE), key)
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok')
      throw new AppError('store-damaged', say('store.backup-structure'))
    const { name, kind } = told(db)
    if (name !== keyFile.store) throw new AppError('store-damaged', say('store.another-store'))
    mayTakeThePlace(kind)
    const restored = bringUp(db, now, () => undefined)
    // What this casebook has sent is not undone by an older copy: exchange must begin a new log.
    restored.write(() => {
      restored.audit.write(say('audit.restored'), slot.person)
      restored.meta.set('post.restored', now().toISOString())
      const remembered = erasuresHere(key)
      if (remembered) restored.erasures.takeOver(remembered)
    })
    closeWhole(db)
  } catch (error) {
    db.close()
    throw error
  }
  complete(folder, keyFile)
  return { key, slot }
}

/**
 * The open store in `file` under another key: a power cut finds the old one or the new one, each whole. Nothing may
 * read or write the store meanwhile.
 */
export function rekeyedStore(
  folder: string,
  given: {
    file: string
    store: Store
    oldKey: Buffer
    newKey: Buffer
    keyFile: KeyFile
    person: string
    now: () => Date
  },
): void {
  const { file, store, oldKey, newKey, keyFile, person, now } = given
  const copied = path.join(folder, STORE)
  store.tidy()
  const log = `${file}-wal`
  if (existsSync(log) && statSync(log).size > 0) throw new AppError('unavailable', say('store.busy'))
  copyFileSync(file, copied, constants.COPYFILE_FICLONE)
  const copy = openAt(copied, oldKey)
  try {
    auditRepository(copy, now).write(say('audit.passphrase-changed'), person)
    rekeyDb(copy, newKey)
  } finally {
    copy.close()
  }
  const proof = openAt(copied, newKey)
  const its = metaRepository(proof)
  const same = its.get(STORE_NAME) === keyFile.store && its.get('content') === store.meta.get('content')
  closeWhole(proof)
  if (!same) throw new AppError('store-damaged', say('store.unreadable'))
  complete(folder, keyFile)
}
