import * as z from 'zod'
import { coxSummary } from '../../../../electron/learning/stats/federated/cox-summary.ts'
import {
  distributedFit,
  type DistributedResult,
} from '../../../../electron/learning/stats/federated/distributed-newton.ts'
import {
  linearFromSums,
  linearSums,
} from '../../../../electron/learning/stats/federated/distributed-linear.ts'
import { logisticSummary } from '../../../../electron/learning/stats/federated/logistic-summary.ts'
import { odal } from '../../../../electron/learning/stats/federated/odal.ts'
import {
  poolByPrecision,
  poolTogether,
  type SiteEstimate,
} from '../../../../electron/learning/stats/federated/one-shot.ts'
import { pooledMoments } from '../../../../electron/learning/stats/federated/pooled-moments.ts'
import {
  analyticGaussianNoise,
  classicalGaussianNoise,
  geometricNoise,
  laplaceNoise,
} from '../../../../electron/learning/stats/federated/privacy-noise.ts'
import { addSummaries, type SiteSummary } from '../../../../electron/learning/stats/federated/site-summary.ts'
import { mean, variance } from '../../../../electron/learning/stats/foundations/moments.ts'
import { metaAnalysis } from '../../../../electron/learning/stats/meta/meta-analysis.ts'
import {
  coefficientTable,
  standardErrorsOf,
} from '../../../../electron/learning/stats/regression/coefficient-table.ts'
import { fitGeneralizedLinear } from '../../../../electron/learning/stats/regression/generalized-linear.ts'
import type { RegressionData } from '../../../../electron/learning/stats/regression/regression-data.ts'
import type { CaseInput } from '../case-input.ts'
import type { Adapter, TopicAdapters } from './adapter.ts'
import { generalizedLinear, namedRows } from './glm.ts'

const Level = z.object({ level: z.number().default(0.95) })

/** The rows of each site, sites in ascending order. */
function bySite<Part>(
  input: CaseInput,
  part: (keep: (column: Float64Array) => Float64Array, site: number) => Part,
): Part[] {
  const site = input.column('site')
  return [...new Set(site)]
    .sort((one, other) => one - other)
    .map(each => part(column => column.filter((_, i) => site[i] === each), each))
}

const siteRegressions = (input: CaseInput) => {
  const [outcome, { columns }] = [input.column('outcome'), input.design('x')]
  return bySite(input, (keep, site) => ({
    site,
    data: { outcome: keep(outcome), design: columns.map(keep) } satisfies RegressionData,
  }))
}

const fitted = (result: DistributedResult) => {
  if (result.kind === 'not-estimable') throw new Error(result.reason)
  return result
}

const siteFit = (data: RegressionData): SiteEstimate => {
  const fit = fitGeneralizedLinear('binomial', data)
  if (fit.kind === 'not-estimable') throw new Error(`A site: ${fit.reason}`)
  return fit
}

const table = (
  terms: readonly string[],
  { coefficients, covariance }: SiteEstimate,
  level: number,
  freedom?: number,
) =>
  namedRows(
    terms,
    coefficientTable(coefficients, standardErrorsOf(covariance), {
      level,
      ...(freedom === undefined ? {} : { freedom }),
    }),
  )

const distributedLogistic: Adapter = (input, params) => {
  const { level, start } = Level.extend({ start: z.array(z.number()) }).parse(params)
  const { terms } = input.design('x')
  const sites = siteRegressions(input)
  const fit = fitted(
    distributedFit(
      Float64Array.from(start),
      sites.map(
        ({ data }) =>
          at =>
            logisticSummary(data, at),
      ),
    ),
  )
  const none = new Float64Array(terms.length)
  return {
    pooled: table(terms, fit, level),
    vcov: fit.covariance,
    deviance: -2 * fit.logLikelihood,
    newton_trace: fit.turns.map(({ coefficients, logLikelihood, largestStep }, k) => ({
      iteration: k + 1,
      beta_in: coefficients,
      loglik: logLikelihood,
      max_abs_step: largestStep,
    })),
    site_summaries: sites.map(({ site, data }) => {
      const [at0, atFinal] = [logisticSummary(data, none), logisticSummary(data, fit.coefficients)]
      return {
        site,
        n: at0.rows,
        events: at0.events,
        gradient_at_0: at0.gradient,
        neg_hessian_at_0: at0.information,
        loglik_at_0: at0.logLikelihood,
        gradient_at_final: atFinal.gradient,
        neg_hessian_at_final: atFinal.information,
      }
    }),
  }
}

