import type { RiskAdjusted } from '../../../../shared/domain/measures/risk-adjusted.ts'
import { normalQuantile } from '../../stats/foundations/normal.ts'
import { calibration, type Estimate } from '../../stats/performance/calibration.ts'
import { brierScore } from '../../stats/performance/scores.ts'
import { wilsonInterval } from '../../stats/tables/proportion-intervals.ts'
import { total, type Cases } from './cases.ts'
import { logOdds } from './recalibrate.ts'

type Drawn = Extract<RiskAdjusted, { kind: 'drawn' }>

/** A group of fewer says nothing of its risk, and more groups than that nobody reads. */
const [LEAST_IN_GROUP, MOST_GROUPS] = [20, 10]

/** Cases in the order of their risks, in up to ten groups of about as many (Hosmer and Lemeshow's tenths). */
function groupsOf({ happened, risk }: Pick<Cases, 'happened' | 'risk'>): Drawn['calibration']['groups'] {
  const rows = Array.from(risk.keys()).toSorted((one, other) => risk[one]! - risk[other]! || one - other)
  const many = Math.min(MOST_GROUPS, Math.floor(rows.length / LEAST_IN_GROUP))
  if (many < 2) return []
  const border = (group: number) => Math.round((group * rows.length) / many)
  return Array.from({ length: many }, (_, group) => {
    const mine = rows.slice(border(group), border(group + 1))
    const had = mine.reduce((sum, row) => sum + happened[row]!, 0)
    return {
      cases: mine.length,
      expected: mine.reduce((sum, row) => sum + risk[row]!, 0) / mine.length,
      observed: had / mine.length,
      ...wilsonInterval(had, mine.length),
    }
  })
}

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
    groups: groupsOf({ happened, risk }),
  }
}
