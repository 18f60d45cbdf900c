import { z } from 'zod'
import { slug } from '../domain/concepts/concept-set.ts'
import { expected, forecastBook } from '../domain/measures/forecast.ts'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { method, progress } from './define.ts'
import { riskAsked } from './measures-risk.ts'

const requestId = z.string().min(8).max(64)
const by = z.enum(['month', 'quarter', 'year'])

/** Part of the contract `measures`: what one expects, and what became of it. */
export const forecastMethods = {
  /**
   * Writes down the share that is expected in the next whole period of the calendar after `today`. A later one takes
   * its place until that period begins; both stay. A repeated request id changes nothing.
   */
  writeForecast: method({
    input: z.strictObject({ requestId, whole: wholeMeasure, by, today: z.iso.date(), expected }),
    output: z.strictObject({ forecast: z.int().positive(), from: z.iso.date(), to: z.iso.date() }),
  }),
  /** What became of all forecasts, or of those by one measure: beside a risk where one is named. */
  forecasts: method({
    input: z.strictObject({ measure: slug.optional(), risk: riskAsked.optional() }),
    output: forecastBook,
    progress,
  }),
  /** How many more are graded than when somebody last looked. */
  forecastNews: method({
    input: z.strictObject({}),
    output: z.strictObject({ fresh: z.int(), graded: z.int() }),
  }),
  /** Somebody has looked when so many were graded. */
  seeForecasts: method({
    input: z.strictObject({ graded: z.int().nonnegative() }),
    output: z.strictObject({}),
  }),
} as const
