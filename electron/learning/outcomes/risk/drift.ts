import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import type { RiskAdjusted } from '../../../../shared/domain/measures/risk-adjusted.ts'
import { createRandom } from '../../../../shared/domain/random.ts'
import {
  calibrationCusum,
  calibrationLimit,
  casesToDriftAlarm,
  driftLines,
  type Drift,
} from '../../stats/monitoring/calibration-cusum.ts'
import type { Cases } from './cases.ts'

type Found = Extract<RiskAdjusted, { kind: 'drawn' }>['drift']

/** The same limit comes out whenever the same cases are asked for. */
const SEED = 2_027

/** Watched case by case whether risks go on fitting, with one false alarm in so many cases on average. */
export async function driftOf(
  { day, risk, happened }: Pick<Cases, 'day' | 'risk' | 'happened'>,
  { runLength, breathe }: { readonly runLength: number; breathe(): Promise<void> | undefined },
): Promise<Found> {
  const lines = driftLines(risk)
  const random = createRandom(SEED)
  const { limit, reached } = await calibrationLimit(risk, lines, runLength, random, breathe)
  const casesTo = async (drift: Drift) =>
    casesToDriftAlarm(risk, lines, { limit, truth: lines[drift] }, random, breathe)
  return {
    limit,
    runLength: reached,
    casesToLevel: await casesTo('higher'),
    casesToSpread: await casesTo('flatter'),
    alarms: calibrationCusum(risk, happened, lines, limit).map(({ row, began, drift }) => ({
      on: isoOfDay(day[row]!),
      since: isoOfDay(day[began]!),
      drift,
    })),
  }
}
