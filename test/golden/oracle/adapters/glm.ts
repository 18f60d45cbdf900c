import * as z from 'zod'
import { areaUnderCurve } from '../../../../electron/learning/stats/performance/area-under-curve.ts'
import { calibration } from '../../../../electron/learning/stats/performance/calibration.ts'
import { hosmerLemeshow } from '../../../../electron/learning/stats/performance/hosmer-lemeshow.ts'
import { brierScore, logLoss } from '../../../../electron/learning/stats/performance/scores.ts'
import { clusterCovariance } from '../../../../electron/learning/stats/regression/cluster-covariance.ts'
import {
  coefficientTable,
  standardErrorsOf,
} from '../../../../electron/learning/stats/regression/coefficient-table.ts'
import { cooksDistances } from '../../../../electron/learning/stats/regression/cooks-distance.ts'
import {
  firthInference,
  firthLikelihoodRatio,
} from '../../../../electron/learning/stats/regression/firth-inference.ts'
import {
  fitGeneralizedLinear,
  type GeneralizedLinearFit,
} from '../../../../electron/learning/stats/regression/generalized-linear.ts'
import { goodnessOfFit } from '../../../../electron/learning/stats/regression/goodness-of-fit.ts'
import { leverages } from '../../../../electron/learning/stats/regression/leverage.ts'
import { linearSummary } from '../../../../electron/learning/stats/regression/linear-summary.ts'
import { predict } from '../../../../electron/learning/stats/regression/prediction.ts'
import {
  profileIntervals,
  type ProfileIntervals,
} from '../../../../electron/learning/stats/regression/profile-likelihood.ts'
import type { RegressionData } from '../../../../electron/learning/stats/regression/regression-data.ts'
import {
  robustCovariance,
  type RobustCovariance,
} from '../../../../electron/learning/stats/regression/robust-covariance.ts'
import type { Adapter, TopicAdapters } from './adapter.ts'

const Level = z.number().default(0.95)
const GlmParams = z.object({
  family: z.enum(['gaussian', 'binomial', 'poisson']),
  level: Level,
  profile: z.boolean().default(false),
  predict_x: z.array(z.array(z.number())).optional(),
})

/** Generalised linear models with everything that is said of them; the federated topic has them too. */
export const generalizedLinear: Adapter = (input, params) => {
  const { family, level, profile, predict_x: predictX } = GlmParams.parse(params)
  const { terms, columns } = input.design('x')
  const fit = fitGeneralizedLinear(family, {
    outcome: input.column('outcome'),
    design: columns,
    offset: input.hasRole('offset') ? input.column('offset') : undefined,
    weights: input.hasRole('weight') ? input.column('weight') : undefined,
  })
  if (fit.kind === 'not-estimable') return { mle_exists: false }
  const quality = goodnessOfFit(fit)
  const leverage = leverages(fit)
  const largest = (values: Float64Array) => values.reduce((most, value) => (value > most ? value : most), 0)
  return {
    coefficients: namedRows(
      terms,
      coefficientTable(fit.coefficients, standardErrorsOf(fit.covariance), {
        level,
        ...(family === 'gaussian' ? { freedom: fit.residualFreedom } : {}),
      }),
    ),
    vcov: fit.covariance,
    n: fit.rows,
    df_residual: fit.residualFreedom,
    loglik: fit.logLikelihood,
    aic: quality.aic,
    bic: quality.bic,
    deviance: quality.deviance,
    null_deviance: quality.nullDeviance,
    pearson_chisq: quality.pearsonChiSquare,
    dispersion_pearson: quality.dispersion,
    quasi_se: quality.quasiStandardErrors,
    lr_test_vs_null: {
      chisq: quality.likelihoodRatio.chiSquare,
      df: quality.likelihoodRatio.freedom,
      p: quality.likelihoodRatio.p,
    },
    ...Object.fromEntries(
      (['HC0', 'HC1', 'HC2', 'HC3', 'HC4'] as const).map(kind => [
        `se_${kind}`,
        robustErrors(robustCovariance(fit, kind)),
      ]),
    ),
    ...(input.hasRole('cluster')
      ? Object.fromEntries(
          (['HC0', 'HC1'] as const).map(kind => [
            `se_cluster_${kind}`,
            robustErrors(clusterCovariance(fit, input.column('cluster'), kind)),
          ]),
        )
      : {}),
    leverage_max: largest(leverage),
    leverage_sum: leverage.reduce((sum, h) => sum + h, 0),
    cooks_max: largest(cooksDistances(fit, leverage)),
    ...(family === 'gaussian' ? linear(fit) : {}),
    ...(profile && family !== 'gaussian'
      ? { profile_likelihood_ci: profiled(terms, profileIntervals(family, fit.data, { level })) }
      : {}),
    ...(predictX ? { predict: predicted(fit, predictX, level) } : {}),
  }
}

