import { existsSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import path from 'node:path'
import type { CasebookKind } from '../../../shared/domain/doors.ts'
import type { PreviousStore } from '../../../shared/domain/previous-store.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Values } from '../../../shared/words/message.ts'
import { unheard, type Underway } from '../../host/underway.ts'
import { readBackup } from './backup-file.ts'
import { erasuresIn } from './carry-erasures.ts'
import { homeState } from './home-state.ts'
import { incomingStore } from './in-the-making.ts'
import { readKeyFile, type KeyFile } from './key-file.ts'
import { STORE } from './layout.ts'
import type { OpenableHome } from './openable-home.ts'
import { copyPrevious, dropOldPrevious, nameForPrevious, previousStores } from './previous.ts'
import { replaceStore } from './replacing.ts'
import type { Secret } from './secret.ts'

const none = () => Promise.resolve()

/** Another store takes the place of what lies here. */
const REPLACING = { isReplacing: true }

/** What was put in the place of what was here. */
interface Restored {
  readonly patients: number
  readonly keptBeside?: string
  /** People who were erased here and are in it: absent where there are none. */
  readonly erasedAgain?: number
}

/** Ways in which another store, or none, takes the place of the one that lies here. */
export function otherStores(
  core: Pick<
    OpenableHome,
    | 'home'
    | 'at'
    | 'now'
    | 'store'
    | 'isOpen'
    | 'whileAlone'
    | 'inTheMaking'
    | 'enter'
    | 'bringUpToDate'
    | 'lock'
    | 'kind'
    | 'lockedKind'
  >,
) {
  const {
    home,
    at,
    now,
    store,
    isOpen,
    whileAlone,
    inTheMaking,
    enter,
    bringUpToDate,
    lock,
    kind,
    lockedKind,
  } = core

  const keptNow = (why: PreviousStore['why']): string | undefined =>
    existsSync(at.store) || existsSync(at.key) ? nameForPrevious(home, why, now()) : undefined

  /**
   * Puts a store that lies in a folder of its own, and what opens it, in the place of what is here. All that could
   * speak against it is asked before anything here is touched.
   */
  async function takeIn(
    folder: string,
    keyFile: KeyFile,
    { passphrase, signal, report }: Underway & { readonly passphrase: Secret },
  ): Promise<Restored> {
    const tell = async (phase: Values<'store.restoring'>['phase']) => {
      report({ phase: say('store.restoring', { phase }), done: 0 })
      await setImmediate() // what was told leaves before the long step, and what stops it comes in
    }
    await tell('opening')
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
    await tell('putting')
    signal.throwIfAborted() // from here on it goes to its end
    const keptAs = keptNow('restore')
    replaceStore(home, { incoming: folder, keptAs })
    dropOldPrevious(home)
    enter(key, slot, keyFile)
    await tell('indexing')
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
    /**
     * Makes room for a casebook of one's own. An open demonstration is removed, because its store has said that it is
     * one; a locked one has only the key file's word for it, so it is set aside.
     */
    async endDemonstration(): Promise<{ keptBeside?: string }> {
      if (kind() !== 'demonstration') throw new AppError('refused', say('store.not-demonstration'))
      const keptAs = isOpen() ? undefined : keptNow('demonstration')
      lock()
      return whileAlone(async () => {
        replaceStore(home, { keptAs })
        return keptAs === undefined ? {} : { keptBeside: path.join(at.previous, keptAs) }
      })
    },
    /** Puts what lies here, whole or broken, among the previous stores, so that a new one can be made or restored. */
    async putAside(): Promise<{ keptBeside?: string }> {
      if (isOpen()) throw new AppError('conflict', say('store.lock-first'))
      return whileAlone(async () => {
        const keptAs = keptNow('aside')
        if (keptAs === undefined) return {}
        replaceStore(home, { keptAs })
        return { keptBeside: path.join(at.previous, keptAs) }
      }, REPLACING)
    },
    /**
     * Opens the backup before anything here is touched; what was here is kept among the previous stores. It can be
     * stopped until then.
     */
    async restore(from: string, passphrase: Secret, underway: Underway = unheard()): Promise<Restored> {
      if (isOpen()) throw new AppError('conflict', say('store.lock-first'))
      return whileAlone(
        () =>
          inTheMaking(async folder => {
            const keyFile = await readBackup(from, path.join(folder, STORE), underway)
            return takeIn(folder, keyFile, { passphrase, ...underway })
          }),
        REPLACING,
      )
    },
    /** The stores that were here before, newest first. */
    async previous(): Promise<PreviousStore[]> {
      // What was put aside and cut short is not among them yet, and no longer here.
      if (!isOpen() && homeState(home).is === 'absent' && existsSync(at.step)) await whileAlone(none)
      return previousStores(home)
    },
    /** Puts one of them back, as a restore does. */
    async takeBack(name: string, passphrase: Secret, underway: Underway = unheard()): Promise<Restored> {
      if (isOpen()) throw new AppError('conflict', say('store.lock-first'))
      if (!previousStores(home).some(each => each.name === name))
        throw new AppError('not-found', say('store.no-previous'))
      return whileAlone(
        () =>
          inTheMaking(async folder =>
            takeIn(folder, copyPrevious(home, name, folder), { passphrase, ...underway }),
          ),
        REPLACING,
      )
    },
  }
}
