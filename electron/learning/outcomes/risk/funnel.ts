import type { FunnelUnit, RiskAdjusted } from '../../../../shared/domain/measures/risk-adjusted.ts'
import type { Message } from '../../../../shared/words/message.ts'
import { normalQuantile } from '../../stats/foundations/normal.ts'
import { poissonFunnelLimits } from '../../stats/monitoring/funnel-limits.ts'
import { ratioFunnel } from '../../stats/monitoring/funnel-overdispersion.ts'
import { observedExpected } from '../../stats/monitoring/observed-expected.ts'
import { total, type Cases } from './cases.ts'

type Drawn = Extract<RiskAdjusted, { kind: 'drawn' }>

/** With fewer units nothing can be said about how much they differ beyond chance. */
const ENOUGH_UNITS = 5

/** Observed over expected, with its exact interval. */
export function ratioOf({ happened, risk }: Pick<Cases, 'happened' | 'risk'>): Drawn['total'] {
  const [observed, expected] = [total(happened), total(risk)]
  const found = observedExpected(observed, expected)
  return {
    cases: happened.length,
    observed,
    expected,
    ratio: found.kind === 'fitted' ? { value: found.ratio, ...found.exact } : null,
  }
}

/** Limits are drawn through so many numbers of expected events, from so few on to a little beyond the largest unit. */
const [DRAWN, LEAST_EXPECTED, BEYOND] = [60, 0.5, 1.08]

/** The funnel itself; `tau2`: how much units differ beyond chance, on the scale of square roots. */
function limitsOf(units: ReadonlyArray<{ readonly expected: number }>, tau2: number | undefined) {
  const most = BEYOND * Math.max(1, ...units.map(({ expected }) => expected))
  const widened = (expected: number) => {
    const reach = normalQuantile(0.001, true) * Math.sqrt(1 / (4 * expected) + tau2!)
    return { lower: Math.max(0, 1 - reach) ** 2, upper: (1 + reach) ** 2 }
  }
  return Array.from({ length: DRAWN }, (_, k) => {
    const expected = LEAST_EXPECTED + (k / (DRAWN - 1)) * (most - LEAST_EXPECTED)
    return {
      expected,
      limits95: poissonFunnelLimits(expected, 0.95)!,
      limits998: poissonFunnelLimits(expected, 0.998)!,
      widened998: tau2 === undefined ? null : widened(expected),
    }
  })
}

/** Units about the ratio of 1 that their risks foretell, with exact limits, and with wider ones where units differ. */
export function funnelOf(cases: Cases, names: readonly Message[]): Drawn['funnel'] {
  const units = names.flatMap((unit, place) => {
    const isIn = (_: unknown, row: number) => cases.unit[row] === place
    const hers = ratioOf({ happened: cases.happened.filter(isIn), risk: cases.risk.filter(isIn) })
    return hers.cases === 0 ? [] : [{ unit, ...hers }]
  })
  if (units.length < 2) return { units: [], dispersion: null, limits: [] }
  const spread =
    units.length < ENOUGH_UNITS
      ? undefined
      : ratioFunnel(
          units.map(({ observed }) => observed),
          Float64Array.from(units, ({ expected }) => expected),
        )
  const widened = spread?.kind === 'fitted' ? spread : undefined
  return {
    dispersion: widened?.phi ?? null,
    limits: limitsOf(units, widened?.tau2),
    units: units.map((unit, row): FunnelUnit => {
      const limits998 = poissonFunnelLimits(unit.expected, 0.998)
      const { ratio } = unit
      return {
        ...unit,
        limits95: poissonFunnelLimits(unit.expected, 0.95),
        limits998,
        widened998: widened?.additiveLimits(row, 0.998) ?? null,
        isBeyond:
          ratio !== null &&
          limits998 !== null &&
          (ratio.value < limits998.lower || ratio.value > limits998.upper),
      }
    }),
  }
}
