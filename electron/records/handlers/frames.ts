import type { Handlers } from '../../../shared/contract/define.ts'
import type { frames } from '../../../shared/contract/frames.ts'
import { trialOf, type Asked } from '../../../shared/domain/asked.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import { alikeReader } from '../frames/alike/alike-frame.ts'
import { cohort } from '../frames/cohort.ts'
import { extentOf } from '../frames/extent.ts'
import { caseFrame } from '../frames/measure/case-frame.ts'
import { countMeasure } from '../frames/measure/count-measure.ts'
import { foretoldOperations } from '../frames/measure/foretold.ts'
import { measureFrame } from '../frames/measure/measure-frame.ts'
import { mixFrame } from '../frames/measure/mix/mix-frame.ts'
import { hasBegun } from '../frames/begun.ts'
import { concernOf, standingOf } from '../frames/concern.ts'
import { readerOf, readerOfOne } from '../frames/reader.ts'
import { countedDecisions } from './decisions.ts'
import type { Store } from '../open-store.ts'

/** What records does when learning asks for columns. */
export function frameHandlers(store: () => Store): Handlers<typeof frames> {
  const alike = alikeReader()
  function kept(hash: string): Asked {
    const body = store().questions.body(hash)
    if (body === undefined) throw new AppError('not-found', say('question.unknown'))
    return JSON.parse(body) as Asked // checked on its way in, and never changed
  }
  return {
    frame: ({ question, ...beside }, context) =>
      cohort(readerOf(store()), trialOf(question), { ...context, ...beside }),
    async measure({ whole, periods }, { signal, report }) {
      const counting = await countMeasure(store(), whole, {
        periods,
        breathe: breather(signal),
        told: (done, of) => report({ phase: say('outcome.counting'), done, of }),
      })
      return measureFrame(whole, periods, counting)
    },
    async cases({ whole, periods, score, units }, { signal, report }) {
      const breathe = breather(signal)
      const counting = await countMeasure(store(), whole, {
        periods,
        breathe,
        told: (done, of) => report({ phase: say('outcome.counting'), done, of }),
      })
      return caseFrame(store(), counting, { whole, score, units, breathe })
    },
    async mix({ whole, periods, factors, score }, { signal, report }) {
      const breathe = breather(signal)
      const counting = await countMeasure(store(), whole, {
        periods,
        breathe,
        told: (done, of) => report({ phase: say('outcome.counting'), done, of }),
      })
      return mixFrame(store(), counting, { whole, factors, score, breathe })
    },
    foretold: ({ measure, score }, { signal, report }) =>
      foretoldOperations(store(), {
        measure,
        score,
        today: store().now().toISOString().slice(0, 10),
        breathe: breather(signal),
        told: (done, of) => report({ phase: say('outcome.counting'), done, of }),
      }),
    decided: ({ today }, { signal }) => countedDecisions(store(), { today, breathe: breather(signal) }),
    async touchedBy({ people, questionHashes }, { signal }) {
      const breathe = breather(signal)
      const reader = readerOf(store())
      const touched = []
      for (const hash of questionHashes) {
        await breathe()
        if (hasBegun(reader, trialOf(kept(hash)), people)) touched.push(hash)
      }
      return { questionHashes: touched }
    },
    extent: () => extentOf(store()),
    alike: ({ patient }, { signal }) => alike(store(), store().charts.chartOf(patient), breather(signal)),
    standing({ patient: asked, question }) {
      const patient = store().charts.chartOf(asked)
      const reader = readerOfOne(store(), patient)
      return standingOf({ reader, asked: trialOf(question), patient, now: store().now() })
    },
    async concerns({ patient: asked, questionHashes }, { signal }) {
      const breathe = breather(signal)
      const patient = store().charts.chartOf(asked)
      const reader = readerOfOne(store(), patient)
      const found = []
      for (const questionHash of questionHashes) {
        await breathe()
        const asked = trialOf(kept(questionHash))
        found.push({ questionHash, ...concernOf({ reader, asked, patient, now: store().now() }) })
      }
      return found
    },
  }
}
