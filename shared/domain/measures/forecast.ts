import { z } from 'zod'
import { libraryWords } from '../../words/library-words.ts'
import { message } from '../../words/message.ts'
import { slug } from '../concepts/concept-set.ts'
import { asaClasses } from '../logbook/asa.ts'

const isoDay = z.iso.date()
const hash = z.string().length(64)

/** How likely something is said to be: a share from 0 to 1. */
export const expected = z.number().min(0).max(1)

/** What was known when a forecast was written, so that it is judged by that and by nothing later. */
export const knownThen = z.strictObject({
  /** The last day of the data; null for none. */
  upTo: isoDay.nullable(),
  /** Of an operation, where they were recorded. */
  ageYears: z.number().optional(),
  asa: z.enum(asaClasses).optional(),
  /** Of a period: what was counted in the periods before it. */
  numerator: z.int().optional(),
  denominator: z.int().optional(),
})
export type KnownThen = z.infer<typeof knownThen>

/**
 * What is known of a foretold operation. `happened`, `did-not`: graded. `waiting`: its days are not over. `unknown`:
 * they are, and nobody recorded how it was. `excluded`: the measure does not count it. `late`: it had happened before
 * anything was written. `gone`: the operation is no longer in the record.
 */
export const forecastStates = [
  'happened',
  'did-not',
  'waiting',
  'unknown',
  'excluded',
  'late',
  'gone',
] as const
export type ForecastState = (typeof forecastStates)[number]

/** Operations that were foretold by one measure, without identity: one row each, of the forecast that counts. */
export const foretoldOperations = z.strictObject({
  measure: slug,
  title: libraryWords,
  expected: z.instanceof(Float64Array),
  /** Place in `forecastStates`. */
  state: z.instanceof(Uint8Array),
  /** A number for each person that means nothing elsewhere. */
  member: z.instanceof(Uint32Array),
  /** The recorded score before the operation; NaN for none. */
  score: z.instanceof(Float64Array),
  /** Forecasts that a later one has taken the place of. */
  replaced: z.int().nonnegative(),
})
export type ForetoldOperations = z.infer<typeof foretoldOperations>

const interval = z.strictObject({ lower: z.number(), upper: z.number() })
const estimate = z.strictObject({ value: z.number(), ...interval.shape })

/** Forecasts of about the same size, and to how many it happened, exact at 95 %. */
const group = z.strictObject({
  cases: z.int(),
  expected: z.number(),
  happened: z.int(),
  observed: z.number(),
  ...interval.shape,
})
export type ForecastGroup = z.infer<typeof group>

/** What became of forecasts of operations. */
export const graded = z.strictObject({
  /** Forecasts in each state; `happened` and `did-not` together are graded. */
  counts: z.record(z.enum(forecastStates), z.int()),
  replaced: z.int(),
  /** Whether so few are graded that a score would say next to nothing. */
  isEarly: z.boolean(),
  /** Sum of what was expected of those that are graded. */
  expected: z.number(),
  /** Observed over expected, exact at 95 %; null where nothing was expected. */
  ratio: estimate.nullable(),
  /** Brier's score with its interval at 95 %, by people; null where it is too early. */
  brier: estimate.nullable(),
  /** The same for one who said of everybody the share that came. */
  brierOfShare: z.number().nullable(),
  groups: z.array(group),
  /** The risk model beside one's own forecasts for the same people; `difference`: one's own less the model's. */
  model: z
    .strictObject({ cases: z.int(), own: z.number(), model: z.number(), difference: estimate.nullable() })
    .nullable(),
  reading: z.array(message),
})
export type Graded = z.infer<typeof graded>

/** A forecast of a period, as it is kept. */
export const keptPeriodForecast = z.strictObject({
  forecast: z.int().positive(),
  measure: slug,
  hash,
  from: isoDay,
  to: isoDay,
  expected,
  known: knownThen,
  /** ISO instant. */
  written: z.string(),
})
export type KeptPeriodForecast = z.infer<typeof keptPeriodForecast>

/** The same with what came; `came` is null until the period is over and all in it can be counted. */
export const periodForecast = keptPeriodForecast.extend({
  title: libraryWords,
  /** Whether a later one has taken its place. */
  isReplaced: z.boolean(),
  came: z
    .strictObject({
      numerator: z.int(),
      denominator: z.int(),
      observed: z.number(),
      /** Clopper and Pearson's, at 95 %. */
      ...interval.shape,
    })
    .nullable(),
  reading: message,
})
export type PeriodForecast = z.infer<typeof periodForecast>

/** All forecasts, or those of one measure, with what became of them. */
export const forecastBook = z.strictObject({
  /** Of operations, each measure by itself: deaths and infections are foretold unlike. None where none was foretold. */
  operations: z.array(z.strictObject({ measure: slug, title: libraryWords, graded })),
  periods: z.array(periodForecast),
  /** Forecasts that are graded, of operations and of periods. */
  gradedAll: z.int(),
})
export type ForecastBook = z.infer<typeof forecastBook>
