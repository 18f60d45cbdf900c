import path from 'node:path'
import { frames } from '../../shared/contract/frames.ts'
import { knowledge } from '../../shared/contract/knowledge.ts'
import { learning } from '../../shared/contract/learning.ts'
import { runService } from '../host/service.ts'
import { handlers } from './handlers.ts'
import { readLibrary } from './library.ts'

/** resources/ lies two folders up, from the source (electron/learning) as from the build (out/main). */
const library = path.join(import.meta.dirname, '../../resources/questions')
const today = () => new Date().toISOString().slice(0, 10)

runService(host => {
  host.offer(
    learning,
    handlers({
      records: { frames: host.need(frames), knowledge: host.need(knowledge) },
      library: readLibrary(library),
      today,
      log: host.log,
    }),
  )
})
