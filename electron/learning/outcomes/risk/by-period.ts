import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import type { Period } from '../../../../shared/domain/measures/frame.ts'
import type { RiskAdjusted } from '../../../../shared/domain/measures/risk-adjusted.ts'
import { ewmaAbout } from '../../stats/monitoring/ewma-chart.ts'
import type { Cases } from './cases.ts'

type Drawn = Extract<RiskAdjusted, { kind: 'drawn' }>

/** What a period had beyond what its risks foretold, in standard errors by chance; NaN where nobody was counted. */
function excessIn({ day, happened, risk }: Cases, { fromDay, toDay }: Period): number {
  let [excess, variance] = [0, 0]
  for (let row = 0; row < day.length; row++) {
    if (day[row]! < fromDay || day[row]! > toDay) continue
    excess += happened[row]! - risk[row]!
    variance += risk[row]! * (1 - risk[row]!)
  }
  return variance === 0 ? NaN : excess / Math.sqrt(variance)
}

/** The EWMA of the excess of each period in which somebody was counted, about 0 with a standard error of 1. */
export function ewmaOf(cases: Cases, periods: readonly Period[]): Drawn['ewma'] {
  const counted = periods
    .map(period => ({ period, excess: excessIn(cases, period) }))
    .filter(({ excess }) => !Number.isNaN(excess))
  const points = ewmaAbout(
    Float64Array.from(counted, ({ excess }) => excess),
    0,
    1,
  )
  return points.map(({ value, lower, upper, signal }, at) => ({
    from: isoOfDay(counted[at]!.period.fromDay),
    to: isoOfDay(counted[at]!.period.toDay),
    value: value!, // every excess is a number
    lower,
    upper,
    isBeyond: signal,
  }))
}
