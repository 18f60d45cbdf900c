import * as z from 'zod'
import { robustCurve } from '../../../../electron/learning/stats/causal-survival/robust-curve.ts'
import { weightedSurvival } from '../../../../electron/learning/stats/causal-survival/weighted-survival.ts'
import { fitLogistic } from '../../../../electron/learning/stats/regression/logistic.ts'
import { compareRestrictedMeans } from '../../../../electron/learning/stats/survival/compare-restricted-means.ts'
import { pickRows, valueAt, type FollowUp } from '../../../../electron/learning/stats/survival/event-steps.ts'
import { kaplanMeier, type SurvivalCurve } from '../../../../electron/learning/stats/survival/kaplan-meier.ts'
import { logRank } from '../../../../electron/learning/stats/survival/log-rank.ts'
import { nelsonAalen } from '../../../../electron/learning/stats/survival/nelson-aalen.ts'
import { petoHazardRatio } from '../../../../electron/learning/stats/survival/peto-hazard-ratio.ts'
import { restrictedMean } from '../../../../electron/learning/stats/survival/restricted-mean.ts'
import { robustLogRank } from '../../../../electron/learning/stats/survival/robust-log-rank.ts'
import { survivalAt } from '../../../../electron/learning/stats/survival/survival-at.ts'
import { survivalQuantile } from '../../../../electron/learning/stats/survival/survival-quantile.ts'
import type { CaseInput } from '../case-input.ts'
import type { TopicAdapters } from './adapter.ts'
import { followUpOf, labels, groupsOf } from './survival-input.ts'
import { competingRisks } from './competing-risks.ts'

