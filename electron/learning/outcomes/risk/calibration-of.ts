import type { RiskAdjusted } from '../../../../shared/domain/measures/risk-adjusted.ts'
import { normalQuantile } from '../../stats/foundations/normal.ts'
import { calibration, type Estimate } from '../../stats/performance/calibration.ts'
import { brierScore } from '../../stats/performance/scores.ts'
import { total, type Cases } from './cases.ts'
import { logOdds } from './recalibrate.ts'

type Drawn = Extract<RiskAdjusted, { kind: 'drawn' }>

const withInterval = (found: Estimate | undefined) => {
  if (!found) return null
  const reach = normalQuantile(0.025, true) * found.standardError
  return { value: found.estimate, lower: found.estimate - reach, upper: found.estimate + reach }
}

/** How well the risks foretold these cases: in the large, by slope, and by Brier's score beside that of the share. */
export function calibrationOf({ happened, risk }: Pick<Cases, 'happened' | 'risk'>): Drawn['calibration'] {
  const { inTheLarge, slope } = calibration(happened, risk.map(logOdds))
  const share = total(happened) / happened.length
  return {
    inTheLarge: withInterval(inTheLarge),
    slope: withInterval(slope),
    brier: brierScore(happened, risk),
    brierOfShare: share * (1 - share),
  }
}
