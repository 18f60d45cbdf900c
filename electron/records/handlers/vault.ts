import type { Handlers } from '../../../shared/contract/define.ts'
import type { vault as vaultContract } from '../../../shared/contract/vault.ts'
import { say } from '../../../shared/words/message.ts'
import type { Readers } from '../readers/readers.ts'
import { rebuild } from '../rebuild.ts'
import type { Vault } from '../vault.ts'
import { personOf } from '../who.ts'

/** What records does when the window opens, locks, copies or checks the store. */
export function vaultHandlers(
  vault: Vault,
  { upkeep, without }: Pick<Readers, 'upkeep' | 'without'>,
): Handlers<typeof vaultContract> {
  return {
    status: () => ({ state: vault.state(), demonstration: vault.kind() === 'demonstration' }),
    async create({ passphrase, demonstration }) {
      await vault.create(passphrase, demonstration ?? false)
      return {}
    },
    unlock: ({ passphrase }) => vault.unlock(passphrase),
    async lock() {
      await without(() => vault.lock())
      return {}
    },
    async changePassphrase({ current, next }) {
      await without(() => vault.changePassphrase(current, next))
      return {}
    },
    endDemonstration: () => without(() => vault.endDemonstration()),
    backup: ({ path }) => vault.backup(path, to => upkeep.copy({ to })),
    restore: ({ path, passphrase }) => without(() => vault.restore(path, passphrase)),
    async rebuild(_, { signal, report, caller }) {
      const { audit, write } = vault.store()
      const person = personOf(caller)
      write(() => audit.write(say('audit.rebuild-begun'), person))
      await rebuild(vault.store(), signal, report)
      write(() => audit.write(say('audit.rebuilt'), person))
      return {}
    },
    verify: (input, { signal, report }) => upkeep.verify(input, { signal, onProgress: report }),
  }
}
