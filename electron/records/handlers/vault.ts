import type { Handlers } from '../../../shared/contract/define.ts'
import type { vault as vaultContract } from '../../../shared/contract/vault.ts'
import { toFault } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { oneAfterTheOther } from '../../host/one-after-the-other.ts'
import { withCause } from '../disk-cause.ts'
import { withSecret } from '../home/secret.ts'
import { ENOUGH, guessesFor } from '../passphrase-strength.ts'
import type { Readers } from '../readers/readers.ts'
import { rebuild } from '../rebuild.ts'
import type { BackupMaker } from '../safekeeping/make-backup.ts'
import type { Vault } from '../vault.ts'
import { personOf } from '../who.ts'

/** Whatever opens, closes or replaces the store: one of them at a time. */
const CHANGES = [
  'create',
  'unlock',
  'lock',
  'changePassphrase',
  'makeRecoverySheet',
  'endDemonstration',
  'putAside',
  'restore',
  'takeBack',
] as const

/**
 * What records does when the window opens, locks, copies or checks the store. `renew` ends this process and those of
 * the other services after a lock, and with them all that they remember.
 */
export function vaultHandlers(
  vault: Vault,
  { upkeep, without }: Pick<Readers, 'upkeep' | 'without'>,
  maker: Pick<BackupMaker, 'toFile'>,
  renew: () => void = () => undefined,
): Handlers<typeof vaultContract> {
  return oneAfterTheOther<typeof vaultContract>(
    {
      status() {
        const { is: state, said } = vault.state()
        return {
          state,
          demonstration: state !== 'broken' && vault.kind() === 'demonstration',
          ...(said && { said }),
          ...(state === 'open' && { recoverySheet: vault.recoverySheet() }),
        }
      },
      async create({ passphrase, demonstration }) {
        await withSecret(passphrase, secret => vault.create(secret, demonstration ?? false))
        return {}
      },
      async unlock({ passphrase, onlyReading }) {
        if (!onlyReading) return withSecret(passphrase, vault.unlock)
        const { who, cause, missing } = await withSecret(passphrase, vault.unlockToRead)
        return {
          ...who,
          ...(missing && { missing }),
          ...(cause !== undefined && { takesNothing: toFault(withCause(vault.home, cause)).said }),
        }
      },
      async lock() {
        const wasOpen = vault.isOpen()
        const unsaid = await without(() => vault.lock())
        if (wasOpen) renew()
        return unsaid ? { unsaid } : {}
      },
      async changePassphrase({ current, next }) {
        await withSecret(current, now =>
          withSecret(next, then => without(() => vault.changePassphrase(now, then))),
        )
        return {}
      },
      strength: async ({ passphrase }) => {
        const guesses = await guessesFor(passphrase)
        return { guesses, enough: guesses >= ENOUGH }
      },
      makeRecoverySheet: ({ passphrase }) => withSecret(passphrase, vault.makeRecoverySheet),
      keptRecoverySheet() {
        vault.keptRecoverySheet()
        return {}
      },
      endDemonstration: () => without(() => vault.endDemonstration()),
      putAside: () => vault.putAside(),
      previous: () => vault.previous(),
      takeBack: ({ name, passphrase }, { signal, report }) =>
        withSecret(passphrase, secret => without(() => vault.takeBack(name, secret, { signal, report }))),
      async backup({ path }, { signal, report }) {
        const { bytes, sha256 } = await maker.toFile(path, { signal, report })
        return { bytes, sha256 }
      },
      restore: ({ path, passphrase }, { signal, report }) =>
        withSecret(passphrase, secret => without(() => vault.restore(path, secret, { signal, report }))),
      async rebuild(_, { signal, report, caller }) {
        const { audit, write } = vault.store()
        const person = personOf(caller)
        write(() => audit.write(say('audit.rebuild-begun'), person))
        await rebuild(vault.store(), signal, report)
        write(() => audit.write(say('audit.rebuilt'), person))
        return {}
      },
      verify: ({ against }, { signal, report }) =>
        against === undefined
          ? upkeep.verify({ missing: vault.missing() }, { signal, onProgress: report })
          : vault.storeOfBackup(against, file =>
              upkeep.verify({ against: file, missing: vault.missing() }, { signal, onProgress: report }),
            ),
    },
    CHANGES,
  )
}
