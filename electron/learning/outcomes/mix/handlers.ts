import type { Client, Handlers } from '../../../../shared/contract/define.ts'
import type { frames as framesContract } from '../../../../shared/contract/frames.ts'
import type { mixMethods } from '../../../../shared/contract/measures-mix.ts'
import type { RiskAsked } from '../../../../shared/contract/measures-risk.ts'
import { groupsOf, type RiskModel } from '../../../../shared/domain/benchmarks/risk-model.ts'
import { dayNumber } from '../../../../shared/domain/day/iso-day.ts'
import { mixFactors, type BandedScore } from '../../../../shared/domain/measures/mix-frame.ts'
import { AppError } from '../../../../shared/errors.ts'
import { say } from '../../../../shared/words/message.ts'
import { breather } from '../../../host/breathe.ts'
import { breathing } from '../../stats/foundations/in-steps.ts'
import { fits, named } from '../risk/reckoner.ts'
import { mixOf } from './mix-of.ts'

type Methods = Handlers<{ name: 'measures'; methods: typeof mixMethods }>
type Frames = Pick<Client<typeof framesContract>, 'mix'>

/** Where the bands of a risk begin that was itself recorded, but the first: shares. */
const RISKS = [0.01, 0.02, 0.05, 0.1, 0.2]

/** A score with the groups of its model, or of a recorded risk. Throws AppError for a model that is none of it. */
function bandedScoreOf(
  risk: RiskAsked,
  { riskModels, measure }: { riskModels: readonly RiskModel[]; measure: string },
): BandedScore {
  if (risk.is === 'recorded') {
    const { score } = risk
    return { ...score, cuts: RISKS.map(each => (score.unit === '%' ? 100 * each : each)) }
  }
  const model = named(riskModels, risk.model)
  fits(model, measure)
  return { ...risk.score, cuts: groupsOf(model) }
}

/** What learning does when somebody asks what lies behind a difference. */
export function mixHandlers(frames: Frames, riskModels: readonly RiskModel[]): Methods {
  return {
    async mix({ whole, before, after, risk }, { signal, report }) {
      if (before.from > before.to || after.from > after.to || before.to >= after.from)
        throw new AppError('refused', say('mix.spans-overlap'))
      const { measure, concepts } = whole
      const score = risk && bandedScoreOf(risk, { riskModels, measure: measure.id })
      const spans = [before, after].map(({ from, to }) => ({
        fromDay: dayNumber(from),
        toDay: dayNumber(to),
      })) as [{ fromDay: number; toDay: number }, { fromDay: number; toDay: number }]
      const frame = await frames.mix(
        {
          whole,
          periods: spans,
          factors: mixFactors.filter(each => each !== 'score' || score !== undefined),
          ...(score && { score }),
        },
        { signal, onProgress: report },
      )
      const labels = new Map(concepts.map(({ id, label }) => [id, label]))
      const absent = frame.absent.map(concept => labels.get(concept) ?? concept)
      const found = await breathing(mixOf({ measure, frame, absent }, spans), breather(signal))
      return { ...found, ...(score && { score }) }
    },
  }
}
