import * as z from 'zod'
import { baselineHazards } from '../../../../electron/learning/stats/cox/baseline-hazard.ts'
import { concordance } from '../../../../electron/learning/stats/cox/concordance.ts'
import type { CoxData } from '../../../../electron/learning/stats/cox/cox-data.ts'
import { coxRegression, type CoxFit } from '../../../../electron/learning/stats/cox/cox-regression.ts'
import { dfbeta } from '../../../../electron/learning/stats/cox/dfbeta.ts'
import { linearPredictor } from '../../../../electron/learning/stats/cox/linear-predictor.ts'
import {
  devianceResiduals,
  martingaleResiduals,
} from '../../../../electron/learning/stats/cox/martingale-residuals.ts'
import { predictSurvival } from '../../../../electron/learning/stats/cox/predict-survival.ts'
import { proportionalHazardsTest } from '../../../../electron/learning/stats/cox/proportional-hazards-test.ts'
import {
  robustCovariance,
  robustScoreTest,
  waldTest,
} from '../../../../electron/learning/stats/cox/robust-covariance.ts'
import { schoenfeldResiduals } from '../../../../electron/learning/stats/cox/schoenfeld-residuals.ts'
import {
  coefficientTable,
  standardErrorsOf,
} from '../../../../electron/learning/stats/regression/coefficient-table.ts'
import { atOnce } from '../../../../electron/learning/stats/foundations/in-steps.ts'
import { stepsUntil } from '../../../../electron/learning/stats/survival/event-steps.ts'
import type { CaseInput } from '../case-input.ts'
import type { TopicAdapters } from './adapter.ts'

const Params = z.object({
  ties: z.enum(['efron', 'breslow', 'exact']).default('efron'),
  robust: z.boolean().default(false),
  level: z.number().default(0.95),
  zph_transforms: z.array(z.enum(['km', 'identity', 'rank', 'log'])).default([]),
  baseline_times: z.array(z.number()).default([]),
  predict_x: z.array(z.array(z.number())).default([]),
  predict_times: z.array(z.number()).default([]),
})
type Params = z.infer<typeof Params>

const dataOf = (input: CaseInput): CoxData => ({
  stop: input.column(input.hasRole('stop') ? 'stop' : 'time'),
  start: input.hasRole('start') ? input.column('start') : undefined,
  event: input.flags('event'),
  design: input.design('x').columns,
  strata: input.hasRole('strata') ? input.column('strata') : undefined,
  weights: input.hasRole('weight') ? input.column('weight') : undefined,
})

export const cox: TopicAdapters = {
  'cox'(input, params) {
    const asked = Params.parse(params)
    const fit = atOnce(coxRegression(dataOf(input), asked.ties))
    if (fit.kind === 'not-estimable') return fit
    const { terms } = input.design('x')
    const cluster = input.hasRole('cluster') ? input.column('cluster') : undefined
    const covariance = asked.robust ? atOnce(robustCovariance(fit, cluster)) : fit.covariance
    return {
      coefficients: coefficientTable(fit.coefficients, standardErrorsOf(covariance), {
        level: asked.level,
      }).map(({ standardError, ...row }, c) => ({ term: terms[c], se: standardError, ...row })),
      hazard_ratio: fit.coefficients.map(Math.exp),
      vcov: covariance,
      se_naive: standardErrorsOf(fit.covariance),
      loglik_null: fit.logLikelihoodNull,
      loglik: fit.logLikelihood,
      lr_test: fit.likelihoodRatioTest,
      score_test: fit.scoreTest,
      robust_score_test: asked.robust ? atOnce(robustScoreTest(fit, cluster)) : undefined,
      wald_test: waldTest(fit, covariance),
      df: terms.length,
      n: fit.rows,
      n_event: fit.events,
      concordance: atOnce(concordance(fit.solution.model.sets, linearPredictor(fit))).concordance,
      zph: Object.fromEntries(
        asked.zph_transforms.map(transform => [transform, proportionality(fit, terms, transform)]),
      ),
      baseline_cumhaz_at_x0: baselineAtZero(fit, asked.baseline_times),
      predicted_survival: predicted(fit, asked, covariance),
      ...(asked.ties === 'exact'
        ? {}
        : { schoenfeld: schoenfeld(fit, terms), residuals: residuals(fit, terms) }),
    }
  },

  'cox-monotone'(input, params) {
    const fit = atOnce(coxRegression(dataOf(input), Params.parse(params).ties))
    const { terms } = input.design('x')
    if (fit.kind === 'fitted')
      return {
        monotone: false,
        diverging_terms: [],
        loglik_null: fit.logLikelihoodNull,
        loglik_limit: fit.logLikelihood,
      }
    if (fit.reason !== 'monotone') return fit
    return {
      monotone: true,
      diverging_terms: fit.diverging.map(c => terms[c]),
      loglik_null: fit.logLikelihoodNull,
      loglik_limit: fit.logLikelihoodLimit,
    }
  },
}

function proportionality(fit: CoxFit, terms: readonly string[], transform: Params['zph_transforms'][number]) {
  const { columns, global } = atOnce(proportionalHazardsTest(fit, transform))
  return [...columns, global].map(({ chiSquare, freedom, p }, c) => ({
    term: terms[c] ?? 'GLOBAL',
    chisq: chiSquare,
    df: freedom,
    p,
  }))
}

/** For x = 0, strata one after another. */
function baselineAtZero(fit: CoxFit, times: readonly number[]) {
  return baselineHazards(fit).flatMap(({ stratum, times: steps, cumulativeHazard, reference }) => {
    const atZero = Math.exp(-reference.reduce((sum, value, c) => sum + value * fit.coefficients[c]!, 0))
    return times.map(time => {
      const until = stepsUntil(steps, time)
      return { stratum, time, cumhaz: until > 0 ? cumulativeHazard[until - 1]! * atZero : 0 }
    })
  })
}

function predicted(
  fit: CoxFit,
  { predict_x: people, predict_times: times, level }: Params,
  covariance: readonly Float64Array[],
) {
  if (people.length === 0) return undefined
  const found = atOnce(
    predictSurvival(
      fit,
      people.map(columns => Float64Array.from(columns)),
      times,
      { covariance, level },
    ),
  )
  const matrix = (of: (one: (typeof found)[number][number]) => number | undefined) =>
    times.map((_, t) => found.map(person => of(person[t]!)))
  return {
    surv: matrix(one => one.survival),
    se: matrix(one => one.standardError),
    lower_loglog: matrix(one => one.lower),
    upper_loglog: matrix(one => one.upper),
  }
}

function schoenfeld(fit: CoxFit, terms: readonly string[]) {
  const { time, residuals: columns } = atOnce(schoenfeldResiduals(fit))
  return Array.from(time, (each, k) => ({ time: each, ...named(terms, columns, k) }))
}

function residuals(fit: CoxFit, terms: readonly string[]) {
  const predictor = linearPredictor(fit)
  const martingale = martingaleResiduals(fit)
  const deviance = devianceResiduals(fit)
  const changes = atOnce(dfbeta(fit))
  return Array.from(predictor, (lp, row) => ({
    row: row + 1,
    lp_uncentered: lp,
    martingale: martingale[row],
    deviance: deviance[row],
    ...named(
      terms.map(term => `dfbeta_${term}`),
      changes,
      row,
    ),
  }))
}

const named = (names: readonly string[], columns: readonly Float64Array[], row: number) =>
  Object.fromEntries(names.map((name, c) => [name, columns[c]![row]]))
