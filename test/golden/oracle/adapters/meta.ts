import * as z from 'zod'
import { beggTest } from '../../../../electron/learning/stats/meta/begg.ts'
import { bestPredictions } from '../../../../electron/learning/stats/meta/best-predictions.ts'
import { eggerRandomEffects, eggerTest } from '../../../../electron/learning/stats/meta/egger.ts'
import type {
  EffectTest,
  Interval,
  NotEstimable,
} from '../../../../electron/learning/stats/meta/estimable.ts'
import { leaveOneOut } from '../../../../electron/learning/stats/meta/leave-one-out.ts'
import {
  mantelHaenszel,
  mantelHaenszelRates,
  type PooledCounts,
} from '../../../../electron/learning/stats/meta/mantel-haenszel.ts'
import { meanEffects, type ArmSummaries } from '../../../../electron/learning/stats/meta/mean-effects.ts'
import { metaAnalysis } from '../../../../electron/learning/stats/meta/meta-analysis.ts'
import { metaRegression } from '../../../../electron/learning/stats/meta/meta-regression.ts'
import { petoOddsRatio } from '../../../../electron/learning/stats/meta/peto.ts'
import { qProfile } from '../../../../electron/learning/stats/meta/q-profile.ts'
import {
  rateRatioEffects,
  type TwoArmRates,
} from '../../../../electron/learning/stats/meta/rate-ratio-effects.ts'
import {
  cochranMantelHaenszel,
  taroneTest,
  type ChiSquareTest,
} from '../../../../electron/learning/stats/meta/stratified-odds-ratio-tests.ts'
import { trimAndFill } from '../../../../electron/learning/stats/meta/trim-and-fill.ts'
import {
  halfWhereZero,
  twoByTwoEffects,
  type TwoArmCounts,
} from '../../../../electron/learning/stats/meta/two-by-two-effects.ts'
import type { CaseInput } from '../case-input.ts'
import type { Adapter, TopicAdapters } from './adapter.ts'

const Estimator = z.enum(['EE', 'DL', 'REML', 'PM', 'ML', 'HE', 'SJ', 'EB'])
const level = z.number().default(0.95)
const MetaParams = z.object({ estimator: Estimator, test: z.enum(['z', 'knha']).default('z'), level })
const RegressionParams = z.object({ estimator: Estimator.default('REML'), level })
const CountParams = z.object({
  measure: z.enum(['OR', 'RR', 'RD', 'IRR']),
  continuity_correction: z.boolean().default(false),
  level,
})
const EffectParams = z.object({
  measure: z.enum(['OR', 'RR', 'RD', 'IRR', 'MD', 'SMD']),
  add: z.number().default(halfWhereZero.add),
  to: z.enum(['only0', 'all', 'none', 'if0all']).default(halfWhereZero.to),
  drop_double_zero: z.boolean().default(true),
})

/** A part of a result, none where it is not estimable. */
const known = <T extends { kind: 'fitted' }>(part: T | NotEstimable | undefined): T | undefined =>
  part?.kind === 'fitted' ? part : undefined
const pair = (part: Interval | NotEstimable) => (part.kind === 'fitted' ? [part.lower, part.upper] : null)
const numberOf = (part: number | NotEstimable) => (typeof part === 'number' ? part : null)
const testOf = (part: EffectTest | NotEstimable) => known(part) ?? { statistic: null, p: null }

function studies(input: CaseInput): [effect: Float64Array, variance: Float64Array] {
  const column = (name: string) =>
    input.hasRole(name)
      ? input.column(name)
      : Float64Array.from(z.array(z.number()).parse(input.inline[name]))
  return [column('yi'), column('vi')]
}

const analysis: Adapter = (input, params) => {
  const { estimator, test: shortTest, level } = MetaParams.parse(params)
  const test = shortTest === 'knha' ? 'hartung-knapp' : 'z'
  const [effect, variance] = studies(input)
  const fit = known(metaAnalysis(effect, variance, estimator, test, level))
  if (!fit) return {}
  const profile = known(qProfile(effect, variance, level))
  const egger = known(eggerTest(effect, variance))
  const eggerRma = known(eggerRandomEffects(effect, variance))
  const begg = known(beggTest(effect, variance))
  const filled = known(trimAndFill(effect, variance, 'DL', level))
  return {
    k: fit.studies,
    estimate: fit.estimate,
    se: fit.standardError,
    ...testOf(fit.test),
    ...known(fit.interval),
    Q: fit.q.statistic,
    Q_df: fit.q.freedom,
    Q_p: fit.q.p,
    tau2: fit.tau2,
    se_tau2: fit.tau2StandardError,
    I2_percent: fit.i2Percent,
    H2: numberOf(fit.h2),
    loglik: fit.logLikelihood,
    prediction_interval_metafor: pair(fit.predictionLikeTest),
    prediction_interval_higgins_t_k_minus_2: pair(fit.predictionHiggins),
    weights_percent: fit.weightPercent,
    hartung_knapp_q: numberOf(fit.hartungKnappScale),
    blup: known(bestPredictions(effect, variance, estimator, test, level))?.studies.map(each => ({
      pred: each.estimate,
      se: each.standardError,
      pi_lb: each.lower,
      pi_ub: each.upper,
    })),
    leave_one_out: leaveOneOut(effect, variance, estimator, test, level).map((part, k) => {
      const rest = known(part)
      return (
        rest && {
          omitted: k + 1,
          estimate: rest.estimate,
          se: rest.standardError,
          p: testOf(rest.test).p,
          Q: rest.q.statistic,
          tau2: rest.tau2,
          I2: rest.i2Percent,
        }
      )
    }),
    tau2_q_profile_ci: profile && pair(profile.tau2),
    I2_q_profile_ci: profile && pair(profile.i2Percent),
    egger_lm: egger && {
      t: egger.statistic,
      df: egger.freedom,
      p: egger.p,
      intercept_limit_estimate: egger.limitEstimate,
    },
    egger_rma: eggerRma && { z: eggerRma.statistic, p: eggerRma.p },
    begg_rank: begg && { tau: begg.tau, p_no_exact: begg.p },
    trimfill_L0_DL: filled && {
      k0: filled.missing,
      side: filled.side,
      estimate: filled.analysis.estimate,
      se: filled.analysis.standardError,
    },
  }
}

