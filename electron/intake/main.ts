import { ingest } from '../../shared/contract/ingest.ts'
import { intake } from '../../shared/contract/intake.ts'
import { runService } from '../host/service.ts'
import { handlers } from './handlers.ts'

runService(host => {
  host.offer(intake, handlers(host.need(ingest), host.log))
})
