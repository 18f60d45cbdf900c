import { exchange } from '../../shared/contract/exchange.ts'
import { post } from '../../shared/contract/post.ts'
import { runService } from '../host/service.ts'
import { handlers } from './handlers.ts'
import { sessions } from './session.ts'

runService(host => {
  const records = host.need(post)
  const open = sessions(host.settings.home, records, host.log)
  host.offer(exchange, handlers(host.settings.home, records, open))
  host.onStop(() => open.close())
})
