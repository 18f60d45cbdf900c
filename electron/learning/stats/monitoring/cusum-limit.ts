import type { Random } from '../../../../shared/domain/random.ts'
import { checkOddsRatio, checkRisks, cusumWeight } from './risk-adjusted-cusum.ts'

/** What a limit must keep to while nothing has changed. */
export type CusumTarget =
  | {
      readonly kind: 'average-run-length'
      /** Patients until a false alarm, on average. */ readonly patients: number
    }
  | {
      readonly kind: 'false-alarm'
      readonly probability: number
      /** Patients over whom it holds. */ readonly horizon: number
    }

export interface CusumLimit {
  readonly limit: number
  /** What the limit reached in the simulation, and its standard error by simulation alone. */
  readonly reached: number
  readonly reachedError: number
}

/**
 * Limit of a risk-adjusted CUSUM by simulation, for patients like those given and risks that hold.
 *
 * Patients are drawn from `risks`, each as likely. False alarm: the highest point of the chart over the
 * horizon, `draws` times; the limit is the smallest of these highest points that at most that share exceeds.
 * Average run length: the chart begins anew whenever it is back at 0, so the average is
 * (mean steps of a cycle from 0 to 0 or to the signal) / (chance that a cycle signals); the steps from
 * `draws` cycles with risks as they are, the rare signals from as many at the odds the chart looks for, each
 * weighted by exp(-X) at the signal, which is the likelihood ratio. As the average is at least exp(limit),
 * the search ends at ln(patients).
 * Source: Steiner et al. 2000, Biostatistics 1:441; importance sampling: Siegmund 1976, Ann Stat 4:673.
 * Checked against: the Markov chain of `cusumRunLength` and R's vlad on cardiac surgery. Deterministic for a
 * stream of random numbers.
 * Errors: RangeError for no risks, one outside 0..1, an odds ratio of 1, a target that is none, and fewer
 * than 100 draws.
 */
export async function cusumLimit(
  risks: Float64Array,
  oddsRatio: number,
  target: CusumTarget,
  random: Random,
  draws: number,
  breathe: () => Promise<void> | undefined,
): Promise<CusumLimit> {
  if (risks.length === 0) throw new RangeError('cusumLimit: risks hold none.')
  checkRisks('cusumLimit', risks)
  checkOddsRatio('cusumLimit', oddsRatio)
  if (!(Number.isInteger(draws) && draws >= 100))
    throw new RangeError('cusumLimit: draws must be a whole number from 100.')
  const step = stepper(risks, oddsRatio, random)
  return target.kind === 'false-alarm'
    ? forFalseAlarms(step, target, draws, breathe)
    : forRunLength(step, target.patients, draws, breathe)
}

/** Draws what the next patient adds, with the odds of an event as they are or as the chart looks for. */
type Step = (changed: boolean) => number

/** How many patients are drawn between two chances to breathe. */
const BREATH = 2_000

function stepper(risks: Float64Array, oddsRatio: number, random: Random): Step {
  const size = risks.length
  const withEvent = risks.map(risk => cusumWeight(risk, true, oddsRatio))
  const without = risks.map(risk => cusumWeight(risk, false, oddsRatio))
  const changedRisks = risks.map(risk => (oddsRatio * risk) / (1 + (oddsRatio - 1) * risk))
  return changed => {
    // One number says who comes and, by what is left of it, whether the event does.
    const place = random.uniform() * size
    const who = Math.floor(place)
    return place - who < (changed ? changedRisks : risks)[who]! ? withEvent[who]! : without[who]!
  }
}

async function forFalseAlarms(
  step: Step,
  { probability, horizon }: { probability: number; horizon: number },
  draws: number,
  breathe: () => Promise<void> | undefined,
): Promise<CusumLimit> {
  if (!(probability > 0 && probability < 1))
    throw new RangeError('cusumLimit: the false alarm probability must lie between 0 and 1.')
  if (!(Number.isInteger(horizon) && horizon >= 1))
    throw new RangeError('cusumLimit: horizon must be a whole number from 1.')
  const highest = new Float64Array(draws)
  let drawn = 0
  for (let draw = 0; draw < draws; draw++) {
    let at = 0
    let top = 0
    for (let patient = 0; patient < horizon; patient++) {
      if (++drawn % BREATH === 0) await breathe()
      at = Math.max(0, at + step(false))
      if (at > top) top = at
    }
    highest[draw] = top
  }
  highest.sort()
  const limit = highest[draws - 1 - Math.floor(probability * draws)]!
  const reached = highest.reduce((count, top) => count + Number(top > limit), 0) / draws
  return { limit, reached, reachedError: Math.sqrt((reached * (1 - reached)) / draws) }
}

/** A walk from 0 until it is back: its length, and each new height with the step at which it came. */
interface Cycle {
  readonly steps: number
  readonly heights: readonly number[]
  readonly at: readonly number[]
}

async function forRunLength(
  step: Step,
  patients: number,
  draws: number,
  breathe: () => Promise<void> | undefined,
): Promise<CusumLimit> {
  if (!(patients > 1 && patients < Infinity))
    throw new RangeError('cusumLimit: the average run length must be above 1.')
  const ceiling = Math.log(patients)
  const asIs = await cycles(step, false, ceiling, draws, breathe)
  const changed = await cycles(step, true, ceiling, draws, breathe)
  const runLength = (limit: number) => {
    const steps = moments(asIs, cycle => {
      const first = firstAbove(cycle.heights, limit)
      return first < 0 ? cycle.steps : cycle.at[first]!
    })
    const signals = moments(changed, cycle => {
      const first = firstAbove(cycle.heights, limit)
      return first < 0 ? 0 : Math.exp(-cycle.heights[first]!)
    })
    const reached = steps.mean / signals.mean
    return {
      reached,
      reachedError: reached * Math.hypot(steps.error / steps.mean, signals.error / signals.mean),
    }
  }
  let [low, high] = [0, ceiling]
  for (let turn = 0; turn < 60 && high - low > 1e-9; turn++) {
    const middle = (low + high) / 2
    if (runLength(middle).reached >= patients) high = middle
    else low = middle
  }
  return { limit: high, ...runLength(high) }
}

/** Walks stop once above `ceiling`, beyond which no limit lies. */
async function cycles(
  step: Step,
  changed: boolean,
  ceiling: number,
  draws: number,
  breathe: () => Promise<void> | undefined,
): Promise<Cycle[]> {
  const found: Cycle[] = []
  let drawn = 0
  for (let draw = 0; draw < draws; draw++) {
    const heights: number[] = []
    const at: number[] = []
    let height = 0
    let top = 0
    let steps = 0
    do {
      if (++drawn % BREATH === 0) await breathe()
      height += step(changed)
      steps++
      if (height > top) {
        top = height
        heights.push(height)
        at.push(steps)
      }
    } while (height > 0 && height <= ceiling)
    found.push({ steps, heights, at })
  }
  return found
}

function firstAbove(heights: readonly number[], limit: number): number {
  for (let k = 0; k < heights.length; k++) if (heights[k]! > limit) return k
  return -1
}

function moments(cycles: readonly Cycle[], of: (cycle: Cycle) => number): { mean: number; error: number } {
  let [sum, squares] = [0, 0]
  for (const cycle of cycles) {
    const value = of(cycle)
    sum += value
    squares += value * value
  }
  const mean = sum / cycles.length
  return { mean, error: Math.sqrt(Math.max(0, squares / cycles.length - mean * mean) / cycles.length) }
}
