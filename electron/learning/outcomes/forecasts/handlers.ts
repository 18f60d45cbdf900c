import type { CallContext, Client, Handlers } from '../../../../shared/contract/define.ts'
import type { frames as framesContract } from '../../../../shared/contract/frames.ts'
import type { knowledge as knowledgeContract } from '../../../../shared/contract/knowledge.ts'
import type { forecastMethods } from '../../../../shared/contract/measures-forecasts.ts'
import type { RiskAsked } from '../../../../shared/contract/measures-risk.ts'
import type { RiskModel } from '../../../../shared/domain/benchmarks/risk-model.ts'
import { dayNumber, isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import type {
  ForecastBook,
  ForetoldOperations,
  KeptPeriodForecast,
  PeriodForecast,
} from '../../../../shared/domain/measures/forecast.ts'
import type { Period } from '../../../../shared/domain/measures/frame.ts'
import type { WholeMeasure } from '../../../../shared/domain/measures/measure.ts'
import { notLookedFor } from '../../../../shared/domain/measures/not-looked-for.ts'
import { nextPeriod } from '../../../../shared/domain/measures/next-period.ts'
import { AppError } from '../../../../shared/errors.ts'
import { say } from '../../../../shared/words/message.ts'
import { wholePeriods } from '../periods.ts'
import { pointsOf } from '../points.ts'
import { riskReckoner } from '../risk/reckoner.ts'
import { gradeOf } from './grade.ts'
import { cameOf, periodWords } from './period.ts'

type Methods = Handlers<{ name: 'measures'; methods: typeof forecastMethods }>
type Frames = Pick<Client<typeof framesContract>, 'measure' | 'extent' | 'foretold'>
type Keeping = Pick<Client<typeof knowledgeContract>, 'keepForecast' | 'forecasts' | 'seeForecasts'>
type Kept = Awaited<ReturnType<Keeping['forecasts']>>
type Context = Pick<
  CallContext<Parameters<Parameters<Methods['forecasts']>[1]['report']>[0]>,
  'signal' | 'report'
>

/** So many periods before the next are known when it is foretold. */
const PERIODS_KNOWN = 12

function floats(all: readonly Float64Array[]): Float64Array<ArrayBuffer> {
  return Float64Array.from(all.flatMap(each => [...each]))
}

/**
 * Foretold operations by what was foretold of them, each graded by itself; the same measure in several of its forms
 * is one. A person has one number in all of them.
 */
function gradedByMeasure(
  all: readonly ForetoldOperations[],
  reckon: (score: number) => number,
): ForecastBook['operations'] {
  return [...Map.groupBy(all, ({ measure }) => measure)].map(([measure, forms]) => ({
    measure,
    title: forms.at(-1)!.title, // a group has members
    graded: gradeOf({
      expected: floats(forms.map(({ expected }) => expected)),
      state: Uint8Array.from(forms.flatMap(({ state }) => [...state])),
      member: Uint32Array.from(forms.flatMap(({ member }) => [...member])),
      risk: floats(forms.map(({ score }) => score.map(reckon))),
      replaced: forms.reduce((sum, { replaced }) => sum + replaced, 0),
    }),
  }))
}

const gradedIn = (operations: ForecastBook['operations'], periods: readonly PeriodForecast[]): number =>
  operations.reduce((sum, { graded: { counts } }) => sum + counts.happened + counts['did-not'], 0) +
  periods.filter(({ came, isReplaced }) => came !== null && !isReplaced).length

/** What learning does with what one expects. */
export function forecastHandlers(
  frames: Frames,
  keeping: Keeping,
  riskModels: readonly RiskModel[],
): Methods {
  /** What came in a period that lies wholly within the data. */
  async function cameIn(
    { from, to }: KeptPeriodForecast,
    { whole, extent, context: { signal, report } }: { whole: WholeMeasure; extent: Period; context: Context },
  ): Promise<PeriodForecast['came']> {
    const period = { fromDay: dayNumber(from), toDay: dayNumber(to) }
    if (period.toDay > extent.toDay) return null
    const frame = await frames.measure({ whole, periods: [period] }, { signal, onProgress: report })
    // Of what nobody ever wrote down here nobody knows how often it came.
    if (notLookedFor(whole, frame).length > 0) return null
    return cameOf(pointsOf(whole.measure, frame).points[0]!)
  }

  async function periodsOf(
    { periods, measures }: Kept,
    measure: string | undefined,
    context: Context,
  ): Promise<PeriodForecast[]> {
    const asked = periods.filter(each => measure === undefined || each.measure === measure)
    const extent = asked.length > 0 ? await frames.extent({}, { signal: context.signal }) : null
    const found: PeriodForecast[] = []
    for (const [place, each] of asked.entries()) {
      const { whole } = measures.find(({ hash }) => hash === each.hash)! // every forecast has one
      const isReplaced = asked
        .slice(place + 1)
        .some(({ measure: of, from, to }) => of === each.measure && from === each.from && to === each.to)
      const came = extent && !isReplaced ? await cameIn(each, { whole, extent, context }) : null
      found.push({
        ...each,
        title: whole.measure.title,
        isReplaced,
        came,
        reading: periodWords(each, { came, isReplaced }),
      })
    }
    return found
  }

  async function book(
    { measure, risk }: { measure?: string | undefined; risk?: RiskAsked | undefined },
    context: Context,
  ): Promise<ForecastBook & { seen: number }> {
    const { signal, report } = context
    const kept = await keeping.forecasts({}, { signal })
    const reckon = risk && measure !== undefined ? riskReckoner(risk, { riskModels, measure }) : () => NaN
    const foretold = await frames.foretold({ measure, score: risk?.score }, { signal, onProgress: report })
    const operations = gradedByMeasure(foretold, reckon)
    const periods = await periodsOf(kept, measure, context)
    return { operations, periods, gradedAll: gradedIn(operations, periods), seen: kept.seen }
  }

  return {
    async writeForecast({ requestId, whole, by, today, expected }, { signal }) {
      if (whole.measure.quantity !== undefined) throw new AppError('refused', say('forecast.shares-only'))
      const { from, to } = nextPeriod(today, by)
      const extent = await frames.extent({}, { signal })
      const periods = extent ? wholePeriods(extent, by, PERIODS_KNOWN) : []
      const { total } = pointsOf(whole.measure, await frames.measure({ whole, periods }, { signal }))
      const { numerator, denominator } = total
      const known = { upTo: extent && isoOfDay(extent.toDay), numerator, denominator }
      const { forecast } = await keeping.keepForecast({ requestId, whole, from, to, expected, known })
      return { forecast, from, to }
    },
    async forecasts(asked, context) {
      const { seen: _seen, ...told } = await book(asked, context)
      return told
    },
    async forecastNews(_, { signal }) {
      const { gradedAll, seen } = await book({}, { signal, report: () => undefined })
      return { fresh: Math.max(0, gradedAll - seen), graded: gradedAll }
    },
    seeForecasts: keeping.seeForecasts,
  }
}