const oneShotMeta: Adapter = input => {
  const { terms } = input.design('x')
  const sites = siteRegressions(input).map(({ site, data }) => ({ site, fit: siteFit(data) }))
  const fits = sites.map(({ fit }) => fit)
  const [ivw, together] = [poolByPrecision(fits), poolTogether(fits)]
  const names = terms.map(term => (term === '(Intercept)' ? 'b0' : term))
  return {
    site_estimates: sites.map(({ site, fit }) => ({
      site,
      ...Object.fromEntries(names.map((name, c) => [name, fit.coefficients[c]])),
    })),
    site_se: fits.map(fit => standardErrorsOf(fit.covariance)),
    ivw: ivw.coefficients,
    ivw_se: ivw.standardErrors,
    multivariate_ivw: together.coefficients,
    multivariate_ivw_se: together.standardErrors,
    dl: terms.map((term, c) => {
      const random = metaAnalysis(
        Float64Array.from(fits, fit => fit.coefficients[c]!),
        Float64Array.from(fits, fit => fit.covariance[c]![c]!),
        'DL',
      )
      return random.kind === 'fitted'
        ? {
            term,
            estimate: random.estimate,
            se: random.standardError,
            tau2: random.tau2,
            Q: random.q.statistic,
          }
        : { term }
    }),
  }
}

const oneShotLikelihood: Adapter = (input, params) => {
  const { lead_site: leadSite } = z.object({ lead_site: z.number() }).parse(params)
  const sites = siteRegressions(input)
  const lead = sites.find(({ site }) => site === leadSite)
  if (!lead) throw new Error(`There is no site ${leadSite}.`)
  const fits = sites.map(({ data }) => siteFit(data))
  const starts = { lead: siteFit(lead.data).coefficients, ivw: poolByPrecision(fits).coefficients }
  const pooled = fitted(
    distributedFit(
      new Float64Array(starts.lead.length),
      sites.map(
        ({ data }) =>
          at =>
            logisticSummary(data, at),
      ),
    ),
  ).coefficients
  const totalAt = (at: Float64Array) => addSummaries(sites.map(({ data }) => logisticSummary(data, at)))
  const estimate = (from: 'lead' | 'ivw', order: 1 | 2) => {
    const result = odal(lead.data, starts[from], totalAt(starts[from]), order)
    if (result.kind === 'not-estimable') throw new Error(result.reason)
    return { beta: result.coefficients, model_based_se_naive: result.standardErrors }
  }
  const atIvw = totalAt(starts.ivw)
  const secondFromIvw = estimate('ivw', 2)
  return {
    init_lead: starts.lead,
    init_ivw: starts.ivw,
    odal1_from_lead: estimate('lead', 1),
    odal2_from_lead: estimate('lead', 2),
    odal1_from_ivw: estimate('ivw', 1),
    odal2_from_ivw: secondFromIvw,
    global_mean_gradient_at_ivw: atIvw.gradient.map(value => value / atIvw.rows),
    global_mean_hessian_at_ivw: atIvw.information.map(row => row.map(value => -value / atIvw.rows)),
    max_abs_diff_odal2_ivw_vs_pooled: pooled.reduce(
      (most, value, c) => Math.max(most, Math.abs(value - secondFromIvw.beta[c]!)),
      0,
    ),
    pooled,
  }
}

