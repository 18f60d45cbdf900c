import { dayNumber } from '../../../../shared/domain/day/iso-day.ts'
import type { RiskAdjusted } from '../../../../shared/domain/measures/risk-adjusted.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { calibration } from '../../stats/performance/calibration.ts'
import { fitLogistic } from '../../stats/regression/logistic.ts'
import { caseRows, total, type Cases } from './cases.ts'

/** So many with, and so many without the event are needed to set a level right; and level and spread. */
const LEAST = { 'level': 10, 'level-and-slope': 50 } as const

export const logOdds = (risk: number): number => Math.log(risk) - Math.log1p(-risk)
const riskAt = (odds: number): number => 1 / (1 + Math.exp(-odds))

export interface Recalibration {
  readonly until: string
  readonly change: keyof typeof LEAST
}
type Done = NonNullable<Extract<RiskAdjusted, { kind: 'drawn' }>['recalibrated']>

/** How log odds are to be changed, by cases that will not be judged by them. */
function changeBy(
  cases: Cases,
  change: Recalibration['change'],
): Pick<Done, 'intercept' | 'slope'> | undefined {
  const eta = cases.risk.map(logOdds)
  if (change === 'level') {
    const shift = calibration(cases.happened, eta).inTheLarge
    return shift && { intercept: shift.estimate, slope: 1 }
  }
  const fit = fitLogistic(cases.happened, [new Float64Array(eta.length).fill(1), eta])
  return fit.kind === 'fitted' ? { intercept: fit.coefficients[0]!, slope: fit.coefficients[1]! } : undefined
}

/**
 * Sets risks right by the cases up to a day, and keeps those after it: the level alone (an intercept), or the level and
 * the spread (an intercept and a slope on the log odds), before anybody thinks of another model. Source: Steyerberg,
 * Clinical Prediction Models, section 20.3. Too few to tell: a message.
 */
export function recalibrated(
  cases: Cases,
  { until, change }: Recalibration,
): { readonly cases: Cases; readonly done: Done } | { readonly reason: Message; readonly remedy: Message } {
  const last = dayNumber(until)
  const before = caseRows(cases, row => cases.day[row]! <= last)
  const observed = total(before.happened)
  const least = LEAST[change]
  const few = Math.min(observed, before.day.length - observed)
  const by = few < least ? undefined : changeBy(before, change)
  if (!by)
    return {
      reason: say('risk.too-few-to-recalibrate', { until, n: observed, of: before.day.length, least }),
      remedy: say('risk.recalibrate-later'),
    }
  const after = caseRows(cases, row => cases.day[row]! > last)
  return {
    cases: { ...after, risk: after.risk.map(risk => riskAt(by.intercept + by.slope * logOdds(risk))) },
    done: { cases: before.day.length, observed, ...by },
  }
}
