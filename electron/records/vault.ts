import { existsSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { nobody, type Caller } from '../../shared/contract/caller.ts'
import type { CasebookKind } from '../../shared/domain/doors.ts'
import type { PreviousStore } from '../../shared/domain/previous-store.ts'
import { AppError } from '../../shared/errors.ts'
import { say, type Message } from '../../shared/words/message.ts'
import { refuseInside } from '../host/outside-home.ts'
import type { WritableDb } from './db.ts'
import { publishBackup, readBackup } from './home/backup-file.ts'
import { force, makeFolder, move, removeIfPossible } from '../host/durable.ts'
import { homeLock } from './home/home-lock.ts'
import { homeState } from './home/home-state.ts'
import {
  firstPerson,
  newStoreName,
  readKeyFile,
  recoverySlotFor,
  slotFor,
  unwrapKey,
  writeKeyFile,
  type KeyFile,
  type Slot,
} from './home/key-file.ts'
import { erasuresIn } from './home/carry-erasures.ts'
import { incomingStore, newStore, rekeyedStore } from './home/in-the-making.ts'
import { homeLayout, KEY, STORE } from './home/layout.ts'
import { newRecoveryCode } from './home/recovery-code.ts'
import { carryOutErasing } from './erasing/carry-out.ts'
import {
  copyPrevious,
  dropOldPrevious,
  dropPreviousOf,
  nameForPrevious,
  previousOf,
  previousStores,
} from './home/previous.ts'
import {
  finishReplacing,
  giveUpUnreadable,
  keyFileNow,
  makingFolder,
  pendingReplacement,
  replaceStore,
} from './home/replacing.ts'
import { secretOf, type Secret } from './home/secret.ts'
import { bringUp, openAt, OPENED, told } from './home/store-at.ts'
import { tries } from './home/tries.ts'
import { writeMark, type WriteMark } from './home/write-mark.ts'
import type { Store } from './open-store.ts'
import { refuseWeak } from './passphrase-strength.ts'
import { rebuild } from './rebuild.ts'

const kindOf = (demonstration: boolean): CasebookKind => (demonstration ? 'demonstration' : 'own')

const none = () => Promise.resolve()

/** Another store takes the place of what lies here. */
const REPLACING = { isReplacing: true }

/** Who opened the casebook, as her key slot names her. */
export type Person = Pick<Slot, 'person' | 'role' | 'name'>

/** What was put in the place of what was here. */
interface Restored {
  readonly patients: number
  readonly keptBeside?: string
  /** People who were erased here and are in it: absent where there are none. */
  readonly erasedAgain?: number
}

/** Everything that an open casebook is: the store, what opens it, and who did. */
interface Open {
  readonly store: Store
  readonly key: Buffer
  readonly who: Person
  /** As it was proven to open this store: what a backup takes along. */
  readonly keyFile: KeyFile
  readonly mark: WriteMark
}

/**
 * The store in its folder: absent, locked, broken or open; and the only place that holds its key. Opening makes
 * nothing, making removes nothing, and one store gives way to another by a replacement that is carried out whole
 * (`home/replacing.ts`). What a guess at a passphrase costs is the key file's to say, and only tests that guess nothing
 * ask for less.
 */
export function openVault(home: string, now: () => Date, cost?: number) {
  const at = homeLayout(home)
  const alone = homeLock(home, now)
  const guesses = tries(home, now)
  let open: Open | undefined
  let lastWords: () => void = () => undefined
  /** Backups that are being made or compared with: a new key waits for them, and they for it. */
  let copying = 0
  let isRekeying = false

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

  /** Does what copies the store or reads a copy under its key. */
  async function whileKeyStays<T>(work: () => Promise<T>): Promise<T> {
    if (isRekeying) throw new AppError('unavailable', say('store.busy'))
    copying++
    try {
      return await work()
    } finally {
      copying--
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

  /** The slot of whoever opened it, where this is her passphrase or her code. */
  async function ownSlot(typed: Secret): Promise<{ slot: Slot }> {
    const { keyFile, who } = opened()
    const { key, slot } = await unwrapKey(keyFile, typed)
    key.fill(0)
    if (slot.person !== who.person) throw new AppError('wrong-passphrase', say('store.wrong-passphrase'))
    return { slot }
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

  /** Locks, whatever the disk says. Answers what could not be written down. */
  function lock(): Message | undefined {
    if (!open) return undefined
    let unsaid: Message | undefined
    try {
      lastWords()
      writeAndSeal(say('audit.locked'))
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

  const keptNow = (why: PreviousStore['why']): string | undefined =>
    existsSync(at.store) || existsSync(at.key) ? nameForPrevious(home, why, now()) : undefined

  /**
   * Puts a store that lies in a folder of its own, and what opens it, in the place of what is here. All that could
   * speak against it is asked before anything here is touched.
   */
  async function takeIn(folder: string, keyFile: KeyFile, passphrase: Secret): Promise<Restored> {
    const mayTakeThePlace = (kind: CasebookKind | undefined) => refuseOver(kind, keyFile.store)
    // Of what is broken here nothing can be carried over.
    const isSame = () => lockedKind() !== undefined && readKeyFile(at.key).store === keyFile.store
    const { key, slot } = await incomingStore(folder, {
      keyFile,
      passphrase,
      now,
      mayTakeThePlace,
      erasuresHere: each => (isSame() ? erasuresIn(at.store, each) : undefined),
    })
    const keptAs = keptNow('restore')
    replaceStore(home, { incoming: folder, keptAs })
    dropOldPrevious(home)
    enter(key, slot, keyFile)
    await bringUpToDate()
    const again = store().write(() => store().erasedAgain.lookAtAll())
    return {
      patients: store().charts.count(),
      ...(again > 0 && { erasedAgain: again }),
      ...(keptAs !== undefined && { keptBeside: path.join(at.previous, keptAs) }),
    }
  }

  /** One's own casebook gives way neither to invented people nor to somebody else's casebook. */
  function refuseOver(itsKind: CasebookKind | undefined, name: string): void {
    if (lockedKind() !== 'own') return
    if (itsKind === 'demonstration') throw new AppError('refused', say('store.demonstration-backup'))
    if (readKeyFile(at.key).store !== name) throw new AppError('refused', say('store.foreign-backup'))
  }

  return {
    store,
    /** Who stands behind a call: whoever's key slot opened the casebook. */
    caller: (): Caller => (open ? { actor: { person: open.who.person, role: open.who.role } } : nobody),
    lock,
    /** What is to be written before the store closes, as far as the disk takes it. */
    beforeLock(work: () => void): void {
      lastWords = work
    },
    isOpen: (): boolean => open !== undefined,
    kind,
    /** What another thread of this process needs to read the store beside this one. */
    reading: (): { file: string; key: Uint8Array } => ({ file: at.store, key: opened().key }),
    state: (): { readonly is: 'absent' | 'locked' | 'open' | 'broken'; readonly said?: Message } =>
      open ? { is: 'open' } : homeState(home),
    async create(passphrase: Secret, demonstration: boolean): Promise<void> {
      if (!demonstration) await refuseWeak(passphrase)
      await whileAlone(async () => {
        const here = open ? { is: 'locked' as const } : homeState(home)
        if (here.is === 'broken') throw new AppError('store-damaged', here.said)
        if (here.is !== 'absent')
          throw new AppError(
            'conflict',
            say(kind() === 'demonstration' ? 'store.demonstration-here' : 'store.exists'),
          )
        const key = randomBytes(32)
        const slot = await slotFor(firstPerson, passphrase, key, cost)
        const keyFile: KeyFile = {
          format: 'casebook-key/3',
          store: newStoreName(),
          opened: 0,
          slots: [slot],
          demonstration,
        }
        await inTheMaking(async folder => {
          await newStore(folder, { key, keyFile, kind: kindOf(demonstration), now })
          replaceStore(home, { incoming: folder })
        })
        enter(key, slot, keyFile)
      })
    },
    /** Answers whose slot opened it. */
    async unlock(passphrase: Secret): Promise<Person> {
      if (open) return open.who
      // Where nobody ever was, not even the lock is made. Otherwise another program may be at it, and only whoever has
      // it alone can say what lies here.
      if (!existsSync(at.lock) && homeState(home).is === 'absent')
        throw new AppError('not-found', say('store.absent'))
      return whileAlone(async () => {
        const now = homeState(home)
        if (now.is === 'absent') throw new AppError('not-found', say('store.absent'))
        if (now.is === 'broken') throw new AppError('store-damaged', now.said)
        const keyFile = readKeyFile(at.key)
        const { key, slot } = await guesses.guarded(() => unwrapKey(keyFile, passphrase))
        enter(key, slot, keyFile)
        await bringUpToDate()
        return opened().who
      })
    },
    /**
     * Makes room for a casebook of one's own. An open demonstration is removed, because its store has said that it is
     * one; a locked one has only the key file's word for it, so it is set aside.
     */
    async endDemonstration(): Promise<{ keptBeside?: string }> {
      if (kind() !== 'demonstration') throw new AppError('refused', say('store.not-demonstration'))
      const keptAs = open ? undefined : keptNow('demonstration')
      lock()
      return whileAlone(async () => {
        replaceStore(home, { keptAs })
        return keptAs === undefined ? {} : { keptBeside: path.join(at.previous, keptAs) }
      })
    },
    /** Puts what lies here, whole or broken, among the previous stores, so that a new one can be made or restored. */
    async putAside(): Promise<{ keptBeside?: string }> {
      if (open) throw new AppError('conflict', say('store.lock-first'))
      return whileAlone(async () => {
        const keptAs = keptNow('aside')
        if (keptAs === undefined) return {}
        replaceStore(home, { keptAs })
        return { keptBeside: path.join(at.previous, keptAs) }
      }, REPLACING)
    },
    /**
     * A code that opens this casebook and every backup made from now on, for a sheet of paper: an earlier sheet opens
     * nothing any more. The passphrase is asked for: a desk left open is no reason to hand out a key.
     */
    async makeRecoverySheet(passphrase: Secret): Promise<{ code: string }> {
      const { keyFile, key, store: here, who } = opened()
      await guesses.guarded(() => ownSlot(passphrase))
      const code = newRecoveryCode()
      const sheet = await recoverySlotFor(who, secretOf(code), key)
      const slots = keyFile.slots.filter(({ person, way }) => person !== who.person || way === 'passphrase')
      const file = { ...keyFile, slots: [...slots, sheet] }
      writeKeyFile(at.key, file)
      open = { ...opened(), keyFile: file }
      here.write(() => here.audit.write(say('audit.recovery-sheet'), who.person))
      return { code }
    },
    /** Whether whoever opened it has a recovery sheet that opens it. */
    hasRecoverySheet: (): boolean =>
      open?.keyFile.slots.some(({ person, way }) => person === open?.who.person && way === 'recovery') ??
      false,
    /**
     * A new passphrase gets a new key: whoever copied the key file and knew the old passphrase cannot read what comes
     * after, and neither does her recovery sheet open it. Where others have slots too the key stays, because theirs
     * cannot be wrapped anew without them.
     */
    async changePassphrase(current: Secret, next: Secret): Promise<void> {
      const { keyFile, key: oldKey, who, store: here } = opened()
      const { slot } = await guesses.guarded(() => ownSlot(current))
      if (here.kind() === 'own') await refuseWeak(next)
      const others = keyFile.slots.filter(({ person }) => person !== who.person)
      const withKey = async (key: Buffer) => {
        const own = await slotFor(slot, next, key, cost)
        return { own, file: { ...keyFile, slots: [own, ...others] } }
      }
      if (others.length > 0) {
        const { file } = await withKey(oldKey)
        here.write(() => here.audit.write(say('audit.passphrase-changed'), who.person))
        writeKeyFile(at.key, file)
        open = { ...opened(), keyFile: file }
        return
      }
      const newKey = randomBytes(32)
      const { own, file } = await withKey(newKey)
      const kept = Buffer.from(oldKey)
      if (copying > 0) throw new AppError('unavailable', say('store.busy'))
      isRekeying = true
      try {
        await inTheMaking(async folder => {
          rekeyedStore(folder, {
            file: at.store,
            store: here,
            oldKey,
            newKey,
            keyFile: file,
            person: who.person,
            now,
          })
          close()
          replaceStore(home, { incoming: folder })
        })
      } catch (error) {
        // Nothing was decided on: the old key still opens it. Otherwise the next unlock carries it out.
        if (!open && !pendingReplacement(home)) enter(kept, slot, keyFile)
        if (!open) alone.release()
        throw error
      } finally {
        isRekeying = false
      }
      kept.fill(0)
      enter(newKey, own, file)
    },
    /**
     * `copy` writes the store as it is into a new file, under the same key, and `check` reads that through. The backup
     * has its name only when all of it is on the disk and has been read back.
     */
    async backup(
      to: string,
      {
        copy,
        check,
      }: { copy: (file: string) => Promise<unknown>; check: (file: string) => Promise<unknown> },
    ): Promise<{ bytes: number; sha256: string }> {
      const { keyFile } = opened()
      refuseInside(home, to)
      if (existsSync(to)) throw new AppError('conflict', say('store.file-exists'))
      const work = async (folder: string) => {
        const copied = path.join(folder, STORE)
        writeAndSeal(say('audit.backup-made'))
        await copy(copied)
        await check(copied)
        return publishBackup(to, copied, keyFile)
      }
      return whileKeyStays(() => inTheMaking(work))
    },
    /** Does something with the store out of a backup of this casebook, which is gone after. */
    async storeOfBackup<T>(from: string, work: (file: string) => Promise<T>): Promise<T> {
      const { keyFile } = opened()
      const opening = async (folder: string) => {
        const file = path.join(folder, STORE)
        if ((await readBackup(from, file)).store !== keyFile.store)
          throw new AppError('refused', say('store.foreign-backup'))
        return work(file)
      }
      return whileKeyStays(() => inTheMaking(opening))
    },
    /** Opens the backup before anything here is touched; what was here is kept among the previous stores. */
    async restore(from: string, passphrase: Secret): Promise<Restored> {
      if (open) throw new AppError('conflict', say('store.lock-first'))
      return whileAlone(
        () =>
          inTheMaking(async folder =>
            takeIn(folder, await readBackup(from, path.join(folder, STORE)), passphrase),
          ),
        REPLACING,
      )
    },
    /** The stores that were here before, newest first. */
    async previous(): Promise<PreviousStore[]> {
      // What was put aside and cut short is not among them yet, and no longer here.
      if (!open && homeState(home).is === 'absent' && existsSync(at.step)) await whileAlone(none)
      return previousStores(home)
    },
    /** Earlier states of the open casebook in its own folder, which hold whoever is erased from it. */
    earlier,
    /** The name of the open store, by which its backups are known. */
    storeName: (): string => opened().keyFile.store,
    /** Puts one of them back, as a restore does. */
    async takeBack(name: string, passphrase: Secret): Promise<Restored> {
      if (open) throw new AppError('conflict', say('store.lock-first'))
      if (!previousStores(home).some(each => each.name === name))
        throw new AppError('not-found', say('store.no-previous'))
      return whileAlone(
        () => inTheMaking(async folder => takeIn(folder, copyPrevious(home, name, folder), passphrase)),
        REPLACING,
      )
    },
  }
}
export type Vault = ReturnType<typeof openVault>
