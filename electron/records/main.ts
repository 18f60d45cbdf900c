import type { Contract, Handlers } from '../../shared/contract/define.ts'
import { audit } from '../../shared/contract/audit.ts'
import { day } from '../../shared/contract/day.ts'
import { drafts } from '../../shared/contract/drafts.ts'
import { frames } from '../../shared/contract/frames.ts'
import { knowledge } from '../../shared/contract/knowledge.ts'
import { library } from '../../shared/contract/library.ts'
import { patients } from '../../shared/contract/patients.ts'
import { ingest } from '../../shared/contract/ingest.ts'
import { leaving } from '../../shared/contract/leaving.ts'
import { post } from '../../shared/contract/post.ts'
import { safekeeping } from '../../shared/contract/safekeeping.ts'
import { vault as vaultContract } from '../../shared/contract/vault.ts'
import { runService } from '../host/service.ts'
import { withDiskCause } from './disk-cause.ts'
import { auditHandlers } from './handlers/audit.ts'
import { dayHandlers } from './handlers/day.ts'
import { draftHandlers } from './handlers/drafts.ts'
import { knowledgeHandlers } from './handlers/knowledge.ts'
import { libraryHandlers } from './handlers/library.ts'
import { patientHandlers } from './handlers/patients.ts'
import { frameHandlers } from './handlers/frames.ts'
import { ingestHandlers } from './handlers/ingest.ts'
import { leavingHandlers } from './handlers/leaving.ts'
import { postHandlers } from './handlers/post.ts'
import { safekeepingHandlers } from './handlers/safekeeping.ts'
import { vaultHandlers } from './handlers/vault.ts'
import { lookedAt } from './looked-at.ts'
import { readers } from './readers/readers.ts'
import { backupsByThemselves } from './safekeeping/by-itself.ts'
import { sweepDrills } from './safekeeping/drill-folder.ts'
import { heard } from './safekeeping/heard.ts'
import { backupMaker } from './safekeeping/make-backup.ts'
import { openVault } from './vault.ts'

/** How often it is looked whether a backup is due. */
const LOOK_MILLISECONDS = 30_000

runService(host => {
  const vault = openVault(host.settings.home, () => new Date())
  const reading = readers({ reading: vault.reading, log: host.log })
  const maker = backupMaker(vault, reading.upkeep)
  const looked = lookedAt({ store: vault.store, log: host.log })
  vault.beforeLock(looked.now)
  const byThemselves = backupsByThemselves({ vault, maker, log: host.log })
  sweepDrills()
  setInterval(() => void byThemselves.look(), LOOK_MILLISECONDS).unref()
  host.session(() => vault.caller())
  const offer = <C extends Contract>(contract: C, handlers: Handlers<C>) =>
    host.offer(contract, withDiskCause(host.settings.home, heard(contract, handlers, byThemselves.heard)))
  offer(vaultContract, vaultHandlers(vault, reading, maker, host.renew))
  offer(safekeeping, safekeepingHandlers(vault, reading, { maker, home: host.settings.home }))
  offer(patients, looked.patients(reading.patients(patientHandlers(vault.store))))
  offer(library, reading.library(libraryHandlers(vault.store)))
  offer(day, looked.day(reading.day(dayHandlers(vault.store))))
  offer(drafts, draftHandlers(vault.store))
  offer(leaving, leavingHandlers(vault.store))
  offer(audit, auditHandlers(vault.store))
  offer(ingest, ingestHandlers(vault.store))
  offer(frames, reading.frames(frameHandlers(vault.store)))
  offer(knowledge, knowledgeHandlers(vault.store))
  offer(post, postHandlers(vault.store))
  host.onStop(() =>
    reading.without(() => {
      vault.lock()
    }),
  )
})
