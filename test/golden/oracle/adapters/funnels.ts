import * as z from 'zod'
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
import { observedExpected } from '../../../../electron/learning/stats/monitoring/observed-expected.ts'
import {
  directlyStandardisedRate,
  expectedEvents,
} from '../../../../electron/learning/stats/monitoring/standardised-rate.ts'
import type { Adapter } from './adapter.ts'
import { drawn, column } from './chart-input.ts'

const Level = z.object({ level: z.number().default(0.95) })
export const oeSmr: Adapter = (input, params) => {
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

export const funnelBinomial: Adapter = input => {
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
export const funnelOverdispersion: Adapter = (input, params) => {
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

export const funnelRatio: Adapter = (input, params) => {
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
export const funnelPoisson: Adapter = input => ({
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
export const standardisation: Adapter = (input, params) => {
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
