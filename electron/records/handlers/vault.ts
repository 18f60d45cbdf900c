import type { Handlers } from '../../../shared/contract/define.ts'
import type { vault as vaultContract } from '../../../shared/contract/vault.ts'
import type { Vault } from '../vault.ts'
import { verify } from '../verify.ts'

/** What records does when the window opens, locks, copies or checks the store. */
export function vaultHandlers(vault: Vault): Handlers<typeof vaultContract> {
  return {
    status: () => ({ state: vault.state(), demonstration: vault.kind() === 'demonstration' }),
    async create({ passphrase, demonstration }) {
      await vault.create(passphrase, demonstration ?? false)
      return {}
    },
    unlock: ({ passphrase }) => vault.unlock(passphrase),
    lock() {
      vault.lock()
      return {}
    },
    async changePassphrase({ current, next }) {
      await vault.changePassphrase(current, next)
      return {}
    },
    endDemonstration: () => vault.endDemonstration(),
    backup: ({ path }) => vault.backup(path),
    restore: ({ path, passphrase }) => vault.restore(path, passphrase),
    async verify(_, { signal, report }) {
      const checks = await verify(vault.store(), signal, report)
      return { ok: checks.every(each => each.ok), checks }
    },
  }
}
