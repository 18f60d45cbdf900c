import { z } from 'zod'
import { expected, keptPeriodForecast, knownThen } from '../domain/measures/forecast.ts'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { method } from './define.ts'

const requestId = z.string().min(8).max(64)
const isoDay = z.iso.date()

/** Part of the contract `knowledge`: what was expected of periods, and what one has seen of how it came. */
export const forecastKeeping = {
  /** Keeps a forecast. A repeated request id changes nothing. `refused` once the period has begun. */
  keepForecast: method({
    input: z.strictObject({
      requestId,
      whole: wholeMeasure,
      from: isoDay,
      to: isoDay,
      expected,
      known: knownThen,
    }),
    output: z.strictObject({ forecast: z.int().positive() }),
  }),
  /** Forecasts of periods in the order in which they were written, and the measures by which, as they were then. */
  forecasts: method({
    input: z.strictObject({}),
    output: z.strictObject({
      periods: z.array(keptPeriodForecast),
      measures: z.array(z.strictObject({ hash: z.string().length(64), whole: wholeMeasure })),
      /** So many graded ones were seen when somebody last looked. */
      seen: z.int().nonnegative(),
    }),
  }),
  /** Somebody has looked when so many were graded. */
  seeForecasts: method({
    input: z.strictObject({ graded: z.int().nonnegative() }),
    output: z.strictObject({}),
  }),
} as const
