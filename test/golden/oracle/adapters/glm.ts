import * as z from 'zod'
import { clusterCovariance } from '../../../../electron/learning/stats/regression/cluster-covariance.ts'
import { coefficientTable, standardErrorsOf } from '../../../../electron/learning/stats/regression/coefficient-table.ts'
import { cooksDistances } from '../../../../electron/learning/stats/regression/cooks-distance.ts'
import { fitGeneralizedLinear, type GeneralizedLinearFit } from '../../../../electron/learning/stats/regression/generalized-linear.ts'
import { goodnessOfFit } from '../../../../electron/learning/stats/regression/goodness-of-fit.ts'
import { leverages } from '../../../../electron/learning/stats/regression/leverage.ts'
import { linearSummary } from '../../../../electron/learning/stats/regression/linear-summary.ts'
import { predict } from '../../../../electron/learning/stats/regression/prediction.ts'
import { robustCovariance, type RobustCovariance } from '../../../../electron/learning/stats/regression/robust-covariance.ts'
import type { Adapter, TopicAdapters } from './adapter.ts'

const Level = z.number().default(0.95)
const GlmParams = z.object({ family: z.enum(['gaussian', 'binomial', 'poisson']), level: Level, profile: z.boolean().default(false), predict_x: z.array(z.array(z.number())).optional() })

/** Generalised linear models with everything that is said of them; the federated topic has them too. */
export const generalizedLinear: Adapter = (input, params) => {
  const { family, level, predict_x: predictX } = GlmParams.parse(params)
  const { terms, columns } = input.design('x')
  const fit = fitGeneralizedLinear(family, { outcome: input.column('outcome'), design: columns, offset: input.hasRole('offset') ? input.column('offset') : undefined, weights: input.hasRole('weight') ? input.column('weight') : undefined })
  if (fit.kind === 'not-estimable') return { mle_exists: false }
  const quality = goodnessOfFit(fit)
  const leverage = leverages(fit)
  const largest = (values: Float64Array) => values.reduce((most, value) => (value > most ? value : most), 0)
  return {
    coefficients: namedRows(terms, coefficientTable(fit.coefficients, standardErrorsOf(fit.covariance), { level, ...(family === 'gaussian' ? { freedom: fit.residualFreedom } : {}) })),
    vcov: fit.covariance,
    n: fit.rows, df_residual: fit.residualFreedom, loglik: fit.logLikelihood, aic: quality.aic, bic: quality.bic,
    deviance: quality.deviance, null_deviance: quality.nullDeviance,
    pearson_chisq: quality.pearsonChiSquare, dispersion_pearson: quality.dispersion, quasi_se: quality.quasiStandardErrors,
    lr_test_vs_null: { chisq: quality.likelihoodRatio.chiSquare, df: quality.likelihoodRatio.freedom, p: quality.likelihoodRatio.p },
    ...Object.fromEntries((['HC0', 'HC1', 'HC2', 'HC3', 'HC4'] as const).map(kind => [`se_${kind}`, robustErrors(robustCovariance(fit, kind))])),
    ...(input.hasRole('cluster') ? Object.fromEntries((['HC0', 'HC1'] as const).map(kind => [`se_cluster_${kind}`, robustErrors(clusterCovariance(fit, input.column('cluster'), kind))])) : {}),
    leverage_max: largest(leverage), leverage_sum: leverage.reduce((sum, h) => sum + h, 0), cooks_max: largest(cooksDistances(fit, leverage)),
    ...(family === 'gaussian' ? linear(fit) : {}),
    ...(predictX ? { predict: predicted(fit, predictX, level) } : {}),
  }
}

/** Coefficient rows with their terms, in the words of the files. */
export const namedRows = (terms: readonly string[], rows: ReturnType<typeof coefficientTable>) =>
  rows.map(({ estimate, standardError, statistic, p, lower, upper }, c) => ({ term: terms[c], estimate, se: standardError, statistic, p, lower, upper }))

const robustErrors = (robust: RobustCovariance) => (robust.kind === 'estimated' ? standardErrorsOf(robust.covariance) : null)

function linear(fit: GeneralizedLinearFit) {
  const { sigma, rSquared, adjustedRSquared, f, breuschPagan } = linearSummary(fit)
  return {
    sigma, r_squared: rSquared, adj_r_squared: adjustedRSquared,
    f: f && { value: f.value, df1: f.freedom1, df2: f.freedom2, p: f.p },
    breusch_pagan_studentized: breuschPagan && { statistic: breuschPagan.statistic, df: breuschPagan.freedom, p: breuschPagan.p },
  }
}

function predicted(fit: GeneralizedLinearFit, rows: readonly (readonly number[])[], level: number) {
  const { linearPredictor, standardError, mean, interval } = predict(fit, fit.data.design.map((_, c) => Float64Array.from(rows, row => row[c]!)), { level })
  return { link: linearPredictor, se_link: standardError, response: mean, prediction_interval: interval && Array.from(interval.lower, (lower, i) => [lower, interval.upper[i]]) }
}

export const glm: TopicAdapters = { glm: generalizedLinear }
