import { charts } from '../../shared/contract/charts.ts'
import { frames } from '../../shared/contract/frames.ts'
import { ingest } from '../../shared/contract/ingest.ts'
import { post } from '../../shared/contract/post.ts'
import { vault as vaultContract } from '../../shared/contract/vault.ts'
import { runService } from '../host/service.ts'
import { chartHandlers } from './handlers/charts.ts'
import { frameHandlers } from './handlers/frames.ts'
import { ingestHandlers } from './handlers/ingest.ts'
import { postHandlers } from './handlers/post.ts'
import { vaultHandlers } from './handlers/vault.ts'
import { openVault } from './vault.ts'

runService(host => {
  const vault = openVault(host.settings.home, () => new Date())
  host.offer(vaultContract, vaultHandlers(vault))
  host.offer(charts, chartHandlers(vault.store))
  host.offer(ingest, ingestHandlers(vault.store))
  host.offer(frames, frameHandlers(vault.store))
  host.offer(post, postHandlers(vault.store))
  host.onStop(() => vault.lock())
})