const regression: Adapter = (input, params) => {
  const { estimator, level } = RegressionParams.parse(params)
  const [effect, variance] = studies(input)
  const { terms, columns } = input.design('x')
  const fit = known(metaRegression(effect, variance, columns, estimator, 'z', level))
  const scaled = known(metaRegression(effect, variance, columns, estimator, 'hartung-knapp', level))
  if (!fit || !scaled) return {}
  const moderators = known(fit.moderators)
  return {
    coefficients: fit.coefficients.map((each, c) => ({
      term: terms[c],
      estimate: each.estimate,
      se: each.standardError,
      ...testOf(each.test),
      lower: each.interval.lower,
      upper: each.interval.upper,
    })),
    tau2: fit.tau2,
    QM: moderators?.statistic ?? null,
    QM_p: moderators?.p ?? null,
    QE: fit.residual.statistic,
    QE_p: fit.residual.p,
    R2_percent: numberOf(fit.r2Percent),
    knha_se: scaled.coefficients.map(each => each.standardError),
    knha_p: scaled.coefficients.map(each => testOf(each.test).p),
  }
}

const twoByTwo = (input: CaseInput): TwoArmCounts => ({
  events1: input.column('ai'),
  people1: input.column('n1i'),
  events2: input.column('ci'),
  people2: input.column('n2i'),
})
const rates = (input: CaseInput): TwoArmRates => ({
  events1: input.column('x1i'),
  time1: input.column('t1i'),
  events2: input.column('x2i'),
  time2: input.column('t2i'),
})

const countResult = (fit: PooledCounts | undefined) =>
  fit && {
    estimate: fit.estimate,
    se: fit.standardError,
    z: testOf(fit.test).statistic,
    p: testOf(fit.test).p,
    lower: fit.interval.lower,
    upper: fit.interval.upper,
    Q: fit.heterogeneity.q,
    Q_df: fit.heterogeneity.freedom,
    Q_p: fit.heterogeneity.p,
    I2_percent: fit.heterogeneity.i2Percent,
  }

const pooledCounts: Adapter = (input, params) => {
  const { measure, continuity_correction, level } = CountParams.parse(params)
  if (measure === 'IRR') return { ...countResult(known(mantelHaenszelRates(rates(input), level))) }
  const cells = twoByTwo(input)
  const statistic = (name: string, part: ChiSquareTest | NotEstimable) => ({
    [name]: known(part)?.statistic ?? null,
    [`${name}_p`]: known(part)?.p ?? null,
  })
  return {
    ...countResult(known(mantelHaenszel(measure, cells, level))),
    ...statistic('cmh', cochranMantelHaenszel(cells, continuity_correction)),
    ...statistic('tarone', taroneTest(cells)),
  }
}

const peto: Adapter = (input, params) => ({
  ...countResult(known(petoOddsRatio(twoByTwo(input), z.object({ level }).parse(params).level))),
})

const effectSizes: Adapter = (input, params) => {
  const { measure, add, to, drop_double_zero } = EffectParams.parse(params)
  const zeroCells = { add, to, dropUninformative: drop_double_zero }
  const arm = (number: 1 | 2): ArmSummaries => ({
    mean: input.column(`m${number}i`),
    standardDeviation: input.column(`sd${number}i`),
    people: input.column(`n${number}i`),
  })
  const effects = () => {
    if (measure === 'MD' || measure === 'SMD') return meanEffects(measure, arm(1), arm(2))
    if (measure === 'IRR') return rateRatioEffects(rates(input), zeroCells)
    return twoByTwoEffects(measure, twoByTwo(input), zeroCells)
  }
  return {
    effects: effects().map((part, k) => ({
      row: k + 1,
      yi: known(part)?.effect ?? null,
      vi: known(part)?.variance ?? null,
    })),
  }
}

export const meta: TopicAdapters = {
  'effect-size': effectSizes,
  'meta': analysis,
  'mh': pooledCounts,
  'metareg': regression,
  peto,
}
