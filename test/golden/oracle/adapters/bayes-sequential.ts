import * as z from 'zod'
import {
  betaMixtureAbove,
  betaMixturePosterior,
  betaMixtureSummary,
} from '../../../../electron/learning/stats/bayes/beta-mixture.ts'
import {
  betaAbove,
  betaLnMarginal,
  betaPosterior,
  betaPredictive,
  betaSummary,
} from '../../../../electron/learning/stats/bayes/beta-posterior.ts'
import { betaSuperiority } from '../../../../electron/learning/stats/bayes/beta-superiority.ts'
import { empiricalBeta } from '../../../../electron/learning/stats/bayes/empirical-beta.ts'
import { empiricalGamma } from '../../../../electron/learning/stats/bayes/empirical-gamma.ts'
import { empiricalNormal } from '../../../../electron/learning/stats/bayes/empirical-normal.ts'
import {
  normalMixtureCdf,
  normalMixturePosterior,
  normalMixtureSummary,
} from '../../../../electron/learning/stats/bayes/normal-mixture.ts'
import {
  normalAbove,
  normalLimits,
  normalPosterior,
} from '../../../../electron/learning/stats/bayes/normal-posterior.ts'
import { betaPowerPrior } from '../../../../electron/learning/stats/bayes/power-prior.ts'
import { randomInterceptLogistic } from '../../../../electron/learning/stats/bayes/random-intercept-logistic.ts'
import type { Spending } from '../../../../electron/learning/stats/sequential/alpha-spending.ts'
import {
  spendingBoundaries,
  wangTsiatisBoundaries,
} from '../../../../electron/learning/stats/sequential/group-sequential.ts'
import { poissonCriticalValue } from '../../../../electron/learning/stats/sequential/maxsprt-poisson.ts'
import { bernoulliEvidence, waldSprt } from '../../../../electron/learning/stats/sequential/wald-sprt.ts'
import type { TopicAdapters } from './adapter.ts'

const level = z.number().default(0.95)
const LevelParam = z.object({ level })
const numbers = z.union([z.array(z.number()), z.number().transform(each => [each])])

const DesignParams = z.object({
  k: z.number().nullish(),
  alpha_one_sided: z.number(),
  information_rates: numbers.nullish(),
  type: z.enum(['asOF', 'asP', 'asKD', 'OF', 'P', 'WT']),
  gamma: z.number().nullish(),
})

function boundaries({ type, k, alpha_one_sided, information_rates, gamma }: z.infer<typeof DesignParams>) {
  const rates = information_rates ?? Array.from({ length: k ?? 1 }, (_, look) => (look + 1) / (k ?? 1))
  const spending: Partial<Record<typeof type, Spending>> = {
    asOF: { kind: 'obrien-fleming' },
    asP: { kind: 'pocock' },
    asKD: { kind: 'power', power: gamma ?? 1 },
  }
  const chosen = spending[type]
  if (chosen) return spendingBoundaries(rates, alpha_one_sided, chosen)
  const shape: Partial<Record<typeof type, number>> = { OF: 0, P: 0.5 }
  return wangTsiatisBoundaries(rates, alpha_one_sided, shape[type] ?? gamma ?? 0.25)
}

