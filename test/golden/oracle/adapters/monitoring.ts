import * as z from 'zod'
import type { ControlPoint } from '../../../../electron/learning/stats/monitoring/control-points.ts'
import { countChart } from '../../../../electron/learning/stats/monitoring/count-chart.ts'
import { ewmaChart } from '../../../../electron/learning/stats/monitoring/ewma-chart.ts'
import {
  binomialFunnelLimits,
  binomialFunnelSteps,
  normalFunnelLimits,
  poissonFunnelLimits,
} from '../../../../electron/learning/stats/monitoring/funnel-limits.ts'
import {
  proportionFunnel,
  ratioFunnel,
} from '../../../../electron/learning/stats/monitoring/funnel-overdispersion.ts'
import { gapChart } from '../../../../electron/learning/stats/monitoring/gap-chart.ts'
import { individualsChart } from '../../../../electron/learning/stats/monitoring/individuals-chart.ts'
import { nelsonRules } from '../../../../electron/learning/stats/monitoring/nelson-rules.ts'
import { observedExpected } from '../../../../electron/learning/stats/monitoring/observed-expected.ts'
import { poissonCusum } from '../../../../electron/learning/stats/monitoring/poisson-cusum.ts'
import {
  laneyProportionChart,
  proportionChart,
} from '../../../../electron/learning/stats/monitoring/proportion-chart.ts'
import { rangeConstants } from '../../../../electron/learning/stats/monitoring/range-constants.ts'
import { rateChart } from '../../../../electron/learning/stats/monitoring/rate-chart.ts'
import {
  lifeAdjustedDisplay,
  riskAdjustedCusum,
} from '../../../../electron/learning/stats/monitoring/risk-adjusted-cusum.ts'
import { runChart } from '../../../../electron/learning/stats/monitoring/run-chart.ts'
import {
  directlyStandardisedRate,
  expectedEvents,
} from '../../../../electron/learning/stats/monitoring/standardised-rate.ts'
import { subgroupChart } from '../../../../electron/learning/stats/monitoring/subgroup-chart.ts'
import { deviationBias } from '../../../../electron/learning/stats/tables/deviation-bias.ts'
import type { CaseInput } from '../case-input.ts'
import type { Adapter, TopicAdapters } from './adapter.ts'

const Level = z.object({ level: z.number().default(0.95) })

/** The baseline's first rows and the width of the limits. */
const charted = (params: unknown, rows: number) =>
  z
    .object({ baseline_rows: z.number().default(rows), sigma_limit: z.number().default(3) })
    .transform(({ baseline_rows, sigma_limit }) => ({ baselineRows: baseline_rows, width: sigma_limit }))
    .parse(params)

const points = (list: readonly ControlPoint[]) =>
  list.map(({ value, centre, sigma, lower, upper, signal }) => ({
    value,
    center: centre,
    sigma,
    lcl: lower,
    ucl: upper,
    signal,
  }))

/** A column in a role of the file, or a list given in place. */
function column(input: CaseInput, role: string): Float64Array {
  return input.hasRole(role)
    ? input.column(role)
    : Float64Array.from(z.array(z.number()).parse(input.inline[role]))
}

function drawn<Chart extends { kind: string }>(chart: Chart): Extract<Chart, { kind: 'fitted' }> {
  if (chart.kind !== 'fitted') throw new Error('The chart is not estimable.')
  return chart as Extract<Chart, { kind: 'fitted' }>
}

const pChart: Adapter = (input, params) => {
  const events = column(input, 'events')
  const { baselineRows, width } = charted(params, events.length)
  const chart = drawn(proportionChart(events, column(input, 'n'), baselineRows, width))
  return { pbar: chart.centre, points: points(chart.points) }
}

const pPrimeChart: Adapter = (input, params) => {
  const events = column(input, 'events')
  const { baselineRows, width } = charted(params, events.length)
  const chart = drawn(laneyProportionChart(events, column(input, 'n'), baselineRows, width))
  return { pbar: chart.centre, sigma_z: chart.factor, points: points(chart.points) }
}

const uChart: Adapter = (input, params) => {
  const count = column(input, 'count')
  const { baselineRows, width } = charted(params, count.length)
  const chart = drawn(rateChart(count, column(input, 'exposure'), baselineRows, width))
  return {
    ubar: chart.centre,
    points: points(chart.points),
    laney_sigma_z: chart.laney?.factor,
    laney: chart.laney && points(chart.laney.points),
  }
}

