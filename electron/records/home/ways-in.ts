import { randomBytes } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { refuseWeak } from '../passphrase-strength.ts'
import { rekeyedStore } from './in-the-making.ts'
import { recoverySlotFor, slotFor, unwrapKey, writeKeyFile, type Slot } from './key-file.ts'
import type { OpenableHome } from './openable-home.ts'
import { newRecoveryCode } from './recovery-code.ts'
import { pendingReplacement, replaceStore } from './replacing.ts'
import { secretOf, type Secret } from './secret.ts'
import type { Tries } from './tries.ts'

interface Settings {
  readonly guesses: Tries
  /** What a guess at a passphrase costs, where it is not the usual. */
  readonly cost?: number | undefined
}

/** The value that says whether somebody has her newest recovery sheet on paper. */
const sheetOf = (person: string): string => `recovery.${person}`

/** The ways into an open casebook, and what must not happen while its key changes. */
export function waysIn(
  core: Pick<
    OpenableHome,
    'home' | 'at' | 'now' | 'opened' | 'isOpen' | 'setKeyFile' | 'release' | 'inTheMaking' | 'enter' | 'close'
  >,
  { guesses, cost }: Settings,
) {
  const { home, at, now, opened, isOpen, setKeyFile, release, inTheMaking, enter, close } = core
  /** Backups that are being made or compared with: a new key waits for them, and they for it. */
  let copying = 0
  let isRekeying = false

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

  /** The slot of whoever opened it, where this is her passphrase or her code. */
  async function ownSlot(typed: Secret): Promise<{ slot: Slot }> {
    const { keyFile, who } = opened()
    const { key, slot } = await unwrapKey(keyFile, typed)
    key.fill(0)
    if (slot.person !== who.person) throw new AppError('wrong-passphrase', say('store.wrong-passphrase'))
    return { slot }
  }

  return {
    whileKeyStays,
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
      setKeyFile(file)
      here.write(() => {
        here.meta.set(sheetOf(who.person), 'made')
        here.audit.write(say('audit.recovery-sheet'), who.person)
      })
      return { code }
    },
    /** She says that she has it on paper. */
    keptRecoverySheet(): void {
      const { store: here, who } = opened()
      here.write(() => here.meta.set(sheetOf(who.person), 'kept'))
    },
    /** Whether whoever opened it has a recovery sheet that opens it, and has said that it is on paper. */
    recoverySheet(): 'none' | 'made' | 'kept' {
      const { keyFile, store: here, who } = opened()
      const isThere = keyFile.slots.some(({ person, way }) => person === who.person && way === 'recovery')
      if (!isThere) return 'none'
      return here.meta.get(sheetOf(who.person)) === 'kept' ? 'kept' : 'made'
    },
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
        setKeyFile(file)
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
        if (!isOpen() && !pendingReplacement(home)) enter(kept, slot, keyFile)
        if (!isOpen()) release()
        throw error
      } finally {
        isRekeying = false
      }
      kept.fill(0)
      enter(newKey, own, file)
    },
  }
}