export const bayesSequential: TopicAdapters = {
  'beta-binomial': ({ inline }, params) => {
    const { x, n } = z.object({ x: z.number(), n: z.number() }).parse(inline)
    const asked = z
      .object({
        prior_a: z.number(),
        prior_b: z.number(),
        threshold: z.number().optional(),
        predict_n: z.number().optional(),
        level,
      })
      .parse(params)
    const prior = { a: asked.prior_a, b: asked.prior_b }
    const posterior = betaPosterior(prior, x, n)
    const { standardDeviation, ...summary } = betaSummary(posterior, asked.level)
    return {
      post_a: posterior.a,
      post_b: posterior.b,
      ...summary,
      sd: standardDeviation,
      prob_gt_threshold: asked.threshold === undefined ? undefined : betaAbove(posterior, asked.threshold),
      log_marginal_likelihood: betaLnMarginal(prior, x, n),
      predictive: asked.predict_n === undefined ? undefined : betaPredictive(posterior, asked.predict_n),
    }
  },

  'beta-superiority': ({ inline }, params) => {
    const { a1, b1, a2, b2 } = z
      .object({ a1: z.number(), b1: z.number(), a2: z.number(), b2: z.number() })
      .parse(inline)
    const { delta } = z.object({ delta: z.number().default(0) }).parse(params)
    return { prob: betaSuperiority({ a: a1, b: b1 }, { a: a2, b: b2 }, delta) }
  },

  'normal-normal': ({ inline }, params) => {
    const { y, se } = z.object({ y: z.number(), se: z.number() }).parse(inline)
    const asked = z.object({ prior_mean: z.number(), prior_sd: z.number(), level }).parse(params)
    const posterior = normalPosterior({ mean: asked.prior_mean, standardDeviation: asked.prior_sd }, y, se)
    return {
      mean: posterior.mean,
      sd: posterior.standardDeviation,
      ...normalLimits(posterior, asked.level),
      prob_gt_0: normalAbove(posterior, 0),
      shrinkage: posterior.shrinkage,
      prior_predictive_z: posterior.surprise,
    }
  },

  'mixture-beta': ({ inline }, params) => {
    const { x, n } = z.object({ x: z.number(), n: z.number() }).parse(inline)
    const asked = z
      .object({
        weights: numbers,
        components_ab: z.array(z.tuple([z.number(), z.number()])),
        threshold: z.number().default(0.5),
        level,
      })
      .parse(params)
    const posterior = betaMixturePosterior(
      { weights: asked.weights, components: asked.components_ab.map(([a, b]) => ({ a, b })) },
      x,
      n,
    )
    const { standardDeviation, ...summary } = betaMixtureSummary(posterior, asked.level)
    return {
      post_weights: posterior.weights,
      post_components_ab: posterior.components.map(({ a, b }) => [a, b]),
      ...summary,
      sd: standardDeviation,
      prob_gt_threshold: betaMixtureAbove(posterior, asked.threshold),
    }
  },

  'mixture-normal': ({ inline }, params) => {
    const { y, se } = z.object({ y: z.number(), se: z.number() }).parse(inline)
    const asked = z
      .object({ weights: numbers, means: numbers, sds: numbers, threshold: z.number().default(0), level })
      .parse(params)
    const posterior = normalMixturePosterior(
      {
        weights: asked.weights,
        components: asked.means.map((mean, k) => ({ mean, standardDeviation: asked.sds[k]! })),
      },
      y,
      se,
    )
    const { standardDeviation, ...summary } = normalMixtureSummary(posterior, asked.level)
    return {
      post_weights: posterior.weights,
      post_means: posterior.components.map(({ mean }) => mean),
      post_sds: posterior.components.map(({ standardDeviation }) => standardDeviation),
      ...summary,
      sd: standardDeviation,
      prob_lt_0: normalMixtureCdf(posterior, 0),
      prob_gt_0: normalMixtureCdf(posterior, 0, true),
      prob_gt_threshold: normalMixtureCdf(posterior, asked.threshold, true),
    }
  },

  'power-prior': ({ inline }, params) => {
    const { x, n, x0, n0 } = z
      .object({ x: z.number(), n: z.number(), x0: z.number(), n0: z.number() })
      .parse(inline)
    const asked = z
      .object({ a0: numbers, prior_a: z.number().default(1), prior_b: z.number().default(1), level })
      .parse(params)
    return {
      rows: asked.a0.map(discount => {
        const { posterior, effectiveHistoricalTrials } = betaPowerPrior(
          { a: asked.prior_a, b: asked.prior_b },
          { events: x0, trials: n0 },
          discount,
          { events: x, trials: n },
        )
        const { standardDeviation, ...summary } = betaSummary(posterior, asked.level)
        return {
          a0: discount,
          post_a: posterior.a,
          post_b: posterior.b,
          ...summary,
          sd: standardDeviation,
          effective_historical_n: effectiveHistoricalTrials,
        }
      }),
    }
  },

  'eb-beta-binomial': (input, params) => {
    const fit = empiricalBeta(input.column('events'), input.column('n'), LevelParam.parse(params).level)
    if (fit.kind === 'not-estimable') return fit
    const rows = fit.units.map((unit, k) => ({ row: k + 1, ...unit }))
    if (fit.kind === 'no-difference')
      return {
        boundary: true,
        mean_ratio: fit.rate,
        mean_rate: fit.rate,
        mean: fit.rate,
        loglik: fit.logLikelihood,
        loglik_binomial_limit: fit.logLikelihood,
        rows,
      }
    return { boundary: false, a: fit.a, b: fit.b, loglik: fit.logLikelihood, rows }
  },

  'eb-gamma-poisson': (input, params) => {
    const fit = empiricalGamma(
      input.column('observed'),
      input.column('expected'),
      LevelParam.parse(params).level,
    )
    if (fit.kind === 'not-estimable') return fit
    const rows = fit.units.map(({ raw, aboveOne, ...unit }, k) => ({
      row: k + 1,
      oe: raw,
      ...unit,
      prob_gt_1: aboveOne,
    }))
    if (fit.kind === 'no-difference')
      return { boundary: true, mean_ratio: fit.ratio, loglik_poisson_limit: fit.logLikelihood, rows }
    return { boundary: false, alpha: fit.shape, beta: fit.rate, loglik: fit.logLikelihood, rows }
  },

  'eb-normal': (input, params) => {
    const { estimator } = z
      .object({ estimator: z.enum(['EE', 'DL', 'REML', 'PM', 'ML', 'HE', 'SJ', 'EB']) })
      .parse(params)
    const fit = empiricalNormal(
      input.column('observed'),
      input.column('expected'),
      estimator,
      LevelParam.parse(params).level,
    )
    if (fit.kind === 'not-estimable') return fit
    return {
      mu: fit.mean,
      tau2: fit.tau2,
      rows: fit.units.map(({ raw, variance, standardError, standardDeviation, ...unit }, k) => ({
        row: k + 1,
        y: raw,
        v: variance,
        ...unit,
        se_metafor_blup: standardError,
        posterior_sd_hyper_known: standardDeviation,
      })),
    }
  },

  'random-intercept-logistic': (input, params) => {
    const { quadrature_points } = z.object({ quadrature_points: z.number().default(25) }).parse(params)
    const fit = randomInterceptLogistic(input.column('events'), input.column('n'), quadrature_points)
    if (fit.kind === 'not-estimable') return fit
    return {
      intercept: fit.intercept,
      intercept_se: fit.interceptStandardError,
      sigma: fit.sigma,
      loglik: fit.logLikelihood,
      conditional_modes: fit.conditionalModes,
      predicted: fit.predicted,
    }
  },

  'group-sequential': (_, params) => {
    const looks = boundaries(DesignParams.parse(params))
    return {
      critical_values_z: looks.map(({ boundary }) => boundary),
      alpha_spent: looks.map(({ alphaSpent }) => alphaSpent),
      nominal_one_sided_p: looks.map(({ nominalP }) => nominalP),
    }
  },

  'maxsprt-poisson': ({ inline }) => {
    const rows = z
      .array(z.object({ T: z.number(), alpha: z.number(), M: z.number().default(1) }))
      .parse(inline['rows'])
    return {
      cv: rows.map(({ T, alpha, M }) => {
        const found = poissonCriticalValue({ expectedEvents: T, minimumEvents: M }, alpha)
        return found.kind === 'fitted' ? found.value : undefined
      }),
    }
  },

  'wald-sprt': ({ inline }, params) => {
    const y = Uint8Array.from(z.array(z.number()).parse(inline['y']))
    const { p0, p1, alpha, beta } = z
      .object({ p0: z.number(), p1: z.number(), alpha: z.number(), beta: z.number() })
      .parse(params)
    const { logLikelihoodRatio, upper, lower, upperAt, lowerAt } = waldSprt(
      bernoulliEvidence(y, p0, p1),
      alpha,
      beta,
    )
    const row = (at: number | undefined) => (at === undefined ? undefined : at + 1)
    return {
      llr: logLikelihoodRatio,
      upper,
      lower,
      first_cross_upper: row(upperAt),
      first_cross_lower: row(lowerAt),
    }
  },
}