const cChart: Adapter = (input, params) => {
  const count = column(input, 'count')
  const { baselineRows, width } = charted(params, count.length)
  const chart = drawn(countChart(count, baselineRows, width))
  return { cbar: chart.centre, points: points(chart.points) }
}

const xmrChart: Adapter = (input, params) => {
  const value = column(input, 'value')
  const { baselineRows, width } = charted(params, value.length)
  const chart = drawn(individualsChart(value, baselineRows, width))
  return {
    mean: chart.mean,
    mr_bar: chart.meanMovingRange,
    sigma: chart.sigma,
    points: points(chart.points),
    mr_ucl: chart.movingRangeUpper,
    median_mr: chart.median.movingRange,
    sigma_median_mr: chart.median.sigma,
    lcl_median_mr: chart.median.lower,
    ucl_median_mr: chart.median.upper,
  }
}

const nelson: Adapter = (input, params) => {
  const { center, sigma } = z.object({ center: z.number(), sigma: z.number() }).parse(params)
  const found = nelsonRules(column(input, 'value'), center, sigma)
  return {
    r1_beyond_3s: found.beyond3Sigma,
    r2_9_same_side: found.nineOnOneSide,
    r3_6_monotone: found.sixMonotone,
    r4_14_alternating: found.fourteenAlternating,
    r5_2of3_beyond_2s: found.twoOfThreeBeyond2Sigma,
    r6_4of5_beyond_1s: found.fourOfFiveBeyond1Sigma,
    r7_15_within_1s: found.fifteenWithin1Sigma,
    r8_8_outside_1s: found.eightOutside1Sigma,
  }
}

const run: Adapter = input => {
  const chart = drawn(runChart(column(input, 'value')))
  return {
    median: chart.median,
    n_useful: chart.useful,
    longest_run: chart.longestRun,
    n_crossings: chart.crossings,
    n_runs: chart.runs,
    longest_run_limit_anhoj: chart.longestRunLimit,
    crossings_lower_limit_anhoj: chart.crossingsLimit,
    signal_long_run: chart.tooLong,
    signal_few_crossings: chart.tooFewCrossings,
    shift_ge_8_same_side: chart.longestRun >= 8,
    shift_ge_6_same_side_ihi: chart.longestRun >= 6,
    longest_monotone_points: chart.longestTrend,
  }
}

const ewma: Adapter = (input, params) => {
  const value = column(input, 'value')
  const { baselineRows } = charted(params, value.length)
  const { lambda, L } = z.object({ lambda: z.number(), L: z.number() }).parse(params)
  return { points: points(drawn(ewmaChart(value, lambda, L, baselineRows)).points) }
}

const xbar: Adapter = (input, params) => {
  const [subgroup, value] = [column(input, 'subgroup'), column(input, 'value')]
  const labels = [...new Set(subgroup)]
  const groups = labels.map(label => value.filter((_, row) => subgroup[row] === label))
  const { baseline_subgroups, sigma_limit, subgroup_size } = z
    .object({
      baseline_subgroups: z.number().default(groups.length),
      sigma_limit: z.number().default(3),
      subgroup_size: z.number().default(groups[0]!.length),
    })
    .parse(params)
  const chart = drawn(subgroupChart(groups, baseline_subgroups, sigma_limit))
  const first = chart.points[0]!
  return {
    grand_mean: chart.grandMean,
    d2: rangeConstants(subgroup_size).d2,
    c4: deviationBias(subgroup_size),
    rbar: chart.meanRange,
    sbar: chart.meanDeviation,
    sigma_R: chart.sigmaFromRange,
    sigma_S: chart.sigmaFromDeviation,
    xbar: chart.points.map(point => point.mean),
    xbar_lcl_R: first.byRange.lower,
    xbar_ucl_R: first.byRange.upper,
    xbar_lcl_S: first.byDeviation.lower,
    xbar_ucl_S: first.byDeviation.upper,
    s_ucl: first.deviationLimits.upper,
    s_lcl: first.deviationLimits.lower,
  }
}

