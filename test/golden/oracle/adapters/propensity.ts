import * as z from 'zod'
import { abadieImbens } from '../../../../electron/learning/stats/causal/abadie-imbens.ts'
import {
  augmentedWeighting,
  augmentedWeightingInTreated,
} from '../../../../electron/learning/stats/causal/augmented-weighting.ts'
import { contrastsOf } from '../../../../electron/learning/stats/causal/contrasts.ts'
import { gComputation } from '../../../../electron/learning/stats/causal/g-computation.ts'
import { horvitzThompson } from '../../../../electron/learning/stats/causal/horvitz-thompson.ts'
import { matchingEffect } from '../../../../electron/learning/stats/causal/matching-effect.ts'
import {
  fitOutcomeModel,
  predictOutcome,
  type OutcomeModelResult,
} from '../../../../electron/learning/stats/causal/outcome-model.ts'
import { weightedMeans } from '../../../../electron/learning/stats/causal/weighted-means.ts'
import { normalCdf, normalQuantile } from '../../../../electron/learning/stats/foundations/normal.ts'
import { quantiles } from '../../../../electron/learning/stats/foundations/quantile.ts'
import { effectiveSample } from '../../../../electron/learning/stats/propensity/balance.ts'
import { balanceOf } from '../../../../electron/learning/stats/propensity/balance-of.ts'
import { areaUnderCurve } from '../../../../electron/learning/stats/performance/area-under-curve.ts'
import { commonSupport } from '../../../../electron/learning/stats/propensity/common-support.ts'
import { matchNearest } from '../../../../electron/learning/stats/propensity/match-nearest.ts'
import { propensityScore } from '../../../../electron/learning/stats/propensity/propensity-score.ts'
import {
  propensityWeights,
  type WeightScheme,
} from '../../../../electron/learning/stats/propensity/propensity-weights.ts'
import { trimmedWeights } from '../../../../electron/learning/stats/propensity/trimmed-weights.ts'
import { truncatedWeights } from '../../../../electron/learning/stats/propensity/truncated-weights.ts'
import type { Family } from '../../../../electron/learning/stats/regression/regression-data.ts'
import type { CaseInput } from '../case-input.ts'
import type { Adapter, TopicAdapters } from './adapter.ts'

const schemes = {
  ate: 'ate',
  ate_stabilised: 'ate-stabilised',
  att: 'att',
  atc: 'atc',
  overlap: 'overlap',
  matching: 'matching',
  entropy: 'entropy',
} as const satisfies Record<string, WeightScheme>
const Scheme = z.enum(['ate', 'ate_stabilised', 'att', 'atc', 'overlap', 'matching', 'entropy'])
const Level = z.object({ level: z.number().default(0.95) })
const Limits = z.object({
  truncate_quantiles: z.tuple([z.number(), z.number()]).nullish(),
  trim_ps: z.tuple([z.number(), z.number()]).nullish(),
})

function scoreOf(input: CaseInput) {
  const { terms, columns } = input.design('ps')
  const treatment = input.flags('treatment')
  const model = propensityScore(treatment, columns)
  if (model.kind !== 'fitted') throw new Error(`The propensity model cannot be estimated: ${model.reason}.`)
  return { terms, treatment, model }
}

const psLogistic: Adapter = (input, params) => {
  const { level } = Level.parse(params)
  const { terms, treatment, model } = scoreOf(input)
  const ps = model.fitted
  const of = (arm: 0 | 1) => ps.filter((_, i) => treatment[i] === arm)
  const mean = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0) / values.length
  const [min, q01, q25, median, q75, q99, max] = quantiles(ps, [0, 0.01, 0.25, 0.5, 0.75, 0.99, 1])
  const c = areaUnderCurve(treatment, ps)
  const support = commonSupport(ps, treatment)
  const ate = propensityWeights('ate', treatment, ps).weight
  const weights: Array<[string, Float64Array]> = [
    ...Object.entries(schemes).map(([name, scheme]): [string, Float64Array] => [
      name,
      propensityWeights(scheme, treatment, ps).weight,
    ]),
    ...[1, 2.5, 5].map((percent): [string, Float64Array] => [
      `ate_truncated_${percent}_${100 - percent}`,
      truncatedWeights(ate, percent / 100, 1 - percent / 100),
    ]),
    ...[0.1, 0.05].map((low): [string, Float64Array] => [
      `ate_trim_ps_${low}_${1 - low}`,
      trimmedWeights(ate, ps, low, 1 - low),
    ]),
  ]
  return {
    coefficients: terms.map((term, c) => {
      const k = model.kept.indexOf(c)
      if (k < 0) return { term }
      const estimate = model.coefficients[k]!
      const se = Math.sqrt(model.covariance[k]![k]!)
      const reach = normalQuantile((1 + level) / 2) * se
      return {
        term,
        estimate,
        se,
        statistic: estimate / se,
        p: 2 * normalCdf(Math.abs(estimate / se), true),
        lower: estimate - reach,
        upper: estimate + reach,
      }
    }),
    ps_summary: {
      min,
      q01,
      q25,
      median,
      q75,
      q99,
      max,
      mean_treated: mean(of(1)),
      mean_control: mean(of(0)),
    },
    c_statistic: c.kind === 'estimated' ? c.area : null,
    common_support: support.kind === 'fitted' ? { low: support.low, high: support.high } : null,
    weights: Array.from(ps, (e, i) => ({
      row: i + 1,
      a: treatment[i],
      ps: e,
      logit_ps: model.logit[i],
      ...Object.fromEntries(weights.map(([name, weight]) => [name, weight[i]])),
    })),
  }
}

