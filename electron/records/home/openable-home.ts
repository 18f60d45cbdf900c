import path from 'node:path'
import type { CasebookKind } from '../../../shared/domain/doors.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { force, makeFolder, move, removeIfPossible } from '../../host/durable.ts'
import { openReadingDb, unchanging, type WritableDb } from '../db.ts'
import { carryOutErasing } from '../erasing/carry-out.ts'
import { migrate } from '../migrate.ts'
import type { Store } from '../open-store.ts'
import { readStore } from '../readers/read-store.ts'
import { rebuild } from '../rebuild.ts'
import { homeLock } from './home-lock.ts'
import { refusePlace } from './home-place.ts'
import { homeState } from './home-state.ts'
import { readKeyFile, writeKeyFile, type KeyFile, type Slot } from './key-file.ts'
import { homeLayout, KEY, STORE } from './layout.ts'
import { dropOldPrevious, dropPreviousOf, nameForPrevious, previousOf } from './previous.ts'
import {
  finishReplacing,
  giveUpUnreadable,
  keyFileNow,
  makingFolder,
  pendingReplacement,
} from './replacing.ts'
import { bringUp, damaged, openAt, OPENED, told } from './store-at.ts'
import { writeMark, type WriteMark } from './write-mark.ts'

export const kindOf = (demonstration: boolean): CasebookKind => (demonstration ? 'demonstration' : 'own')

/** Who opened the casebook, as her key slot names her. */
export type Person = Pick<Slot, 'person' | 'role' | 'name'>

/** Everything that an open casebook is: the store, what opens it, and who did. */
interface Open {
  readonly store: Store
  readonly key: Buffer
  readonly who: Person
  /** As it was proven to open this store: what a backup takes along. */
  readonly keyFile: KeyFile
  readonly mark: WriteMark
  /** Where the disk takes nothing: the store is never written then. */
  readonly onlyRead?: {
    readonly file: string
    /** Changes that were acknowledged and are not here. */
    readonly missing: number
    readonly isOlderCopy: boolean
  }
}

/**
 * A home and, while it is open, its store: who may work at it, how it is entered and how it is left. Whatever opens,
 * changes or replaces the store goes through here, and here alone is its key.
 */