const raCusum: Adapter = (input, params) => {
  const risk = column(input, 'risk')
  const outcome = Uint8Array.from(column(input, 'outcome'))
  const { odds_ratio_up, odds_ratio_down, h_up, h_down } = z
    .object({
      odds_ratio_up: z.number().default(2),
      odds_ratio_down: z.number().default(0.5),
      h_up: z.number(),
      h_down: z.number(),
    })
    .parse(params)
  const up = riskAdjustedCusum(risk, outcome, odds_ratio_up, h_up)
  const down = riskAdjustedCusum(risk, outcome, odds_ratio_down, h_down)
  const { vlad, variance, observed, expected } = lifeAdjustedDisplay(risk, outcome)
  const rowOf = (row: number | null) => (row === null ? null : row + 1)
  return {
    first_signal_up: rowOf(up.firstSignal),
    signals_up_with_reset_to_zero: up.signalsWithReset.map(row => row + 1),
    signals_down_with_reset_to_zero: down.signalsWithReset.map(row => row + 1),
    first_signal_down: rowOf(down.firstSignal),
    max_up: up.highest,
    max_down: down.highest,
    final_vlad: vlad.at(-1),
    observed,
    expected,
    charts: Array.from(risk, (_, row) => ({
      case: row + 1,
      weight_up: up.weights[row],
      cusum_up: up.chart[row],
      weight_down: down.weights[row],
      cusum_down: down.chart[row],
      vlad: vlad[row],
      cumulative_variance: variance[row],
    })),
  }
}

const poisson: Adapter = (input, params) => {
  const count = column(input, 'count')
  const { rate_ratio } = z.object({ rate_ratio: z.number() }).parse(params)
  return {
    cusum: drawn(
      poissonCusum(count, column(input, 'exposure'), rate_ratio, charted(params, count.length).baselineRows),
    ).chart,
  }
}

const oeSmr: Adapter = (input, params) => {
  const { level } = Level.parse(params)
  const expected = column(input, 'expected')
  return {
    rows: Array.from(column(input, 'observed'), (observed, row) => {
      const result = observedExpected(observed, expected[row]!, level)
      const wide = observedExpected(observed, expected[row]!, 0.998)
      if (result.kind !== 'fitted' || wide.kind !== 'fitted') return { row: row + 1 }
      return {
        row: row + 1,
        oe: result.ratio,
        exact_lower: result.exact.lower,
        exact_upper: result.exact.upper,
        exact998_lower: wide.exact.lower,
        exact998_upper: wide.exact.upper,
        byar_lower: result.byar.lower,
        byar_upper: result.byar.upper,
        midp_lower: result.midP.lower,
        midp_upper: result.midP.upper,
        p_two_sided_doubled: result.p,
      }
    }),
  }
}

const funnelBinomial: Adapter = input => {
  const [events, sizes] = [column(input, 'events'), column(input, 'n')]
  const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0)
  const target = sum(events) / sum(sizes)
  return {
    target,
    rows: Array.from(events, (count, row) => {
      const size = sizes[row]!
      const [exact, wide, normal, normalWide, steps, stepsWide] = [
        binomialFunnelLimits(size, target, 0.95),
        binomialFunnelLimits(size, target, 0.998),
        normalFunnelLimits(size, target, 0.95),
        normalFunnelLimits(size, target, 0.998),
        binomialFunnelSteps(size, target, 0.95),
        binomialFunnelSteps(size, target, 0.998),
      ]
      return {
        row: row + 1,
        p: size === 0 ? null : count / size,
        exact_lcl_95: exact?.lower,
        exact_ucl_95: exact?.upper,
        exact_lcl_998: wide?.lower,
        exact_ucl_998: wide?.upper,
        normal_lcl_95: normal?.lower,
        normal_ucl_95: normal?.upper,
        normal_lcl_998: normalWide?.lower,
        normal_ucl_998: normalWide?.upper,
        cp_qbinom_lcl_95: steps?.lower,
        cp_qbinom_ucl_95: steps?.upper,
        cp_qbinom_lcl_998: stepsWide?.lower,
        cp_qbinom_ucl_998: stepsWide?.upper,
      }
    }),
  }
}

const Winsorise = z.object({ winsorise: z.number().default(0.1) })