function balanceRows(
  input: CaseInput,
  treatment: Uint8Array,
  rows: Uint32Array | undefined,
  weight?: Float64Array,
) {
  if (!input.hasDesign('covariates')) return undefined
  const { terms, columns } = input.design('covariates')
  const pick = (column: Float64Array) => (rows ? Float64Array.from(rows, row => column[row]!) : column)
  const arms = rows ? Uint8Array.from(rows, row => treatment[row]!) : treatment
  return terms.map((variable, c) => {
    const found = balanceOf(pick(columns[c]!), arms, weight)
    if (found.kind !== 'fitted') return { variable }
    return {
      variable,
      mean_treated: found.meanTreated,
      mean_control: found.meanComparator,
      diff: found.difference,
      smd_pooled_unweighted_sd: found.standardised.pooled,
      smd_treated_sd: found.standardised.treated,
      smd_pooled_weighted_sd: found.standardised.pooledWeighted,
      smd_binary_p1p: found.standardised.binary,
      variance_ratio: found.varianceRatio,
      ks: found.kolmogorovSmirnov,
    }
  })
}

const balance: Adapter = input => {
  const treatment = input.flags('treatment')
  const treated = treatment.reduce((sum, each) => sum + each, 0)
  return {
    balance: balanceRows(input, treatment, undefined),
    n_treated: treated,
    n_control: treatment.length - treated,
  }
}

const psWeights: Adapter = (input, params) => {
  const { scheme } = z.object({ scheme: Scheme }).parse(params)
  const { truncate_quantiles: truncate, trim_ps: trim } = Limits.parse(params)
  const { treatment, model } = scoreOf(input)
  const outcome = input.column('outcome')
  const { weight: full, slope } = propensityWeights(schemes[scheme], treatment, model.fitted)
  const truncated = truncate ? truncatedWeights(full, ...truncate) : full
  const weight = trim ? trimmedWeights(truncated, model.fitted, ...trim) : truncated
  const means = weightedMeans(outcome, treatment, weight)
  if (means.kind !== 'fitted') throw new Error(means.reason)
  const { difference, logRiskRatio, logOddsRatio } = contrastsOf(means)
  const origin = {
    design: model.design,
    exposed: treatment,
    propensity: model.fitted,
    slope,
    inverseInformation: model.covariance,
  }
  const estimated = weightedMeans(outcome, treatment, weight, origin)
  const plain = !truncate && !trim && estimated.kind === 'fitted'
  const thompson = contrastsOf(horvitzThompson(outcome, treatment, model.fitted)).difference
  return {
    balance: balanceRows(input, treatment, undefined, weight),
    ess_treated: effectiveSample(weight, treatment, 1),
    ess_control: effectiveSample(weight, treatment, 0),
    n_used: means.people,
    weight_max: weight.reduce((most, each) => Math.max(most, each), 0),
    mean_treated: means.meanTreated,
    mean_control: means.meanComparator,
    hajek_difference: difference.estimate,
    se_HC0_fixed_weights: difference.standardError,
    se_svyglm: difference.standardError * Math.sqrt(means.people / (means.people - 1)),
    se_ic_ps_known: difference.standardError,
    se_ic_ps_estimated: plain ? contrastsOf(estimated).difference.standardError : undefined,
    horvitz_thompson_difference: thompson.estimate,
    risk_ratio: logRiskRatio && Math.exp(logRiskRatio.estimate),
    odds_ratio: logOddsRatio && Math.exp(logOddsRatio.estimate),
  }
}

const match: Adapter = (input, params) => {
  const options = z
    .object({
      order: z.enum(['data', 'largest', 'smallest']),
      caliper_sd: z.number().nullish(),
      ratio: z.number().default(1),
      replace: z.boolean().default(false),
    })
    .parse(params)
  const treatment = input.flags('treatment')
  const matching = matchNearest(input.column('distance'), treatment, {
    order: options.order,
    ratio: options.ratio,
    withReplacement: options.replace,
    ...(typeof options.caliper_sd === 'number' ? { caliperDeviations: options.caliper_sd } : {}),
  })
  const effect = matchingEffect(input.column('outcome'), matching)
  const rows = Uint32Array.from([...matching.treatedRow, ...matching.comparatorRow])
  return {
    n_pairs: matching.treatedRow.length,
    n_unmatched_treated: matching.unmatched.length,
    unmatched_treated_rows: Array.from(matching.unmatched, row => row + 1),
    sum_abs_distance: matching.away.reduce((sum, each) => sum + each, 0),
    caliper_absolute: Number.isFinite(matching.caliper) ? matching.caliper : null,
    att_mean_pair_difference: effect.kind === 'fitted' ? effect.estimate : null,
    att_se_paired: effect.kind === 'fitted' ? effect.standardError : null,
    balance: balanceRows(input, treatment, rows),
    pairs: Array.from(matching.treatedRow, (row, k) => ({
      treated_row: row + 1,
      control_row: matching.comparatorRow[k]! + 1,
      abs_logit_distance: matching.away[k],
    })),
  }
}