const stratifiedCox: Adapter = (input, params) => {
  const { level } = Level.parse(params)
  const { terms, columns } = input.design('x')
  const [stop, event] = [input.column('time'), Float64Array.from(input.flags('event'))]
  const whole = { stop, event: Uint8Array.from(event), design: columns }
  const sites = bySite(input, (keep, site) => ({
    site,
    data: { stop: keep(stop), event: Uint8Array.from(keep(event)), design: columns.map(keep) },
  }))
  const none = new Float64Array(columns.length)
  const fit = (parts: readonly (typeof whole)[], ties: 'breslow' | 'efron') =>
    fitted(
      distributedFit(
        none,
        parts.map(
          data =>
            (at): SiteSummary =>
              coxSummary(data, at, ties),
        ),
      ),
    )
  const parts = sites.map(({ data }) => data)
  const breslow = fit(parts, 'breslow')
  const atZero = sites.map(({ site, data }) => ({ site, ...coxSummary(data, none, 'breslow') }))
  const siteFits = poolByPrecision(parts.map(data => fit([data], 'breslow')))
  return {
    stratified_breslow: table(terms, breslow, level),
    stratified_efron: table(terms, fit(parts, 'efron'), level),
    loglik_breslow: [atZero.reduce((sum, each) => sum + each.logLikelihood, 0), breslow.logLikelihood],
    pooled_unstratified_breslow: table(terms, fit([whole], 'breslow'), level),
    site_at_zero: atZero.map(({ site, rows, events, gradient, information, logLikelihood }) => ({
      site,
      n: rows,
      events,
      score_at_0: gradient,
      information_at_0: information,
      loglik_at_0: logLikelihood,
    })),
    ivw_of_site_fits: siteFits.coefficients,
    ivw_se: siteFits.standardErrors,
  }
}

const distributedLinear: Adapter = (input, params) => {
  const { level } = Level.parse(params)
  const { terms } = input.design('x')
  const sites = siteRegressions(input).map(({ site, data }) => ({ site, sums: linearSums(data) }))
  const fit = linearFromSums(sites.map(({ sums }) => sums))
  if (fit.kind === 'not-estimable') throw new Error(fit.reason)
  return {
    pooled: table(terms, fit, level, fit.residualFreedom),
    sigma: fit.sigma,
    sites: sites.map(({ site, sums: { rows, xx, xy, yy } }) => ({
      site,
      n: rows,
      xtx: xx,
      xty: xy,
      yty: yy,
    })),
  }
}

const moments: Adapter = input => {
  const values = input.column('value')
  const sites = bySite(input, (keep, site) => ({ site, values: keep(values) })).map(
    ({ site, values: own }) => ({
      site,
      n: own.length,
      mean: mean(own),
      var: own.length > 1 ? variance(own) : null,
    }),
  )
  const pooled = pooledMoments(
    sites.map(each => ({ rows: each.n, mean: each.mean, variance: each.var ?? 0 })),
  )
  return { sites, mean: pooled?.mean, var: pooled?.variance }
}

const privacyNoise: Adapter = (input, params) => {
  const { delta, sensitivity } = z
    .object({ delta: z.number(), sensitivity: z.number().default(1) })
    .parse(params)
  const { epsilon } = z.object({ epsilon: z.array(z.number()) }).parse(input.inline)
  return {
    rows: epsilon.map(each => {
      const loss = { epsilon: each, sensitivity }
      const laplace = laplaceNoise(loss)
      return {
        laplace_scale: laplace.scale,
        laplace_sd: laplace.standardDeviation,
        gaussian_classical_sigma: classicalGaussianNoise(loss, delta).standardDeviation,
        gaussian_analytic_sigma: analyticGaussianNoise(loss, delta),
        geometric_var: geometricNoise(loss).variance,
      }
    }),
  }
}

export const federated: TopicAdapters = {
  'distributed-logistic': distributedLogistic,
  'glm': generalizedLinear,
  'one-shot-meta': oneShotMeta,
  'odal': oneShotLikelihood,
  'stratified-cox': stratifiedCox,
  'distributed-linear': distributedLinear,
  'pooled-moments': moments,
  'dp-calibration': privacyNoise,
}
