import type { Client, Handlers } from '../../../shared/contract/define.ts'
import type { frames as framesContract } from '../../../shared/contract/frames.ts'
import type { knowledge as knowledgeContract } from '../../../shared/contract/knowledge.ts'
import type { monthMethods } from '../../../shared/contract/measures-month.ts'
import { dayNumber, isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import type { MeasureFrame, Period } from '../../../shared/domain/measures/frame.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { daysOfMonth, type MonthRow } from '../../../shared/domain/measures/month.ts'
import { notLookedFor } from '../../../shared/domain/measures/not-looked-for.ts'
import { say } from '../../../shared/words/message.ts'
import { pointsOf } from './points.ts'

type Methods = Handlers<{ name: 'measures'; methods: typeof monthMethods }>

/** One month of a measure as a line of the table. */
function rowOf(whole: WholeMeasure, frame: MeasureFrame, { toDay }: Period): MonthRow {
  const { measure } = whole
  const { total, points } = pointsOf(measure, frame)
  return {
    measure: measure.id,
    title: measure.title,
    says: measure.says,
    unit: measure.quantity === undefined ? 'share' : 'days',
    ...total,
    isWhole: (points[0]?.isWhole ?? false) && frame.upTo !== null && frame.upTo >= toDay,
    notLookedFor: notLookedFor(whole, frame),
  }
}

/** What learning does when somebody asks for the counts of a month. */
export function monthHandlers(
  frames: Pick<Client<typeof framesContract>, 'measure' | 'extent'>,
  keeping: Pick<Client<typeof knowledgeContract>, 'measureSets' | 'keepMeasureSet' | 'dropMeasureSet'>,
): Methods {
  return {
    async month({ month, wholes }, { signal, report }) {
      const { from, to } = daysOfMonth(month)
      const period = { fromDay: dayNumber(from), toDay: dayNumber(to) }
      const rows: MonthRow[] = []
      const upTo = (await frames.extent({}, { signal }))?.toDay ?? null
      for (const [done, whole] of wholes.entries()) {
        report({ phase: say('outcome.counting'), done, of: wholes.length })
        const frame = await frames.measure({ whole, periods: [period] }, { signal })
        rows.push(rowOf(whole, frame, period))
      }
      return { month, upTo: upTo === null ? null : isoOfDay(upTo), rows }
    },
    sets: () => keeping.measureSets({}),
    keepSet: set => keeping.keepMeasureSet(set),
    dropSet: ({ name }) => keeping.dropMeasureSet({ name }),
  }
}
