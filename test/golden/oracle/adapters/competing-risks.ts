import * as z from 'zod'
import { coxRegression } from '../../../../electron/learning/stats/cox/cox-regression.ts'
import { normalCdf, normalQuantile } from '../../../../electron/learning/stats/foundations/normal.ts'
import { atOnce } from '../../../../electron/learning/stats/foundations/in-steps.ts'
import {
  cumulativeIncidence,
  incidenceLimits,
  type CauseIncidence,
  type CumulativeIncidence,
} from '../../../../electron/learning/stats/survival/cumulative-incidence.ts'
import { pickRows, stepsBefore, valueAt } from '../../../../electron/learning/stats/survival/event-steps.ts'
import { fineGray } from '../../../../electron/learning/stats/survival/fine-gray.ts'
import { grayTest } from '../../../../electron/learning/stats/survival/gray-test.ts'
import { incidenceVariance } from '../../../../electron/learning/stats/survival/incidence-variance.ts'
import type { TopicAdapters } from './adapter.ts'
import { followUpOf, groupsOf } from './survival-input.ts'

const Level = z.number().default(0.95)
const Times = z.array(z.number()).default([])
export const competingRisks: TopicAdapters = {
  cif(input, params) {
    const { times, level, rho } = z
      .object({ times: Times, level: Level, rho: z.number().default(0) })
      .parse(params)
    const all = followUpOf(input)
    const causes = Math.max(2, ...all.event)
    const groups = groupsOf(input).map(({ label, rows }) => ({
      label,
      found: cumulativeIncidence(pickRows(all, rows), causes),
    }))
    const table = (label: string, found: CumulativeIncidence) =>
      times.map(time => ({
        stratum: label,
        time,
        n_risk: found.atRisk[stepsBefore(found.times, time)] ?? 0,
        surv: valueAt(found.times, found.survival, time, 1),
        ...Object.assign({}, ...found.causes.map(own => incidenceRow(found.times, own, time, level))),
      }))
    return {
      survfit_overall: table('all', cumulativeIncidence(all, causes)),
      survfit_by_group: groups.flatMap(({ label, found }) => table(label, found)),
      cmprsk: times.flatMap(time =>
        Array.from({ length: causes }, (_, k) =>
          groups.map(({ label, found }) => {
            const own = found.causes[k]!
            const value = (values: Float64Array) =>
              stepsBefore(found.times, time) < found.times.length
                ? valueAt(found.times, values, time, 0)
                : null
            return {
              stratum: label,
              cause: k + 1,
              time,
              est: value(own.incidence),
              var: value(incidenceVariance(found, own)),
            }
          }),
        ).flat(),
      ),
      gray_test:
        input.hasRole('group') &&
        Array.from({ length: causes }, (_, k) => {
          const test = grayTest(all, input.column('group'), k + 1, rho)
          return {
            cause: k + 1,
            ...(test.kind === 'fitted'
              ? { chisq: test.chiSquare, p: test.p, df: test.freedom }
              : { chisq: null, p: null, df: 0 }),
          }
        }),
    }
  },

  finegray(input, params) {
    const { cause, level } = z.object({ cause: z.number().default(1), level: Level }).parse(params)
    const { terms, columns: design } = input.design('x')
    const { time, event } = followUpOf(input)
    const fit = atOnce(fineGray({ time, event, design }, cause))
    const twin = atOnce(fineGray({ time, event, design }, cause, 'after-events'))
    const causeSpecific = atOnce(
      coxRegression({ stop: time, event: event.map(each => (each === cause ? 1 : 0)), design }),
    )
    const table = (found: typeof fit | typeof causeSpecific) =>
      found.kind === 'fitted'
        ? coefficientRows(terms, found.coefficients, found.covariance, level)
        : undefined
    return {
      coefficients: table(fit),
      ...(fit.kind === 'fitted' && { vcov: fit.covariance, loglik: fit.logLikelihood }),
      coefficients_weighted_cox_breslow: twin.kind === 'fitted' ? twin.coefficients : undefined,
      cause_specific_efron: table(causeSpecific),
    }
  },
}

function incidenceRow(times: Float64Array, own: CauseIncidence, time: number, level: number) {
  const { lower, upper } = incidenceLimits(own, level)
  const value = (values: Float64Array) => valueAt(times, values, time, 0)
  return {
    [`cif${own.cause}`]: value(own.incidence),
    [`se_cif${own.cause}`]: value(own.standardError),
    [`lower${own.cause}_log`]: value(lower),
    [`upper${own.cause}_log`]: value(upper),
  }
}

function coefficientRows(
  terms: readonly string[],
  coefficients: Float64Array,
  covariance: readonly Float64Array[],
  level: number,
) {
  const z = normalQuantile((1 - level) / 2, true)
  return terms.map((term, c) => {
    const [estimate, se] = [coefficients[c]!, Math.sqrt(covariance[c]![c]!)]
    return {
      term,
      estimate,
      se,
      statistic: estimate / se,
      p: 2 * normalCdf(Math.abs(estimate / se), true),
      lower: estimate - z * se,
      upper: estimate + z * se,
    }
  })
}
