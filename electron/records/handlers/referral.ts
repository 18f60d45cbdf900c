import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Handlers } from '../../../shared/contract/define.ts'
import type { safekeeping } from '../../../shared/contract/safekeeping.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { writeWhole } from '../../host/durable.ts'
import { refuseInside } from '../../host/outside-home.ts'
import { sealed } from '../../host/sealed-file.ts'
import { drawnPassphrase } from '../diceware.ts'
import { withSecret } from '../home/secret.ts'
import { refuseWeak } from '../passphrase-strength.ts'
import type { Readers } from '../readers/readers.ts'
import type { Vault } from '../vault.ts'
import { personOf } from '../who.ts'

const FHIR_JSON = 'application/fhir+json'

/** What records does when the window asks for what leaves with one patient, on paper or in a file. */
export function referralHandlers(
  vault: Vault,
  { upkeep, home }: Pick<Readers, 'upkeep'> & { readonly home: string },
): Pick<Handlers<typeof safekeeping>, 'stamp' | 'referralReceipt' | 'suggestPassphrase' | 'refer'> {
  return {
    stamp: (_, { caller }) => ({ at: vault.store().now().toISOString(), person: personOf(caller) }),
    referralReceipt: (asked, { signal }) => upkeep.referralReceipt(asked, { signal }),
    suggestPassphrase: async () => ({ passphrase: await drawnPassphrase() }),
    async refer({ patient, file, passphrase, order, texts }, { caller, signal, report }) {
      if (vault.store().kind() !== 'own') throw new AppError('refused', say('referral.not-demonstration'))
      refuseInside(home, file)
      if (existsSync(file)) throw new AppError('conflict', say('referral.is-there', { file }))
      await withSecret(passphrase, refuseWeak)
      const person = personOf(caller)
      const { recipient } = order
      const note = (said: Message) => {
        const { audit, write } = vault.store()
        write(() => audit.write(said, person))
      }
      report({ phase: say('referral.writing'), done: 0 })
      const made = vault.store().now().toISOString()
      const identifier = randomUUID()
      const asked = { patient, order, texts, author: person, identifier, made }
      const { document } = await upkeep.referral(asked, { signal })
      const closed = await sealed(Buffer.from(document, 'utf8'), passphrase, FHIR_JSON)
      signal.throwIfAborted()
      // Before it is there: what left the casebook is in its log, whatever happens to the machine.
      note(say('audit.referral-begun', { chart: patient, recipient }))
      writeWhole(file, closed)
      const sha256 = createHash('sha256').update(closed).digest('hex')
      note(say('audit.referred', { chart: patient, recipient, sha256 }))
      return { bytes: Buffer.byteLength(closed), sha256 }
    },
  }
}
