import path from 'node:path'
import type { Progress } from '../../../shared/contract/define.ts'
import type { DrillResult } from '../../../shared/domain/backups.ts'
import { AppError, type FaultCode } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { removeIfPossible } from '../../host/durable.ts'
import { readBackup } from '../home/backup-file.ts'
import { unwrapKey } from '../home/key-file.ts'
import type { Secret } from '../home/secret.ts'
import { STORE } from '../home/layout.ts'
import { STORE_NAME } from '../home/store-at.ts'
import type { Store } from '../open-store.ts'
import type { Readers } from '../readers/readers.ts'
import { personOf } from '../who.ts'
import type { Vault } from '../vault.ts'
import { backupNotes } from './backup-notes.ts'
import { drillFolder } from './drill-folder.ts'
import { ownWord, type OwnWord } from './try-out.ts'

/** What is the backup's own fault, and so the outcome of its drill; a mistyped passphrase is not. */
const ITS_OWN: ReadonlySet<FaultCode> = new Set(['store-damaged', 'unreadable-source', 'newer-store'])

interface Asked {
  readonly file: string
  readonly passphrase: Secret
  readonly signal: AbortSignal
  readonly report: (step: Progress) => void
}
type Outcome = Pick<DrillResult, 'isSound' | 'said'>

/** How a sound backup differs from what is here. */
function compared(its: OwnWord, here: OwnWord): Message {
  const { people, facts, newest } = its
  if (its.content === here.content && people === here.people && facts === here.facts)
    return say('drill.same', { people, facts })
  const values = { people, facts, peopleHere: here.people, factsHere: here.facts }
  return newest === ''
    ? say('drill.differs', values)
    : say('drill.differs-since', { ...values, newest: newest.slice(0, 10) })
}

async function outcomeOf(
  store: Store,
  upkeep: Pick<Readers['upkeep'], 'tryOut'>,
  { file, passphrase, signal, report }: Asked,
): Promise<Outcome> {
  const folder = drillFolder()
  try {
    report({ phase: say('drill.taking-apart'), done: 0 })
    const copied = path.join(folder, STORE)
    const keyFile = await readBackup(file, copied, { signal, report })
    const { key } = await unwrapKey(keyFile, passphrase)
    try {
      const asked = { file: copied, key: new Uint8Array(key), store: keyFile.store }
      const { wrong, ...its } = await upkeep.tryOut(asked, { signal, onProgress: report })
      if (wrong.length > 0) return { isSound: false, said: say('drill.unsound', { findings: wrong }) }
      const isOther = store.meta.get(STORE_NAME) !== keyFile.store
      const { people, facts } = its
      return {
        isSound: true,
        said: isOther ? say('drill.another', { people, facts }) : compared(its, ownWord(store)),
      }
    } finally {
      key.fill(0)
    }
  } catch (error) {
    if (!(error instanceof AppError && ITS_OWN.has(error.code))) throw error
    return { isSound: false, said: say('drill.fails', { reason: error.said }) }
  } finally {
    removeIfPossible(folder)
  }
}

/**
 * Restores a backup into a place of its own that is removed again, opens it, checks all of it, compares what it says of
 * itself with what is here, and notes what came of it. Throws AppError 'wrong-passphrase'.
 */
export async function drill(
  vault: Pick<Vault, 'store' | 'caller'>,
  upkeep: Pick<Readers['upkeep'], 'tryOut'>,
  asked: Asked,
): Promise<DrillResult> {
  const outcome = await outcomeOf(vault.store(), upkeep, asked)
  const store = vault.store()
  const result = { at: store.now().toISOString(), file: asked.file, ...outcome }
  store.write(() => {
    backupNotes(store).setDrill(result)
    store.audit.write(
      say('audit.drill', { outcome: outcome.isSound ? 'sound' : 'unsound' }),
      personOf(vault.caller()),
    )
  })
  return result
}
