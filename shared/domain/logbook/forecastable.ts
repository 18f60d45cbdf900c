import { OUTCOME_DAYS, type OutcomeKind } from './outcome.ts'

/** What may be foretold of an operation, in the order in which it is offered. */
export const forecastOutcomes = [
  'died',
  'infection',
  'return',
  'readmission',
] as const satisfies readonly OutcomeKind[]
export type ForecastOutcome = (typeof forecastOutcomes)[number]

/** The measure whose numerator each is: it says whether it happened, and when that is known. */
export const measureOfOutcome: Readonly<Record<ForecastOutcome, string>> = {
  died: 'mortality-after-operation-30',
  infection: 'surgical-site-infection',
  return: 'return-to-theatre',
  readmission: 'readmission-after-operation-30',
}
export const outcomeOfMeasure = (measure: string): ForecastOutcome | undefined =>
  forecastOutcomes.find(each => measureOfOutcome[each] === measure)

/** An operation and what is recorded of the 30 days after it. Days since 1970-01-01. */
export interface Foretold {
  readonly day: number
  readonly events: ReadonlyArray<{ readonly is: OutcomeKind }>
  readonly today: number
}

/** Why an outcome can be foretold no more; undefined where it still can. */
export type Closed = 'over' | 'known' | 'died'

/** An outcome is foretold until it is known: it has happened, she has died, or the days in which it may are over. */
export function closedTo(outcome: ForecastOutcome, { day, events, today }: Foretold): Closed | undefined {
  if (events.some(({ is }) => is === outcome)) return 'known'
  if (events.some(({ is }) => is === 'died')) return 'died'
  return today > day + OUTCOME_DAYS ? 'over' : undefined
}
