import type { Client, Handlers } from '../../../../shared/contract/define.ts'
import type { frames as framesContract } from '../../../../shared/contract/frames.ts'
import type { knowledge as knowledgeContract } from '../../../../shared/contract/knowledge.ts'
import type { changeMethods } from '../../../../shared/contract/measures-changes.ts'
import { dayNumber } from '../../../../shared/domain/day/iso-day.ts'
import type { ChangeLine, ChangeStatement, KeptChange } from '../../../../shared/domain/measures/change.ts'
import type { WholeMeasure } from '../../../../shared/domain/measures/measure.ts'
import { breather } from '../../../host/breathe.ts'
import { breathing } from '../../stats/foundations/in-steps.ts'
import { hashOfMeasure } from '../../../host/hash-of-measure.ts'
import { asHeard } from '../as-heard.ts'
import { pairsOf } from './pairs.ts'
import { spansOf, type Spans } from './spans.ts'
import { statementOf, type PairsOfSpans } from './statement.ts'

type Methods = Handlers<{ name: 'measures'; methods: typeof changeMethods }>
type Frames = Pick<Client<typeof framesContract>, 'measure' | 'mix' | 'extent'>
type Keeping = Pick<
  Client<typeof knowledgeContract>,
  'keepChange' | 'changes' | 'change' | 'keepLook' | 'takeBackChange'
>
type Context = Parameters<Methods['judgeChange']>[1]

const lineOf = ({ whole: { measure }, ...kept }: KeptChange): ChangeLine => ({
  ...kept,
  measure: measure.id,
  title: measure.title,
  unit: measure.quantity === undefined ? 'share' : 'days',
})

/** What learning does with what one changes in one's practice. */
export function changeHandlers(frames: Frames, keeping: Keeping): Methods {
  /** Whoever is counted once a span is mostly the same before and after. */
  async function pairsIn(
    whole: WholeMeasure,
    { earlier, before, after }: Spans,
    signal: AbortSignal,
  ): Promise<PairsOfSpans | undefined> {
    const { index, quantity } = whole.measure
    const last = before.at(-1)
    if (index.at !== 'period-end' || quantity !== undefined || !last || !after) return undefined
    const periods = [...(earlier ? [earlier] : []), last, after]
    const frame = await frames.mix({ whole, periods, factors: [] }, { signal })
    if (!earlier) return { since: pairsOf(frame, [0, 1]) }
    return {
      since: pairsOf(frame, [1, 2]),
      earlier: { before: pairsOf(frame, [0, 1]), since: pairsOf(frame, [0, 2]) },
    }
  }
  async function judged(
    { change, today }: { change: number; today: string },
    { signal, report }: Context,
  ): Promise<ChangeStatement> {
    const kept = await keeping.change({ change }, { signal })
    const extent = await frames.extent({}, { signal })
    const spans = spansOf(extent, { made: dayNumber(kept.made), today: dayNumber(today) })
    const { earlier, before, after } = spans
    const periods = [...(earlier ? [earlier] : []), ...before, ...(after ? [after] : [])]
    const counted = await frames.measure({ whole: kept.whole, periods }, { signal, onProgress: report })
    const frame = asHeard(kept.whole, counted)
    const pairs = frame === counted ? await pairsIn(kept.whole, spans, signal) : undefined
    return breathing(statementOf({ ...kept, today, pairs }, spans, frame), breather(signal))
  }
  return {
    changes: async () =>
      (await keeping.changes({})).filter(({ takenBack }) => takenBack === null).map(lineOf),
    writeChange: ({ requestId, planned }) =>
      keeping.keepChange({ requestId, planned, hash: hashOfMeasure(planned.whole) }),
    judgeChange: judged,
    async keepLook({ requestId, change, today, next }, context) {
      const statement = await judged({ change, today }, context)
      await keeping.keepLook({ requestId, change, statement, next })
      return statement
    },
    takeBackChange: keeping.takeBackChange,
  }
}
