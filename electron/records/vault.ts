import { existsSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { nobody, type Caller } from '../../shared/contract/caller.ts'
import { AppError, toFault, type FaultCode } from '../../shared/errors.ts'
import { say, type Message, type Values } from '../../shared/words/message.ts'
import { refuseInside } from '../host/outside-home.ts'
import { unheard, type Underway } from '../host/underway.ts'
import { publishBackup, readBackup } from './home/backup-file.ts'
import { homeState } from './home/home-state.ts'
import { newStore } from './home/in-the-making.ts'
import { firstPerson, newStoreName, readKeyFile, slotFor, unwrapKey, type KeyFile } from './home/key-file.ts'
import { STORE } from './home/layout.ts'
import { kindOf, openableHome, type Person } from './home/openable-home.ts'
import { otherStores } from './home/other-stores.ts'
import { pendingReplacement, replaceStore } from './home/replacing.ts'
import type { Secret } from './home/secret.ts'
import { tries } from './home/tries.ts'
import { waysIn } from './home/ways-in.ts'
import { refuseWeak } from './passphrase-strength.ts'

const NOTHING_TAKEN: ReadonlySet<FaultCode> = new Set(['disk-full', 'disk-read-only', 'disk-failing'])
const takesNothing = (error: unknown): boolean => NOTHING_TAKEN.has(toFault(error).code)

/**
 * The store in its folder: absent, locked, broken or open; and the only place that holds its key. Opening makes
 * nothing, making removes nothing, and one store gives way to another by a replacement that is carried out whole
 * (`home/replacing.ts`). What a guess at a passphrase costs is the key file's to say, and only tests that guess nothing
 * ask for less.
 */
export function openVault(home: string, now: () => Date, cost?: number) {
  const core = openableHome(home, now)
  const { at, opened, store, isOpen, kind, whileAlone, inTheMaking, enter, bringUpToDate, writeAndSeal } =
    core
  const guesses = tries(home, now)
  const { whileKeyStays, ...ways } = waysIn(core, { guesses, cost })

  /** Answers whose slot opened it. */
  async function unlock(passphrase: Secret): Promise<Person> {
    if (isOpen()) return opened().who
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
  }

  /** Changes nothing of the casebook; a wrong passphrase is counted as far as the disk takes it. */
  async function openToRead(passphrase: Secret, cause: unknown): Promise<Person> {
    core.close() // as far as it came
    core.release()
    if (homeState(home).is !== 'locked' || pendingReplacement(home)) throw cause
    core.takeToRead()
    try {
      const keyFile = readKeyFile(at.key)
      const { key, slot } = await guesses.guarded(() => unwrapKey(keyFile, passphrase))
      core.enterToRead(key, slot, { keyFile, cause })
      return opened().who
    } catch (error) {
      core.release()
      throw error
    }
  }

  return {
    home,
    /** The open store, with no batch half stored: what looks and then writes must not find one. */
    store() {
      const here = store()
      here.finishSlices()
      return here
    },
    /** Who stands behind a call: whoever's key slot opened the casebook. */
    caller: (): Caller =>
      isOpen() ? { actor: { person: opened().who.person, role: opened().who.role } } : nobody,
    lock: core.lock,
    beforeLock: core.beforeLock,
    isOpen,
    kind,
    earlier: core.earlier,
    /** The name of the open store, by which its backups are known. */
    storeName: (): string => opened().keyFile.store,
    /** What another thread of this process needs to read the store beside this one. */
    reading: (): { file: string; key: Uint8Array } => ({
      file: opened().onlyRead?.file ?? at.store,
      key: opened().key,
    }),
    state: (): { readonly is: 'absent' | 'locked' | 'open' | 'broken'; readonly said?: Message } =>
      isOpen() ? { is: 'open' } : homeState(home),
    async create(passphrase: Secret, demonstration: boolean): Promise<void> {
      if (!demonstration) await refuseWeak(passphrase)
      await whileAlone(async () => {
        const here = isOpen() ? { is: 'locked' as const } : homeState(home)
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
    unlock,
    /** Changes that were acknowledged and are not here, of a store that is only read: else its audit log says so. */
    missing: (): number => opened().onlyRead?.missing ?? 0,
    /**
     * The same for whoever only reads: where the disk takes nothing it is opened all the same, nothing is written down,
     * `cause` is what the disk said, and `missing` says where the store is not what was acknowledged.
     */
    async unlockToRead(
      passphrase: Secret,
    ): Promise<{ readonly who: Person; readonly cause?: unknown; readonly missing?: Message[] }> {
      try {
        return { who: await unlock(passphrase) }
      } catch (cause) {
        if (!takesNothing(cause)) throw cause
        const who = await openToRead(passphrase, cause)
        const { missing = 0, isOlderCopy = false } = opened().onlyRead ?? {}
        const wrong = [
          ...(isOlderCopy ? [say('audit.older-copy')] : []),
          ...(missing > 0 ? [say('audit.changes-missing', { changes: missing })] : []),
        ]
        return { who, cause, missing: wrong }
      }
    },
    /**
     * `copy` writes the store as it is into a new file, under the same key, and `check` reads that through. The backup
     * has its name only when all of it is on the disk and has been read back; stopped between these, or while it is
     * written, it leaves nothing, and the log says that it was not made.
     */
    async backup(
      to: string,
      {
        copy,
        check,
        signal = unheard().signal,
        report = () => undefined,
      }: {
        copy: (file: string) => Promise<unknown>
        check: (file: string) => Promise<unknown>
      } & Partial<Underway>,
    ): Promise<{ bytes: number; sha256: string }> {
      const { keyFile } = opened()
      refuseInside(home, to)
      if (existsSync(to)) throw new AppError('conflict', say('store.file-exists'))
      const begin = (phase: Values<'store.backing-up'>['phase']) => {
        signal.throwIfAborted()
        report({ phase: say('store.backing-up', { phase }), done: 0 })
      }
      const work = async (folder: string) => {
        const copied = path.join(folder, STORE)
        begin('copying')
        writeAndSeal(say('audit.backup-made'))
        try {
          await copy(copied)
          begin('checking')
          await check(copied)
          begin('writing')
          return await publishBackup(to, copied, { key: keyFile, signal })
        } catch (error) {
          core.noteIfPossible(say('audit.backup-not-made'))
          throw error
        }
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
    ...ways,
    ...otherStores(core),
  }
}
export type Vault = ReturnType<typeof openVault>