const abadieImbensCase: Adapter = (input, params) => {
  const { M, distance_tolerance: tolerance } = z
    .object({ estimand: z.literal('att'), M: z.number(), distance_tolerance: z.number() })
    .parse(params)
  const fit = abadieImbens(
    input.column('outcome'),
    input.flags('treatment'),
    input.column('distance'),
    tolerance,
    M,
  )
  if (fit.kind !== 'fitted') return { att: null, se_abadie_imbens: null, se_standard: null }
  return {
    att: fit.estimate,
    se_abadie_imbens: fit.standardError,
    se_standard: fit.standardErrorOfPairs,
    n_matched_pairs_with_ties: fit.pairs,
    sum_weights: fit.treated,
  }
}

const aipwGcomp: Adapter = (input, params) => {
  const { level } = Level.parse(params)
  const { outcome_family: family } = z
    .object({ outcome_family: z.enum(['gaussian', 'binomial', 'poisson']) })
    .parse(params)
  const { treatment, model: score } = scoreOf(input)
  const outcome = input.column('outcome')
  const columns = (name: string) => input.design(name).columns
  const model = fitted(fitOutcomeModel(family, outcome, columns('outcome')))
  const treated = { model, design: columns('outcome_treated') }
  const comparator = { model, design: columns('outcome_control') }
  const predictedTreated = predictOutcome(model, treated.design).mean
  const predictedComparator = predictOutcome(model, comparator.design).mean
  const data = { outcome, treatment, propensity: score.fitted, predictedTreated, predictedComparator }
  const means = augmentedWeighting(data)
  const { difference, logRiskRatio } = contrastsOf(means)
  const reach = normalQuantile((1 + level) / 2) * difference.standardError
  const inTreated = augmentedWeightingInTreated(data)
  const standardised = gComputation(treatment, treated, comparator)
  const standardisedContrasts = contrastsOf(standardised)
  const separate = input.hasDesign('outcome_separate')
    ? separateModels(family, outcome, treatment, columns('outcome_separate'), score.fitted)
    : undefined
  return {
    aipw_ate: difference.estimate,
    aipw_se: difference.standardError,
    aipw_lower: difference.estimate - reach,
    aipw_upper: difference.estimate + reach,
    mu1: means.meanTreated,
    mu0: means.meanComparator,
    aipw_separate_models: separate?.estimate,
    aipw_separate_models_se: separate?.standardError,
    aipw_att: inTreated.kind === 'fitted' ? inTreated.estimate : null,
    aipw_att_se: inTreated.kind === 'fitted' ? inTreated.standardError : null,
    gcomp_mu1: standardised.meanTreated,
    gcomp_mu0: standardised.meanComparator,
    gcomp_ate: standardisedContrasts.difference.estimate,
    gcomp_ate_se_delta_model: standardised.standardErrorByModel,
    gcomp_ate_se_delta_HC0: standardisedContrasts.difference.standardError,
    gcomp_att: standardised.inTreated,
    outcome_model_coefficient: model.coefficients[1],
    aipw_log_rr: logRiskRatio?.estimate,
    aipw_log_rr_se: logRiskRatio?.standardError,
    gcomp_log_rr: standardisedContrasts.logRiskRatio?.estimate,
  }
}

function separateModels(
  family: Family,
  outcome: Float64Array,
  treatment: Uint8Array,
  design: readonly Float64Array[],
  propensity: Float64Array,
) {
  const predicted = (arm: 0 | 1) => {
    const rows = Uint32Array.from(treatment.keys()).filter(row => treatment[row] === arm)
    return predictOutcome(fitted(fitOutcomeModel(family, outcome, design, rows)), design).mean
  }
  return contrastsOf(
    augmentedWeighting({
      outcome,
      treatment,
      propensity,
      predictedTreated: predicted(1),
      predictedComparator: predicted(0),
    }),
  ).difference
}

function fitted(model: OutcomeModelResult) {
  if (model.kind !== 'fitted') throw new Error(`The outcome model cannot be estimated: ${model.reason}.`)
  return model
}

/** Case methods of propensity scores. */
export const propensity: TopicAdapters = {
  'ps-logistic': psLogistic,
  balance,
  'ps-weights': psWeights,
  match,
  'aipw-gcomp': aipwGcomp,
  'abadie-imbens': abadieImbensCase,
}
