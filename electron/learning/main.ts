import path from 'node:path'
import { frames } from '../../shared/contract/frames.ts'
import { knowledge } from '../../shared/contract/knowledge.ts'
import { learning } from '../../shared/contract/learning.ts'
import { measures } from '../../shared/contract/measures.ts'
import { runService } from '../host/service.ts'
import { readControls } from './controls/library.ts'
import { handlers } from './handlers.ts'
import { readLibrary } from './library.ts'
import { changeHandlers } from './outcomes/changes/handlers.ts'
import { forecastHandlers } from './outcomes/forecasts/handlers.ts'
import { measureHandlers } from './outcomes/handlers.ts'
import { ownHandlers } from './outcomes/own/handlers.ts'
import { readMeasures } from './outcomes/library.ts'
import { monthHandlers } from './outcomes/month.ts'
import { lookHandlers } from './outcomes/looks/handlers.ts'
import { mixHandlers } from './outcomes/mix/handlers.ts'
import { riskHandlers } from './outcomes/risk/handlers.ts'
import { readPublished } from './outcomes/risk/library.ts'

/** resources/ lies two folders up, from the source (electron/learning) as from the build (out/main). */
const resources = path.join(import.meta.dirname, '../../resources')
const today = () => new Date().toISOString().slice(0, 10)

/** How often it is looked whether something new touches a standing question. */
const LOOK_MILLISECONDS = 4_000

runService(host => {
  const frameClient = host.need(frames)
  const knowledgeClient = host.need(knowledge)
  const published = readPublished(resources)
  const library = readMeasures(resources)
  host.offer(
    learning,
    handlers({
      records: { frames: frameClient, knowledge: knowledgeClient },
      library: readLibrary(path.join(resources, 'questions'), library.concepts),
      concepts: library.concepts,
      controls: readControls(path.join(resources, 'negative-controls')),
      today,
      log: host.log,
      lookMilliseconds: LOOK_MILLISECONDS,
    }),
  )
  const listed = measureHandlers(frameClient, library, knowledgeClient)
  host.offer(measures, {
    ...listed,
    ...changeHandlers(frameClient, knowledgeClient),
    ...monthHandlers(frameClient, knowledgeClient),
    ...riskHandlers(frameClient, published),
    ...lookHandlers(listed.series),
    ...mixHandlers(frameClient, published.riskModels),
    ...forecastHandlers(frameClient, knowledgeClient, published.riskModels),
    ...ownHandlers(knowledgeClient),
  })
})