const funnelOverdispersion: Adapter = (input, params) => {
  const events = column(input, 'events')
  const funnel = drawn(proportionFunnel(events, column(input, 'n'), Winsorise.parse(params).winsorise))
  return {
    phi_winsorised: funnel.phi,
    phi_unwinsorised: funnel.phiPlain,
    tau2: funnel.tau2,
    rows: Array.from(events, (_, row) => {
      const [mult, multWide, add, addWide] = [
        funnel.multiplicativeLimits(row, 0.95),
        funnel.multiplicativeLimits(row, 0.998),
        funnel.additiveLimits(row, 0.95),
        funnel.additiveLimits(row, 0.998),
      ]
      return {
        row: row + 1,
        z_naive: funnel.z[row],
        z_winsorised: funnel.winsorisedZ[row],
        z_multiplicative: funnel.multiplicativeZ[row],
        z_additive: funnel.additiveZ[row],
        mult_lcl_95: mult.lower,
        mult_ucl_95: mult.upper,
        mult_lcl_998: multWide.lower,
        mult_ucl_998: multWide.upper,
        add_lcl_95: add.lower,
        add_ucl_95: add.upper,
        add_lcl_998: addWide.lower,
        add_ucl_998: addWide.upper,
      }
    }),
  }
}

const funnelRatio: Adapter = (input, params) => {
  const observed = column(input, 'observed')
  const funnel = drawn(ratioFunnel(observed, column(input, 'expected'), Winsorise.parse(params).winsorise))
  return {
    phi: funnel.phi,
    tau2: funnel.tau2,
    rows: Array.from(observed, (_, row) => {
      const [limits, wide] = [funnel.additiveLimits(row, 0.95), funnel.additiveLimits(row, 0.998)]
      return {
        row: row + 1,
        z: funnel.z[row],
        z_adjusted: funnel.additiveZ[row],
        lcl_95: lowerRootSquared(limits),
        ucl_95: limits.upper,
        lcl_998: lowerRootSquared(wide),
        ucl_998: wide.upper,
      }
    }),
  }
}

/**
 * The references square the lower root where it is negative too, which makes no limit; there the product says
 * 0. The upper one tells the root.
 */
const lowerRootSquared = ({ lower, upper }: { lower: number; upper: number }) =>
  lower > 0 ? lower : (2 - Math.sqrt(upper)) ** 2

const funnelPoisson: Adapter = input => ({
  rows: Array.from(column(input, 'expected'), (expected, row) => {
    const [limits, wide] = [poissonFunnelLimits(expected, 0.95), poissonFunnelLimits(expected, 0.998)]
    return {
      row: row + 1,
      lcl_95: limits?.lower,
      ucl_95: limits?.upper,
      lcl_998: wide?.lower,
      ucl_998: wide?.upper,
    }
  }),
})

const gap: Adapter = (input, params) => {
  const { quantiles } = z.object({ quantiles: z.array(z.number()).default([0.00135, 0.99865]) }).parse(params)
  const chart = drawn(gapChart(Uint8Array.from(column(input, 'outcome'))))
  return {
    gaps_nonevents: chart.gaps,
    gbar: chart.meanGap,
    ucl_3sigma: chart.upper,
    p: chart.probability,
    lcl_q: chart.quantile(quantiles[0]!),
    ucl_q: chart.quantile(quantiles[1]!),
    median: chart.median,
  }
}

const standardisation: Adapter = (input, params) => {
  const { level } = Level.parse(params)
  const [events, people] = [column(input, 'events'), column(input, 'pop')]
  const direct = drawn(directlyStandardisedRate(column(input, 'std_pop'), events, people, level))
  const expected = expectedEvents(column(input, 'ref_rate'), people)
  const indirect = observedExpected(
    events.reduce((sum, each) => sum + each, 0),
    expected,
    level,
  )
  return {
    dsr: direct.rate,
    var: direct.variance,
    gamma_lower: direct.fayFeuer.lower,
    gamma_upper: direct.fayFeuer.upper,
    dobson_lower: direct.dobson.lower,
    dobson_upper: direct.dobson.upper,
    expected_events: expected,
    smr: indirect.kind === 'fitted' ? indirect.ratio : null,
  }
}

export const monitoring: TopicAdapters = {
  'p-chart': pChart,
  'p-prime-chart': pPrimeChart,
  'u-chart': uChart,
  'c-chart': cChart,
  'xmr-chart': xmrChart,
  'nelson-rules': nelson,
  'run-chart': run,
  ewma,
  'xbar-r-s': xbar,
  'ra-cusum': raCusum,
  'poisson-cusum': poisson,
  'oe-smr': oeSmr,
  'funnel-binomial': funnelBinomial,
  'funnel-overdispersion': funnelOverdispersion,
  'funnel-smr-overdispersion': funnelRatio,
  'funnel-smr-exact': funnelPoisson,
  'g-chart': gap,
  standardisation,
}
