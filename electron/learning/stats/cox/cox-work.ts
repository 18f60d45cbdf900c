import type { CoxModel } from './cox-model.ts'

/**
 * The hazard at each event time. Of d tied events with summed weight W, step l < d has f = l/d
 * (0 throughout for Breslow), s = S0 - f D0 at risk (S0, D0 summed shares of all at risk and of those who
 * have the event) and c = W/d.
 */
export interface HazardSteps {
  /** Whether any time has f above 0. */
  readonly tied: boolean
  /** Sum of c/s: the jump of the baseline hazard. */
  readonly hazard: Float64Array
  /** Sum of c/s^2: what that jump adds to its variance. */
  readonly square: Float64Array
  /** Sums of f c/s, f c/s^2 and f^2 c/s^2. */
  readonly own: Float64Array
  readonly cross: Float64Array
  readonly spare: Float64Array
  /** Entry k + 1: the stratum's baseline hazard summed up to event time k; entry 0: none yet. */
  readonly cumulative: Float64Array
}

/** What an evaluation leaves behind; the next evaluation writes over it. */
export interface CoxWork {
  /** By place: exp(x'b). */
  readonly relative: Float64Array
  /** The same times the weight; the same array where there are no weights. */
  readonly share: Float64Array
  readonly steps: HazardSteps
  readonly ones: Float64Array
}

export function coxWork({ sets, ties }: CoxModel): CoxWork {
  const people = sets.rows.length
  const relative = new Float64Array(people)
  const moments = sets.first.length
  const column = () => new Float64Array(moments)
  return {
    relative,
    share: sets.weight ? new Float64Array(people) : relative,
    ones: new Float64Array(people).fill(1),
    steps: {
      tied: ties === 'efron' && sets.died.some(died => died > 1),
      hazard: column(),
      square: column(),
      own: column(),
      cross: column(),
      spare: column(),
      cumulative: new Float64Array(moments + 1),
    },
  }
}
