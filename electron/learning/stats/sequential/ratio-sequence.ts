import { confidenceSequence, type ConfidenceSequenceOptions, type Limits } from './confidence-sequence.ts'

/** Below so many events limits that lean on the central limit theorem are not to be relied on. */
const FEWEST_EVENTS = 20

export type RatioLimits =
  | ({ readonly kind: 'fitted'; readonly ratio: number } & Limits)
  | { readonly kind: 'not-estimable'; readonly reason: 'few-events' }

/**
 * Confidence sequence for a hazard ratio or rate ratio from its logarithm, standard error and the number of
 * events at a look:
 * exp of `confidenceSequence`. Holds at all looks together, as the score of a Cox model or a rate ratio
 * gathers in independent steps of information.
 *
 * Asymptotic: with fewer than 20 events in all it says nothing. Not for looks at which follow-up or the model
 * were changed.
 * Source: Waudby-Smith et al. 2024, Ann Stat 52:2613; Tsiatis 1981, Biometrika 68:311 (independent increments).
 * Checked against: simulation of rate ratios at every event.
 * Errors: as `confidenceSequence`; RangeError unless events is a count.
 */
export function ratioSequence(
  logRatio: number,
  standardError: number,
  events: number,
  options: ConfidenceSequenceOptions,
): RatioLimits {
  if (!(Number.isInteger(events) && events >= 0))
    throw new RangeError('ratioSequence: events is not a count.')
  if (events < FEWEST_EVENTS) return { kind: 'not-estimable', reason: 'few-events' }
  const { lower, upper } = confidenceSequence(logRatio, standardError, options)
  return { kind: 'fitted', ratio: Math.exp(logRatio), lower: Math.exp(lower), upper: Math.exp(upper) }
}
