import * as z from 'zod'
import { binomialTest } from '../../../../electron/learning/stats/tables/binomial-test.ts'
import {
  diagnosticAccuracy,
  type Share,
} from '../../../../electron/learning/stats/tables/diagnostic-accuracy.ts'
import {
  approximateRiskRatio,
  eValue,
  riskRatioOfMeanDifference,
  type EffectMeasure,
} from '../../../../electron/learning/stats/tables/e-value.ts'
import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  jeffreysInterval,
  wilsonCorrectedInterval,
  wilsonInterval,
} from '../../../../electron/learning/stats/tables/proportion-intervals.ts'
import { compareRates } from '../../../../electron/learning/stats/tables/rate-comparison.ts'
import type { Adapter } from './adapter.ts'

const Level = z.object({ level: z.number().default(0.95) })
export const proportion: Adapter = ({ inline }) => {
  const { rows } = z
    .object({ rows: z.array(z.object({ x: z.number(), n: z.number(), level: z.number().default(0.95) })) })
    .parse(inline)
  return {
    rows: rows.map(({ x, n, level }) => {
      const [wilson, corrected, exact, agresti, jeffreys] = [
        wilsonInterval,
        wilsonCorrectedInterval,
        clopperPearsonInterval,
        agrestiCoullInterval,
        jeffreysInterval,
      ].map(interval => interval(x, n, level))
      return {
        p: n === 0 ? null : x / n,
        wilson_lower: wilson!.lower,
        wilson_upper: wilson!.upper,
        wilson_cc_lower: corrected!.lower,
        wilson_cc_upper: corrected!.upper,
        clopper_pearson_lower: exact!.lower,
        clopper_pearson_upper: exact!.upper,
        agresti_coull_lower: agresti!.lower,
        agresti_coull_upper: agresti!.upper,
        jeffreys_lower: jeffreys!.lower,
        jeffreys_upper: jeffreys!.upper,
        binom_test_p_half: binomialTest(x, n).p,
      }
    }),
  }
}

const measures: Readonly<Record<string, EffectMeasure>> = {
  RR: 'risk-ratio',
  OR_common: 'odds-ratio-common',
  OR_rare: 'odds-ratio-rare',
  OR: 'odds-ratio-rare',
  HR_common: 'hazard-ratio-common',
  HR_rare: 'hazard-ratio-rare',
  HR: 'hazard-ratio-rare',
  IRR: 'rate-ratio',
}

export const eValues: Adapter = ({ inline }) => {
  const Row = z.object({
    type: z.string(),
    est: z.number(),
    lower: z.number().optional(),
    upper: z.number().optional(),
    se: z.number().optional(),
  })
  const { rows } = z.object({ rows: z.array(Row) }).parse(inline)
  return {
    rows: rows.map(({ type, est, lower, upper, se }) => {
      const measure = measures[type]
      if (type !== 'SMD' && !measure) throw new Error(`No effect measure ${type}.`)
      const as = measure
        ? {
            riskRatio: approximateRiskRatio(measure, est),
            lower: approximateRiskRatio(measure, lower!),
            upper: approximateRiskRatio(measure, upper!),
          }
        : riskRatioOfMeanDifference(est, se!)
      const { estimate, limit } = eValue(as.riskRatio, as.lower, as.upper)
      return { rr: as.riskRatio, evalue: estimate, evalue_ci: limit }
    }),
  }
}

export const diagnostic: Adapter = ({ inline }, params) => {
  const { tp, fn, fp, tn } = z
    .object({ tp: z.number(), fn: z.number(), fp: z.number(), tn: z.number() })
    .parse(inline)
  const result = diagnosticAccuracy(
    { truePositive: tp, falseNegative: fn, falsePositive: fp, trueNegative: tn },
    Level.parse(params).level,
  )
  const limits = ({ lower, upper }: Share) => [lower, upper]
  return {
    sensitivity: result.sensitivity.estimate,
    sens_ci: limits(result.sensitivity),
    specificity: result.specificity.estimate,
    spec_ci: limits(result.specificity),
    ppv: result.positivePredictive.estimate,
    ppv_ci: limits(result.positivePredictive),
    npv: result.negativePredictive.estimate,
    npv_ci: limits(result.negativePredictive),
    lr_pos: result.positiveLikelihoodRatio.estimate,
    lr_pos_ci: [result.positiveLikelihoodRatio.lower, result.positiveLikelihoodRatio.upper],
    lr_neg: result.negativeLikelihoodRatio.estimate,
    lr_neg_ci: [result.negativeLikelihoodRatio.lower, result.negativeLikelihoodRatio.upper],
    youden: result.youden,
  }
}

export const poissonRates: Adapter = ({ inline }, params) => {
  const { level } = Level.parse(params)
  const { rows } = z
    .object({ rows: z.array(z.object({ x1: z.number(), t1: z.number(), x2: z.number(), t2: z.number() })) })
    .parse(inline)
  return {
    rows: rows.map(({ x1, t1, x2, t2 }) => {
      const { rate1, rate2, ratio, exact, p, wald } = compareRates(
        { events1: x1, time1: t1, events2: x2, time2: t2 },
        level,
      )
      return {
        rate1: rate1.estimate,
        rate1_lower: rate1.lower,
        rate1_upper: rate1.upper,
        rate2: rate2.estimate,
        rate2_lower: rate2.lower,
        rate2_upper: rate2.upper,
        rr: ratio,
        rr_exact_lower: exact.lower,
        rr_exact_upper: exact.upper,
        p_exact: p,
        rr_wald_lower: wald.lower,
        rr_wald_upper: wald.upper,
      }
    }),
  }
}
