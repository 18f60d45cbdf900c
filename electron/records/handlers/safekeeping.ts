import type { Handlers } from '../../../shared/contract/define.ts'
import type { safekeeping } from '../../../shared/contract/safekeeping.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { refuseInside } from '../../host/outside-home.ts'
import { carryOutErasing, decideToErase, nameToErase } from '../erasing/carry-out.ts'
import { otherCopies } from '../erasing/other-copies.ts'
import { emptyFolder } from '../export/empty-folder.ts'
import { withSecret } from '../home/secret.ts'
import type { Readers } from '../readers/readers.ts'
import { isFolderThere } from '../safekeeping/backup-folder.ts'
import { backupNotes } from '../safekeeping/backup-notes.ts'
import { drill } from '../safekeeping/drill.ts'
import type { BackupMaker } from '../safekeeping/make-backup.ts'
import type { Vault } from '../vault.ts'
import { personOf } from '../who.ts'
import { referralHandlers } from './referral.ts'

/** What records does when the window asks how the casebook is kept safe. */
export function safekeepingHandlers(
  vault: Vault,
  { upkeep, without }: Pick<Readers, 'upkeep' | 'without'>,
  { maker, home }: { readonly maker: BackupMaker; readonly home: string },
): Handlers<typeof safekeeping> {
  return {
    async state() {
      const store = vault.store()
      const notes = backupNotes(store)
      const [folder, last] = [notes.folder() ?? null, notes.last()]
      const state = {
        folder,
        last: last ? withoutMark(last) : null,
        trouble: notes.trouble() ?? null,
        began: store.audit.began() ?? store.now().toISOString(),
        drill: notes.drill() ?? null,
      }
      return { ...state, isFolderThere: folder !== null && (await isFolderThere(folder)) }
    },
    async chooseFolder({ folder }, { caller }) {
      const store = vault.store()
      if (folder !== null) {
        if (store.kind() !== 'own') throw new AppError('refused', say('backup.not-demonstration'))
        refuseInside(home, folder)
        if (!(await isFolderThere(folder)))
          throw new AppError('not-found', say('backup.folder-away', { folder }))
      }
      store.write(() => {
        backupNotes(store).setFolder(folder ?? undefined)
        store.audit.write(
          folder === null ? say('audit.no-backup-folder') : say('audit.backup-folder', { folder }),
          personOf(caller),
        )
      })
      return {}
    },
    async backUp({ folder }, { signal, report }) {
      const into = folder ?? backupNotes(vault.store()).folder()
      if (into === undefined) throw new AppError('not-found', say('backup.no-folder'))
      return maker.toFolder(into, { signal, report })
    },
    async exportEverything(input, { signal, report, caller }) {
      const { folder } = input
      if (vault.store().kind() !== 'own') throw new AppError('refused', say('export.not-demonstration'))
      refuseInside(home, folder)
      const person = personOf(caller)
      const note = (said: Message) => {
        const { audit, write } = vault.store()
        write(() => audit.write(said, person))
      }
      const { takeBack } = emptyFolder(folder)
      try {
        note(say('audit.export-begun', { folder }))
        const written = await upkeep.takeOut(input, { signal, onProgress: report })
        note(say('audit.exported', { folder }))
        return written
      } catch (error) {
        takeBack() // the thread that wrote may have been ended by a lock, and take back nothing itself
        throw error
      }
    },
    ...referralHandlers(vault, { upkeep, home }),
    async erasureReceipt({ number }) {
      const name = nameToErase(vault.store(), number)
      const found = vault.store().erasures.byNumber(number)!
      return { ...found, name, copies: await otherCopies(vault) }
    },
    async erase({ number, name }, { caller, report, signal }) {
      signal.throwIfAborted()
      decideToErase(vault.store(), { number, typed: name, person: personOf(caller) })
      const record = await carryOutErasing(vault.store(), {
        ...vault.earlier,
        report,
        without: work => without(work),
      })
      return record!
    },
    erasedHere: () => vault.store().erasedAgain.list(),
    keepErased({ patient }, { caller }) {
      const { erasedAgain, audit, write } = vault.store()
      write(() => {
        erasedAgain.forget(patient)
        audit.write(say('audit.erased-kept', { chart: patient }), personOf(caller))
      })
      return {}
    },
    erasures: () => vault.store().erasures.list(),
    drill: ({ path, passphrase }, { signal, report }) =>
      withSecret(passphrase, secret =>
        drill(vault, upkeep, { file: path, passphrase: secret, signal, report }),
      ),
  }
}

const withoutMark = ({ mark: _mark, ...good }: { readonly mark: string; at: string; file: string }) => good
