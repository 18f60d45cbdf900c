import type { ControlOutcome, Frame } from '../../../../shared/domain/frame.ts'
import type { EstimatedWeights } from '../../stats/causal-survival/estimated-weights.ts'
import type { Estimated } from './estimates.ts'
import { weightedHazard } from './hazard.ts'

/** With fewer outcomes, or none in one arm, a hazard ratio and its error say nothing. */
const FEWEST_EVENTS = 5
const FEWEST_EVENTS_PER_ARM = 1

/** How many of each arm had a control. */
export function eventsOf({ rows }: ControlOutcome, { exposed }: Pick<Frame, 'exposed'>) {
  const treated = rows.reduce((sum, row) => sum + exposed[row]!, 0)
  return { exposed: treated, comparator: rows.length - treated }
}

const isEnough = ({ exposed, comparator }: ReturnType<typeof eventsOf>) =>
  exposed + comparator >= FEWEST_EVENTS && Math.min(exposed, comparator) >= FEWEST_EVENTS_PER_ARM

/**
 * The log hazard ratio of each control in one completed data set, by the weights of the question itself: of those who
 * had it before nothing is counted. Undefined where too few had it.
 */
export async function controlEffects(
  { exposed, controls }: Frame,
  weighted: {
    readonly weight: Float64Array
    readonly origin: EstimatedWeights
    breathe(): Promise<void> | undefined
  },
): Promise<readonly (Estimated | undefined)[]> {
  if (!controls) return []
  const effects: (Estimated | undefined)[] = []
  for (const outcome of controls.outcomes) {
    await weighted.breathe()
    const found = isEnough(eventsOf(outcome, { exposed }))
      ? await weightedHazard(timedBy(outcome, controls), weighted)
      : undefined
    effects.push(found?.logHazardRatio)
  }
  return effects
}

/** Everybody's time to a control, or until she was watched no longer. */
function timedBy(
  { rows, timeDays: until, apart: before }: ControlOutcome,
  { timeDays, end }: NonNullable<Frame['controls']>,
) {
  const timed = {
    timeDays: timeDays.slice(),
    event: new Uint8Array(end.length),
    apart: new Uint8Array(end.length),
  }
  for (const row of before) timed.apart[row] = 1
  for (const [place, row] of rows.entries()) {
    timed.timeDays[row] = until[place]!
    timed.event[row] = 1
  }
  return timed
}