export function openableHome(home: string, now: () => Date) {
  const at = homeLayout(home)
  const alone = homeLock(home, now)
  let open: Open | undefined
  let lastWords: () => void = () => undefined

  const opened = (): Open => {
    if (!open) throw new AppError('locked', say('store.locked'))
    return open
  }
  const store = () => opened().store

  /**
   * Does what opens or changes the home, while nobody else has it; first carries out what was decided on before.
   * `isReplacing`: another store takes the place of what lies here, whatever that is.
   */
  async function whileAlone<T>(work: () => Promise<T>, { isReplacing = false } = {}): Promise<T> {
    if (open) return work()
    refusePlace(home)
    makeFolder(home)
    alone.take()
    try {
      if (isReplacing) giveUpUnreadable(home, () => nameForPrevious(home, 'aside', now()))
      finishReplacing(home)
      return await work()
    } finally {
      if (!open) alone.release()
    }
  }

  /** A folder in which a store is made; gone where that did not end with the store in its place. */
  async function inTheMaking<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = makingFolder(home)
    try {
      return await work(folder)
    } finally {
      if (!pendingReplacement(home)) removeIfPossible(folder)
    }
  }

  /** Keeps the store as it is before a newer version changes it. */
  function keepBeforeUpgrade(db: WritableDb, keyFile: KeyFile): void {
    const folder = makingFolder(home)
    db.prepare('VACUUM INTO ?').run(path.join(folder, STORE))
    force(path.join(folder, STORE))
    writeKeyFile(path.join(folder, KEY), keyFile)
    makeFolder(at.previous)
    move(folder, path.join(at.previous, nameForPrevious(home, 'upgrade', now())))
    dropOldPrevious(home)
  }

  /**
   * Opens the store that lies here. Both files count how often that was: a store that knows of fewer times than its key
   * file is an older copy that was put back, and the audit log says so; and so it does where changes are missing that
   * were acknowledged.
   */
  function enter(key: Buffer, slot: Slot, keyFile: KeyFile): void {
    const who = { person: slot.person, role: slot.role, name: slot.name }
    const db = openAt(at.store, key)
    const mark = writeMark(at.mark, keyFile.store)
    try {
      const before = told(db)
      if (before.name !== keyFile.store) throw new AppError('store-damaged', say('store.another-store'))
      const missing = mark.read() - before.writes
      const keepCopy = () => keepBeforeUpgrade(db, keyFile)
      const here = bringUp(db, now, keepCopy, writes => mark.set(writes))
      mark.begin() // with the change that says what is missing, and not before
      const count = Math.max(before.opened, keyFile.opened) + 1
      here.write(() => {
        here.meta.set(OPENED, String(count))
        if (before.opened < keyFile.opened) here.audit.write(say('audit.older-copy'), who.person)
        if (missing > 0) here.audit.write(say('audit.changes-missing', { changes: missing }), who.person)
        here.audit.write(say('audit.unlocked'), who.person)
      })
      // The key file's word for the kind helps while the store is locked; the store's own counts.
      const written = { ...keyFile, opened: count, demonstration: here.kind() === 'demonstration' }
      writeKeyFile(at.key, written)
      open = { store: here, key, who, keyFile: written, mark }
    } catch (error) {
      mark.end()
      db.close()
      throw error
    }
  }

  /**
   * Opens what lies here and changes nothing: for a disk that takes nothing, of which `cause` speaks. It is thrown
   * where something would have to be changed first. What is missing cannot be told to the audit log, so it is known
   * here (`onlyRead`).
   */
  function enterToRead(
    key: Buffer,
    slot: Slot,
    { keyFile, cause }: { keyFile: KeyFile; cause: unknown },
  ): void {
    const file = unchanging(at.store)
    const db = openReadingDb(file, key) as WritableDb // what is written to it is refused by SQLite
    try {
      migrate(db, () => {
        throw cause
      })
      const { name, writes, opened: times } = told(db)
      if (name !== keyFile.store) throw new AppError('store-damaged', say('store.another-store'))
      const mark = writeMark(at.mark, keyFile.store)
      const here = readStore(db, now)
      if (!here.projections.areCurrent()) throw cause
      const who = { person: slot.person, role: slot.role, name: slot.name }
      const missing = Math.max(0, mark.read() - writes)
      const onlyRead = { file, missing, isOlderCopy: times < keyFile.opened }
      open = { store: here, key, who, keyFile, mark, onlyRead }
    } catch (error) {
      db.close()
      throw damaged(error) ? new AppError('store-damaged', say('store.unreadable')) : error
    }
  }

  const earlier = {
    previous: (): number => previousOf(home, opened().keyFile.store).length,
    dropPrevious: (): number => dropPreviousOf(home, opened().keyFile.store),
  }

  /**
   * Another version of Casebook may find facts by more than was made of them; and somebody may be half erased. Nobody
   * reads beside yet.
   */
  async function bringUpToDate(): Promise<void> {
    if (!store().projections.areCurrent())
      await rebuild(store(), new AbortController().signal, () => undefined)
    const without = (work: () => void) => Promise.resolve(work())
    await carryOutErasing(store(), { ...earlier, without, report: () => undefined })
  }

  function close(): void {
    if (!open) return
    open.store.db.close()
    open.mark.end()
    open.key.fill(0)
    open = undefined
  }

  /** Writes down what is done, and seals all that was done until now. */
  function writeAndSeal(what: Message): void {
    const { store: here, who } = opened()
    here.write(() => {
      here.audit.write(what, who.person)
      here.heads.make(here.contentHash())
    })
  }

  /** Writes down what came of something, as far as the disk takes it and the store is still open. */
  function noteIfPossible(what: Message): void {
    try {
      const { store: here, who } = opened()
      here.write(() => here.audit.write(what, who.person))
    } catch {
      /* whoever asked for it hears what the disk said */
    }
  }

  /** Locks, whatever the disk says. Answers what could not be written down. */
  function lock(): Message | undefined {
    if (!open) return undefined
    let unsaid: Message | undefined
    try {
      if (!open.onlyRead) {
        lastWords()
        writeAndSeal(say('audit.locked'))
      }
    } catch {
      unsaid = say('store.locked-unwritten') // a full or failing disk keeps nobody's casebook open
    }
    close()
    alone.release()
    return unsaid
  }

  /** What lies here while it is locked, by the key file's word: to be trusted with nothing that loses data. */
  const lockedKind = (): CasebookKind | undefined =>
    homeState(home).is === 'locked' ? kindOf(readKeyFile(keyFileNow(home)).demonstration) : undefined
  const kind = (): CasebookKind | undefined => (open ? open.store.kind() : lockedKind())

  return {
    home,
    at,
    now,
    opened,
    store,
    isOpen: (): boolean => open !== undefined,
    /** The key file that opens it from now on. */
    setKeyFile(keyFile: KeyFile): void {
      open = { ...opened(), keyFile }
    },
    /** Lets others have the home: nothing is open. */
    release: (): void => alone.release(),
    takeToRead: (): void => alone.takeToRead(),
    enterToRead,
    whileAlone,
    inTheMaking,
    enter,
    bringUpToDate,
    close,
    lock,
    /** What is to be written before the store closes, as far as the disk takes it. */
    beforeLock(work: () => void): void {
      lastWords = work
    },
    writeAndSeal,
    noteIfPossible,
    kind,
    lockedKind,
    /** Earlier states of the open casebook in its own folder, which hold whoever is erased from it. */
    earlier,
  }
}
export type OpenableHome = ReturnType<typeof openableHome>
