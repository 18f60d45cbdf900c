import * as z from 'zod'
import { countChart } from '../../../../electron/learning/stats/monitoring/count-chart.ts'
import { individualsChart } from '../../../../electron/learning/stats/monitoring/individuals-chart.ts'
import {
  laneyProportionChart,
  proportionChart,
} from '../../../../electron/learning/stats/monitoring/proportion-chart.ts'
import { rangeConstants } from '../../../../electron/learning/stats/monitoring/range-constants.ts'
import { rateChart } from '../../../../electron/learning/stats/monitoring/rate-chart.ts'
import { subgroupChart } from '../../../../electron/learning/stats/monitoring/subgroup-chart.ts'
import { deviationBias } from '../../../../electron/learning/stats/tables/deviation-bias.ts'
import type { Adapter } from './adapter.ts'
import { charted, points, drawn, column } from './chart-input.ts'

export const pChart: Adapter = (input, params) => {
  const events = column(input, 'events')
  const { baselineRows, width } = charted(params, events.length)
  const chart = drawn(proportionChart(events, column(input, 'n'), baselineRows, width))
  return { pbar: chart.centre, points: points(chart.points) }
}

export const pPrimeChart: Adapter = (input, params) => {
  const events = column(input, 'events')
  const { baselineRows, width } = charted(params, events.length)
  const chart = drawn(laneyProportionChart(events, column(input, 'n'), baselineRows, width))
  return { pbar: chart.centre, sigma_z: chart.factor, points: points(chart.points) }
}

export const uChart: Adapter = (input, params) => {
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

export const cChart: Adapter = (input, params) => {
  const count = column(input, 'count')
  const { baselineRows, width } = charted(params, count.length)
  const chart = drawn(countChart(count, baselineRows, width))
  return { cbar: chart.centre, points: points(chart.points) }
}

export const xmrChart: Adapter = (input, params) => {
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

export const xbar: Adapter = (input, params) => {
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