/** Coefficient rows with their terms, in the words of the files. */
export const namedRows = (terms: readonly string[], rows: ReturnType<typeof coefficientTable>) =>
  rows.map(({ estimate, standardError, statistic, p, lower, upper }, c) => ({
    term: terms[c],
    estimate,
    se: standardError,
    statistic,
    p,
    lower,
    upper,
  }))

const robustErrors = (robust: RobustCovariance) =>
  robust.kind === 'estimated' ? standardErrorsOf(robust.covariance) : null

const profiled = (terms: readonly string[], profiles: ProfileIntervals) =>
  profiles.kind === 'estimated'
    ? profiles.intervals.map(({ lower, upper }, c) => ({ term: terms[c], lower, upper }))
    : null

function linear(fit: GeneralizedLinearFit) {
  const { sigma, rSquared, adjustedRSquared, f, breuschPagan } = linearSummary(fit)
  return {
    sigma,
    r_squared: rSquared,
    adj_r_squared: adjustedRSquared,
    f: f && { value: f.value, df1: f.freedom1, df2: f.freedom2, p: f.p },
    breusch_pagan_studentized: breuschPagan && {
      statistic: breuschPagan.statistic,
      df: breuschPagan.freedom,
      p: breuschPagan.p,
    },
  }
}

function predicted(fit: GeneralizedLinearFit, rows: readonly (readonly number[])[], level: number) {
  const { linearPredictor, standardError, mean, interval } = predict(
    fit,
    fit.data.design.map((_, c) => Float64Array.from(rows, row => row[c]!)),
    { level },
  )
  return {
    link: linearPredictor,
    se_link: standardError,
    response: mean,
    prediction_interval: interval && Array.from(interval.lower, (lower, i) => [lower, interval.upper[i]]),
  }
}

const firth: Adapter = (input, params) => {
  const { level } = z.object({ level: Level }).parse(params)
  const { terms, columns } = input.design('x')
  const data: RegressionData = { outcome: input.column('outcome'), design: columns }
  const result = firthInference(data, level)
  if (result.kind === 'not-estimable') return result
  const alone = firthLikelihoodRatio(
    data,
    [...columns.keys()].filter(c => terms[c] !== '(Intercept)'),
  )
  return {
    coefficients: result.coefficients.map(({ estimate, standardError, lower, upper, p }, c) => ({
      term: terms[c],
      estimate,
      se: standardError,
      penalised_profile_lower: lower,
      penalised_profile_upper: upper,
      penalised_lr_p: p,
    })),
    penalised_loglik: result.fit.penalisedLogLikelihood,
    penalised_loglik_intercept_only_with_full_penalty:
      alone.kind === 'estimated' ? alone.penalisedLogLikelihood : null,
  }
}

const separation: Adapter = input => ({
  mle_exists:
    fitGeneralizedLinear('binomial', { outcome: input.column('outcome'), design: input.design('x').columns })
      .kind === 'fitted',
})

const riskPerformance: Adapter = (input, params) => {
  const { level, groups } = z.object({ level: Level, groups: z.number().default(10) }).parse(params)
  const train = input.flags('train')
  const inTraining = (column: Float64Array) => column.filter((_, i) => train[i] === 1)
  const held = (column: Float64Array) => column.filter((_, i) => train[i] === 0)
  const { columns } = input.design('x')
  const fit = fitGeneralizedLinear('binomial', {
    outcome: inTraining(input.column('outcome')),
    design: columns.map(inTraining),
  })
  if (fit.kind === 'not-estimable') return fit
  const { linearPredictor, mean: risk } = predict(fit, columns.map(held))
  const outcome = Uint8Array.from(held(input.column('outcome')))
  const area = areaUnderCurve(outcome, risk, level)
  const { slope, inTheLarge, observed, expected, ratio } = calibration(outcome, linearPredictor)
  const { statistic, groups: found } = hosmerLemeshow(outcome, risk, { groups })
  return {
    ...(area.kind === 'estimated'
      ? { auc: area.area, delong_se: area.standardError, lower: area.lower, upper: area.upper }
      : {}),
    brier: brierScore(outcome, risk),
    log_loss: logLoss(outcome, risk),
    calibration_slope: slope?.estimate,
    calibration_slope_se: slope?.standardError,
    calibration_in_the_large: inTheLarge?.estimate,
    observed,
    expected,
    oe: ratio,
    hosmer_lemeshow: {
      statistic,
      group_n: found.map(each => each.rows),
      group_observed: found.map(each => each.observed),
      group_expected: found.map(each => each.expected),
    },
  }
}

export const glm: TopicAdapters = {
  'glm': generalizedLinear,
  firth,
  'logistic-separation': separation,
  'risk-performance': riskPerformance,
}
