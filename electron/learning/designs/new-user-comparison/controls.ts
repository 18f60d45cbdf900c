import type { ControlOutcome, Frame } from '../../../../shared/domain/frame.ts'
import { estimatedInfluence, type EstimatedWeights } from '../../stats/causal-survival/estimated-weights.ts'
import { coxRegression } from '../../stats/cox/cox-regression.ts'
import { scoreResiduals } from '../../stats/cox/score-residuals.ts'
import { breathing } from '../../stats/foundations/in-steps.ts'
import type { Estimated } from './estimates.ts'

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

interface Weighted {
  readonly weight: Float64Array
  readonly origin: EstimatedWeights
  breathe(): Promise<void> | undefined
}

/**
 * The log hazard ratio of each control in one completed data set, by the weights of the question itself: weighted Cox
 * regression of one arm against the other, its variance with what estimating the weights does. Whoever had it before is
 * not counted. Undefined where too few had it.
 */
export async function controlEffects(
  { exposed, controls }: Frame,
  weighted: Weighted,
): Promise<readonly (Estimated | undefined)[]> {
  if (!controls) return []
  const watched = watchedAlike(controls.timeDays, exposed, weighted.weight)
  const effects: (Estimated | undefined)[] = []
  for (const outcome of controls.outcomes) {
    await weighted.breathe()
    effects.push(
      isEnough(eventsOf(outcome, { exposed })) ? await effectOf(outcome, watched, weighted) : undefined,
    )
  }
  return effects
}

/** People of one arm who are watched for the same time without a control: all that a Cox regression needs of them. */
interface WatchedAlike {
  /** The group of each row. */
  readonly group: Int32Array
  readonly timeDays: number[]
  readonly exposed: number[]
  /** Their weights added up. */
  readonly weight: number[]
}

/** A regression on days and arms has a thousand groups where there are a hundred thousand people. */
function watchedAlike(timeDays: Float64Array, exposed: Uint8Array, weight: Float64Array): WatchedAlike {
  const found: WatchedAlike = {
    group: new Int32Array(timeDays.length),
    timeDays: [],
    exposed: [],
    weight: [],
  }
  const places = [new Map<number, number>(), new Map<number, number>()]
  for (const [row, days] of timeDays.entries()) {
    const arm = exposed[row]!
    let place = places[arm]!.get(days)
    if (place === undefined) {
      places[arm]!.set(days, (place = found.weight.length))
      found.timeDays.push(days)
      found.exposed.push(arm)
      found.weight.push(0)
    }
    found.group[row] = place
    found.weight[place]! += weight[row]!
  }
  return found
}

async function effectOf(
  { rows, timeDays, apart }: ControlOutcome,
  watched: WatchedAlike,
  { weight, origin, breathe }: Weighted,
): Promise<Estimated | undefined> {
  const groups = watched.weight.length
  const without = watched.weight.slice()
  for (const row of [...rows, ...apart]) {
    const place = watched.group[row]!
    // Of nobody rounding must not leave less than nothing.
    without[place] = Math.max(0, without[place]! - weight[row]!)
  }
  const fit = await breathing(
    coxRegression({
      stop: Float64Array.of(...watched.timeDays, ...timeDays),
      event: Uint8Array.from({ length: groups + rows.length }, (_, place) => Number(place >= groups)),
      design: [Float64Array.of(...watched.exposed, ...Array.from(rows, row => origin.exposed[row]!))],
      weights: Float64Array.of(...without, ...Array.from(rows, row => weight[row]!)),
    }),
    breathe,
  )
  if (fit.kind === 'not-estimable') return undefined
  const [residual] = await breathing(scoreResiduals(fit), breathe)
  const derivative = Float64Array.from(watched.group, place => fit.covariance[0]![0]! * residual![place]!)
  for (const [place, row] of rows.entries())
    derivative[row] = fit.covariance[0]![0]! * residual![groups + place]!
  for (const row of apart) derivative[row] = 0
  const influence = estimatedInfluence(derivative, weight, origin)
  return {
    value: fit.coefficients[0]!,
    variance: influence.reduce((sum, each) => sum + each * each, 0),
  }
}
