import type { Client, Handlers } from '../../../shared/contract/define.ts'
import type { frames as framesContract } from '../../../shared/contract/frames.ts'
import type { measures as measuresContract } from '../../../shared/contract/measures.ts'
import { isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { chartOf } from './chart-of.ts'
import { doubtsOf } from './doubts.ts'
import { hashOfMeasure } from './hash-of-measure.ts'
import type { MeasureLibrary } from './library.ts'
import { wholePeriods } from './periods.ts'
import { pointsOf } from './points.ts'

/** So many periods where nobody asks for more: enough for limits, and few enough to be of today. */
const usually: Readonly<Record<By, number>> = { month: 24, quarter: 16, year: 10 }

/** What learning does when the window asks for one's own outcomes. */
export function measureHandlers(
  frames: Pick<Client<typeof framesContract>, 'measure' | 'extent'>,
  library: MeasureLibrary,
): Pick<Handlers<typeof measuresContract>, 'list' | 'concepts' | 'series'> {
  return {
    list: () => library.measures.map(whole => ({ whole, hash: hashOfMeasure(whole) })),
    concepts: () => [...library.concepts],
    async series(
      { whole, by, periods: most = usually[by], baselineMarks, chart: asked },
      { signal, report },
    ) {
      const { measure } = whole
      const extent = await frames.extent({}, { signal })
      const periods = extent ? wholePeriods(extent, by, most) : []
      const frame = await frames.measure({ whole, periods }, { signal, onProgress: report })
      const { points, total } = pointsOf(measure, frame)
      const chart = chartOf(measure, asked ?? measure.chart, {
        points: points.filter(({ isWhole }) => isWhole),
        frame,
        isQuantity: measure.quantity !== undefined,
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
        doubts: doubtsOf(whole, frame, { points, total, chart }),
      }
    },
  }
}
