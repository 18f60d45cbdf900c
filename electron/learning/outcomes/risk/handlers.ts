import type { z } from 'zod'
import type { CallContext, Client, Handlers, Progress } from '../../../../shared/contract/define.ts'
import type { frames as framesContract } from '../../../../shared/contract/frames.ts'
import type { riskMethods } from '../../../../shared/contract/measures-risk.ts'
import type { Period } from '../../../../shared/domain/measures/frame.ts'
import type { By } from '../../../../shared/domain/measures/series.ts'
import { say } from '../../../../shared/words/message.ts'
import { breather } from '../../../host/breathe.ts'
import { asHeard } from '../as-heard.ts'
import { wholePeriods } from '../periods.ts'
import { pointsOf } from '../points.ts'
import { besideFigure, lineOf, spanWords } from './beside.ts'
import { casesOf } from './cases.ts'
import type { Published } from './library.ts'
import { fits, named, riskReckoner } from './reckoner.ts'
import { funnelAlone, riskAdjustedOf } from './risk-adjusted.ts'
import { whosePeople } from './whose-people.ts'

type Methods = Handlers<{ name: 'measures'; methods: typeof riskMethods }>
type CasesAsked = z.output<typeof riskMethods.funnel.input>
type Frames = Pick<Client<typeof framesContract>, 'measure' | 'extent' | 'cases'>

/** All that there is, as long as a chart may be: what one did long ago counts as well. */
const ALL = 240
const yearOf = (periods: readonly Period[]): number | undefined => {
  const last = periods.at(-1)
  return last && new Date(last.toDay * 86_400_000).getUTCFullYear()
}

/** What learning does when the window holds one's own outcomes against what was to be expected. */
export function riskHandlers(frames: Frames, { benchmarks, riskModels }: Published): Methods {
  async function periodsOf(by: By, most: number | undefined, signal: AbortSignal): Promise<Period[]> {
    const extent = await frames.extent({}, { signal })
    return extent ? wholePeriods(extent, by, most ?? ALL) : []
  }
  /** Each case with its risk and its unit; or why risk cannot be allowed for. */
  async function casesAsked(
    { whole, by, periods: most, risk, recalibrate, units }: CasesAsked,
    { signal, report }: Pick<CallContext<Progress>, 'signal' | 'report'>,
  ) {
    const { measure } = whole
    if (measure.index.at === 'period-end' || measure.quantity !== undefined)
      return { kind: 'none' as const, reason: say('risk.events-only'), remedy: say('risk.choose-events') }
    const model = risk.is === 'model' ? named(riskModels, risk.model) : undefined
    const reckon = riskReckoner(risk, { riskModels, measure: measure.id })
    const periods = await periodsOf(by, most, signal)
    const asked = { whole, periods, score: risk.score, units }
    const frame = await frames.cases(asked, { signal, onProgress: report })
    return {
      kind: 'counted' as const,
      ...casesOf(frame, reckon),
      units: { by: units, levels: frame.units },
      recalibrate,
      model,
      periods,
      frame,
    }
  }
  return {
    benchmarks: () => [...benchmarks],
    benchmarkLines: ({ measure }) =>
      benchmarks.filter(({ measures }) => measures.includes(measure)).map(lineOf),
    riskModels: () => [...riskModels],
    async beside({ whole, by, periods: most, benchmark: name }, { signal, report }) {
      const benchmark = named(benchmarks, name)
      const { measure } = whole
      fits(benchmark, measure.id)
      const periods = await periodsOf(by, most, signal)
      const asked = { whole, periods }
      const frame = asHeard(whole, await frames.measure(asked, { signal, onProgress: report }))
      const { points, total } = pointsOf(measure, frame)
      const found = besideFigure(total.numerator, total.denominator, benchmark.figure)
      const cases =
        measure.index.at === 'period-end'
          ? undefined
          : await frames.cases(asked, { signal, onProgress: report })
      return {
        ...found,
        reading: [...spanWords(measure.index, points), ...found.reading],
        differs: whosePeople(benchmark.people, benchmark.limits, {
          ageYears: cases?.ageYears,
          year: yearOf(periods),
        }),
      }
    },
    async riskAdjusted({ runLength, limits, ...asked }, { signal, report }) {
      const found = await casesAsked({ ...asked, units: 'source' }, { signal, report })
      if (found.kind === 'none') return found
      const { model, periods, frame, ...those } = found
      return riskAdjustedOf(those.cases, {
        ...those,
        periods,
        runLength,
        limits,
        people: model
          ? whosePeople(model.people, model.limits, { ageYears: frame.ageYears, year: yearOf(periods) })
          : [say('risk.recorded-by-others')],
        breathe: breather(signal),
      })
    },
    async funnel(asked, { signal, report }) {
      const found = await casesAsked(asked, { signal, report })
      return found.kind === 'none' ? found : funnelAlone(found.cases, found)
    },
  }
}
