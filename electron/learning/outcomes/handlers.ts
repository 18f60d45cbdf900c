import type { Client, Handlers } from '../../../shared/contract/define.ts'
import type { frames as framesContract } from '../../../shared/contract/frames.ts'
import type { knowledge as knowledgeContract } from '../../../shared/contract/knowledge.ts'
import type { measures as measuresContract } from '../../../shared/contract/measures.ts'
import { lookBackDays } from '../../../shared/domain/measures/look-back.ts'
import { isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { say } from '../../../shared/words/message.ts'
import { asHeard } from './as-heard.ts'
import { chartInPhases } from './chart-of.ts'
import { doubtsOf } from './doubts.ts'
import { hashOfMeasure } from '../../host/hash-of-measure.ts'
import type { MeasureLibrary } from './library.ts'
import { wholePeriods } from './periods.ts'
import { pointsOf } from './points.ts'

/** So many periods where nobody asks for more: enough for limits, and few enough to be of today. */
const usually: Readonly<Record<By, number>> = { month: 24, quarter: 16, year: 10 }

/** What learning does when the window asks for one's own outcomes. */
export function measureHandlers(
  frames: Pick<Client<typeof framesContract>, 'measure' | 'extent'>,
  library: MeasureLibrary,
  knowledge: Pick<Client<typeof knowledgeContract>, 'ownMeasures' | 'rebasings'>,
): Pick<Handlers<typeof measuresContract>, 'list' | 'concepts' | 'series'> {
  return {
    async list(_, { signal }) {
      const own = await knowledge.ownMeasures({}, { signal })
      return [
        ...library.measures.map(whole => ({ whole, hash: hashOfMeasure(whole), own: null })),
        ...own.map(({ whole, version, kept }) => ({
          whole,
          hash: hashOfMeasure(whole),
          own: { version, kept },
        })),
      ]
    },
    concepts: () => [...library.concepts],
    async series(
      { whole, by, periods: most = usually[by], baselineMarks, chart: asked },
      { signal, report },
    ) {
      const { measure } = whole
      const extent = await frames.extent({}, { signal })
      const periods = extent ? wholePeriods(extent, by, most) : []
      const frame = asHeard(whole, await frames.measure({ whole, periods }, { signal, onProgress: report }))
      const { points, total } = pointsOf(measure, frame)
      const rebasings = await knowledge.rebasings({ measure: measure.id }, { signal })
      const { chart, undrawn } = chartInPhases(measure, asked ?? measure.chart, rebasings, {
        points: points.filter(({ isWhole }) => isWhole),
        frame,
        isQuantity: measure.quantity !== undefined,
        isOverlapping: periods.some(({ fromDay, toDay }) => lookBackDays(measure) > toDay - fromDay + 1),
        baselineMarks,
      })
      return {
        hash: hashOfMeasure(whole),
        by,
        upTo: frame.upTo === null ? null : isoOfDay(frame.upTo),
        points,
        total,
        chart,
        people: frame.people,
        matched: frame.matched,
        doubts: [
          ...doubtsOf(whole, frame, { points, total, chart }),
          ...undrawn.map(({ day }) => say('outcome.rebase-not-drawn', { day })),
        ],
      }
    },
  }
}
