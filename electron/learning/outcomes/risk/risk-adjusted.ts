import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import type { Period } from '../../../../shared/domain/measures/frame.ts'
import type { FunnelFound, RiskAdjusted } from '../../../../shared/domain/measures/risk-adjusted.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { lifeAdjustedDisplay } from '../../stats/monitoring/risk-adjusted-cusum.ts'
import { ewmaOf } from './by-period.ts'
import { calibrationOf } from './calibration-of.ts'
import type { Cases } from './cases.ts'
import { cusumFor, ODDS } from './cusums.ts'
import { driftOf } from './drift.ts'
import { funnelOf, ratioOf, type Units } from './funnel.ts'
import { doubtsOfRisk, readingOf } from './reading.ts'
import { recalibrated, type Recalibration } from './recalibrate.ts'

export interface RiskRules {
  readonly periods: readonly Period[]
  readonly units: Units
  readonly withoutRisk: number
  readonly recalibrate: Recalibration | undefined
  /** Cases to a false alarm; ten years of one's own where undefined. */
  readonly runLength: number | undefined
  readonly limits: { readonly harm: number; readonly improvement: number } | undefined
  /** How one's own people differ from those of whom the risks were learnt. */
  readonly people: readonly Message[]
  breathe(): Promise<void> | undefined
}

/** A false alarm in ten years; more often only where ten years hold next to nothing, and never seldom without end. */
const YEARS = 10
const [SHORTEST, LONGEST] = [370, 10_000]
function usualRunLength({ day }: Pick<Cases, 'day'>): number {
  const years = Math.max(1, (day.at(-1)! - day[0]!) / 365.25)
  return Math.round(Math.min(LONGEST, Math.max(SHORTEST, (YEARS * day.length) / years)))
}

const nobody = (withoutRisk: number) => ({
  kind: 'none' as const,
  reason: withoutRisk > 0 ? say('risk.no-risk', { n: withoutRisk }) : say('outcome.no-chart-empty'),
  remedy: withoutRisk > 0 ? say('risk.look-at-score') : say('outcome.look-at-codes'),
})

/** The cases that are judged, by risks that the earlier ones set right where that is asked; or why there are none. */
function judged(found: Cases, { recalibrate, withoutRisk }: Pick<RiskRules, 'recalibrate' | 'withoutRisk'>) {
  const set = recalibrate && recalibrated(found, recalibrate)
  if (set && 'reason' in set) return { kind: 'none' as const, ...set }
  const cases = set?.cases ?? found
  if (cases.day.length === 0) return nobody(withoutRisk)
  return { kind: 'judged' as const, cases, done: set?.done ?? null }
}

/** The funnel by itself, of the same cases by the same risks. */
export function funnelAlone(
  found: Cases,
  { units, ...rules }: Pick<RiskRules, 'units' | 'recalibrate' | 'withoutRisk'>,
): FunnelFound {
  const those = judged(found, rules)
  return those.kind === 'none' ? those : { kind: 'drawn', funnel: funnelOf(those.cases, units) }
}

/** What happened to each against the risk of each: ratio, charts case by case, funnel and calibration, with words. */
export async function riskAdjustedOf(found: Cases, rules: RiskRules): Promise<RiskAdjusted> {
  const those = judged(found, rules)
  if (those.kind === 'none') return those
  const { cases } = those
  const { breathe, limits, runLength = usualRunLength(cases) } = rules
  const cusum = async (which: keyof typeof ODDS) =>
    cusumFor(cases, ODDS[which], { runLength, limit: limits?.[which], breathe })
  const { vlad, variance } = lifeAdjustedDisplay(cases.risk, cases.happened)
  const told = {
    kind: 'drawn' as const,
    total: ratioOf(cases),
    cases: {
      day: Array.from(cases.day, isoOfDay),
      happened: Array.from(cases.happened, each => each === 1),
      risk: [...cases.risk],
    },
    lifeAdjusted: { value: [...vlad], variance: [...variance] },
    harm: await cusum('harm'),
    improvement: await cusum('improvement'),
    ewma: ewmaOf(cases, rules.periods),
    funnel: funnelOf(cases, rules.units),
    calibration: calibrationOf(cases),
    drift: await driftOf(cases, { runLength, breathe }),
    recalibrated: those.done,
    withoutRisk: rules.withoutRisk,
  }
  return { ...told, reading: readingOf(told), doubts: doubtsOfRisk(told, rules.people) }
}
