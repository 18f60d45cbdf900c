import type { FunnelUnit, RiskAdjusted } from '../../../../shared/domain/measures/risk-adjusted.ts'
import type { Message } from '../../../../shared/words/message.ts'
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

/** Units about the ratio of 1 that their risks foretell, with exact limits, and with wider ones where units differ. */
export function funnelOf(cases: Cases, names: readonly Message[]): Drawn['funnel'] {
  const units = names.flatMap((unit, place) => {
    const isIn = (_: unknown, row: number) => cases.unit[row] === place
    const hers = ratioOf({ happened: cases.happened.filter(isIn), risk: cases.risk.filter(isIn) })
    return hers.cases === 0 ? [] : [{ unit, ...hers }]
  })
  if (units.length < 2) return { units: [], dispersion: null }
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