const Level = z.number().default(0.95)
const Scale = z.enum(['log-log', 'log', 'plain', 'logit', 'arcsin']).default('log-log')
const Times = z.array(z.number()).default([])
export const survivalKm: TopicAdapters = {
  'km'(input, params) {
    const {
      conf_type: scale,
      level,
      times,
      quantile_probs: probabilities,
    } = z.object({ conf_type: Scale, level: Level, times: Times, quantile_probs: Times }).parse(params)
    const all = followUpOf(input)
    const overall = { label: 'all', curve: kaplanMeier(all, { scale, level }) }
    const groups = groupsOf(input).map(({ label, rows }) => ({
      label,
      curve: kaplanMeier(pickRows(all, rows), { scale, level }),
    }))
    const table = ({ label, curve }: Labelled) =>
      survivalAt(curve, times).map(each => ({
        stratum: label,
        time: each.time,
        n_risk: each.atRisk,
        n_event_since_previous_time: each.eventsSince,
        surv: each.survival,
        se: each.standardError,
        lower: each.lower,
        upper: each.upper,
      }))
    const quantiles = ({ label, curve }: Labelled) =>
      probabilities.map(p => {
        const { time, lower, upper } = survivalQuantile(curve, p)
        return { stratum: label, event_prob: p, quantile: time, lower, upper }
      })
    return {
      n: all.time.length,
      events: all.event.reduce((sum, each) => sum + each, 0),
      overall: table(overall),
      by_group: groups.flatMap(table),
      quantiles_overall: quantiles(overall),
      quantiles_by_group: groups.flatMap(quantiles),
      curve: curveRows(overall, all),
    }
  },

  'rmst'(input, params) {
    const { tau, level } = z.object({ tau: z.number(), level: Level }).parse(params)
    const all = followUpOf(input)
    const groups = groupsOf(input).map(({ label, rows }) => ({
      label,
      found: restrictedMean(kaplanMeier(pickRows(all, rows)), tau),
    }))
    const { difference, ratio } =
      groups.length > 1 ? compareRestrictedMeans(groups[0]!.found, groups[1]!.found, level) : {}
    const overall = restrictedMean(kaplanMeier(all), tau)
    return {
      overall: { rmst: overall.mean, se: overall.standardError },
      per_group: groups.map(({ label, found }) => ({
        stratum: label,
        rmst: found.mean,
        se: found.standardError,
      })),
      difference: difference && { ...difference, se: difference.standardError },
      ratio,
    }
  },

  'logrank'(input, params) {
    const { rho, level } = z.object({ rho: z.number().default(0), level: Level }).parse(params)
    const codes = input.column('group')
    const found = logRank(followUpOf(input), codes, {
      rho,
      ...(input.hasRole('strata') && { strata: input.column('strata') }),
    })
    const label = labels(input)
    const second = found.groups[1]?.group
    const peto = second === undefined ? undefined : petoHazardRatio(found, second, level)
    return {
      ...(found.test.kind === 'fitted'
        ? { chisq: found.test.chiSquare, df: found.test.freedom, p: found.test.p }
        : { chisq: 0, df: 0, p: null }),
      groups: found.groups.map(({ group, people, observed, expected }) => ({
        stratum: label(group),
        n: people,
        observed,
        expected,
      })),
      var: found.covariance,
      peto_one_step:
        peto?.kind === 'fitted'
          ? {
              group: label(second!),
              log_hr: peto.logHazardRatio,
              se: peto.standardError,
              hr: peto.hazardRatio,
              lower: peto.lower,
              upper: peto.upper,
            }
          : undefined,
    }
  },

  'nelson-aalen'(input, params) {
    const {
      times,
      ctype,
      conf_type: scale,
      level,
    } = z.object({ times: Times, ctype: z.number().default(1), conf_type: Scale, level: Level }).parse(params)
    const curve = nelsonAalen(followUpOf(input), ctype === 2 ? 'one-by-one' : 'together', { scale, level })
    const value = (values: Float64Array, time: number, before: number) =>
      valueAt(curve.times, values, time, before)
    return {
      at: times.map(time => {
        const [surv, error] = [value(curve.survival, time, 1), value(curve.standardError, time, 0)]
        return {
          time,
          cumhaz: value(curve.cumulativeHazard, time, 0),
          se_cumhaz: error,
          surv,
          se_surv: surv * error,
          lower: value(curve.lower, time, 1),
          upper: value(curve.upper, time, 1),
        }
      }),
    }
  },

  'km-weighted'(input, params) {
    const {
      times,
      tau,
      conf_type: scale,
      level,
    } = z.object({ times: Times, tau: z.number().optional(), conf_type: Scale, level: Level }).parse(params)
    const weight = input.column('weight')
    const treatment = input.flags('treatment')
    const all = { ...followUpOf(input), weights: weight }
    const groups = groupsOf(input).map(({ label, rows }) => {
      const { time, event, weights } = pickRows(all, rows)
      const weighted = weightedSurvival(time, event, weights!)
      return {
        label,
        weighted,
        naive: kaplanMeier({ time, event, weights }, { scale, level }),
        robust: robustCurve(weighted, { scale, level }),
      }
    })
    const test = robustLogRank(all.time, all.event, treatment, weight)
    return {
      at: groups.flatMap(({ label, naive, robust }) => {
        const other = survivalAt(naive, times)
        return survivalAt(robust, times).map((each, k) => ({
          stratum: label,
          time: each.time,
          weighted_n_risk: each.atRisk,
          weighted_n_event_since_previous: each.eventsSince,
          surv: each.survival,
          se_robust: each.standardError,
          lower_robust: each.lower,
          upper_robust: each.upper,
          se_naive: other[k]!.standardError,
          lower_naive: other[k]!.lower,
          upper_naive: other[k]!.upper,
        }))
      }),
      rmst:
        tau === undefined
          ? undefined
          : groups.map(({ label, weighted }) => ({ stratum: label, rmst: weighted.restrictedMean(tau) })),
      median: groups.map(({ label, robust }) => {
        const { time, lower, upper } = survivalQuantile(robust)
        return { stratum: label, median: time, lower, upper }
      }),
      svylogrank:
        test.kind === 'fitted' ? { score: test.score, chisq: test.chiSquare, p: test.p } : undefined,
      ps: propensities(input, treatment),
    }
  },

  ...competingRisks,
}
interface Labelled {
  readonly label: string
  readonly curve: SurvivalCurve
}

function curveRows({ label, curve }: Labelled, followUp: FollowUp) {
  const hazard = nelsonAalen(followUp)
  return Array.from(curve.times, (time, k) => ({
    stratum: label,
    time,
    n_risk: curve.atRisk[k],
    n_event: curve.events[k],
    n_censor: curve.censored[k],
    surv: curve.survival[k],
    se_cumhaz_greenwood: curve.errorOfLog[k],
    lower: curve.lower[k],
    upper: curve.upper[k],
    nelson_aalen: hazard.cumulativeHazard[k],
    se_nelson_aalen: hazard.standardError[k],
  }))
}

/** The design's columns are brought to order 1 first, which changes no fitted probability. */
function propensities(input: CaseInput, treatment: Uint8Array) {
  if (!input.hasDesign('ps')) return undefined
  const scaled = input.design('ps').columns.map(column => {
    const largest = column.reduce((most, each) => Math.max(most, Math.abs(each)), 0) || 1
    return column.map(each => each / largest)
  })
  const fit = fitLogistic(treatment, scaled)
  return fit.kind === 'fitted' ? Array.from(fit.fitted, (ps, row) => ({ row: row + 1, ps })) : undefined
}
