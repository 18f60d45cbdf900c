import * as z from 'zod'
import { ewmaChart } from '../../../../electron/learning/stats/monitoring/ewma-chart.ts'
import { gapChart } from '../../../../electron/learning/stats/monitoring/gap-chart.ts'
import { nelsonRules } from '../../../../electron/learning/stats/monitoring/nelson-rules.ts'
import { poissonCusum } from '../../../../electron/learning/stats/monitoring/poisson-cusum.ts'
import {
  lifeAdjustedDisplay,
  riskAdjustedCusum,
} from '../../../../electron/learning/stats/monitoring/risk-adjusted-cusum.ts'
import { runChart } from '../../../../electron/learning/stats/monitoring/run-chart.ts'
import type { Adapter, TopicAdapters } from './adapter.ts'
import { charted, points, drawn, column } from './chart-input.ts'
import { pChart, pPrimeChart, uChart, cChart, xmrChart, xbar } from './control-charts.ts'
import {
  oeSmr,
  funnelBinomial,
  funnelOverdispersion,
  funnelRatio,
  funnelPoisson,
  standardisation,
} from './funnels.ts'

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
