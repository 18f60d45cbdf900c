import type { CaseUnit } from '../../../../shared/domain/measures/case-frame.ts'
import { NOT_RECORDED, type Level } from '../../../../shared/domain/measures/level.ts'
import type { Funnel, FunnelUnit, RiskAdjusted } from '../../../../shared/domain/measures/risk-adjusted.ts'
import { normalQuantile } from '../../stats/foundations/normal.ts'
import { poissonFunnelLimits } from '../../stats/monitoring/funnel-limits.ts'
import { ratioFunnel } from '../../stats/monitoring/funnel-overdispersion.ts'
import { observedExpected } from '../../stats/monitoring/observed-expected.ts'
import { FEW } from '../points.ts'
import { caseRows, total, type Cases } from './cases.ts'

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

/** By what cases stand side by side, and what each unit is. */
export interface Units {
  readonly by: CaseUnit
  readonly levels: readonly Level[]
}

/** Units about the ratio of 1 that their risks foretell, with exact limits, and with wider ones where units differ. */
export function funnelOf(cases: Cases, { by, levels }: Units): Funnel {
  const ofUnit = (place: number) => ratioOf(caseRows(cases, row => cases.unit[row] === place))
  const unknown = ofUnit(NOT_RECORDED)
  const apart = { by, unknown: unknown.cases === 0 ? null : unknown }
  const units = levels.flatMap((level, place) => {
    const its = ofUnit(place)
    return its.cases === 0 ? [] : [{ ...level, ...its }]
  })
  if (units.length < 2) return { ...apart, units: [], dispersion: null, limits: [] }
  const spread =
    units.length < ENOUGH_UNITS
      ? undefined
      : ratioFunnel(
          units.map(({ observed }) => observed),
          Float64Array.from(units, ({ expected }) => expected),
        )
  const widened = spread?.kind === 'fitted' ? spread : undefined
  return {
    ...apart,
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
        isSmall: unit.cases < FEW,
      }
    }),
  }
}
