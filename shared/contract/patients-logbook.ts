import { z } from 'zod'
import { asaClasses } from '../domain/logbook/asa.ts'
import { forecastOutcomes } from '../domain/logbook/forecastable.ts'
import { clavienGrades } from '../domain/logbook/codes.ts'
import { outcomeKinds } from '../domain/logbook/outcome.ts'
import { expected } from '../domain/measures/forecast.ts'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { moment } from '../domain/moment.ts'
import { most } from '../domain/most.ts'
import { sex } from '../domain/patient.ts'
import { method } from './define.ts'
import { factId } from './fact-line.ts'

const isoDay = z.iso.date()

/** What a line of the logbook may lack, by which it can be looked for; `due`: its 30 days are not over. */
export const logbookLacks = ['outcome', 'asa', 'role', 'due'] as const
export type LogbookLack = (typeof logbookLacks)[number]

export const logbookLine = z.strictObject({
  patient: z.int().positive(),
  name: z.string(),
  birth: moment.optional(),
  sex,
  /** As exact as its source wrote it. */
  on: moment,
  /** ISO day; the first of its month or year where no more is known. */
  day: isoDay,
  /** What was done to her on that day, as its sources call it. */
  what: z.array(z.string()).min(1),
  /** The first of the facts that tell it. */
  fact: factId,
  /** One of `operatingRoles`, or what the source says of whoever did it. */
  role: z.string().optional(),
  asa: z.enum(asaClasses).optional(),
  outcome: z.strictObject({
    state: z.enum(['event', 'well', 'due', 'missing']),
    events: z.array(
      z.strictObject({ is: z.enum(outcomeKinds), on: isoDay, grade: z.enum(clavienGrades).optional() }),
    ),
    /** The last day on which she was said to be alive and well. */
    wellOn: isoDay.optional(),
  }),
  /** What was expected of it: of each outcome what was written last, and how often it was written. */
  forecasts: z.array(
    z.strictObject({ is: z.enum(forecastOutcomes), expected, written: z.string(), times: z.int() }),
  ),
})
export type LogbookLine = z.infer<typeof logbookLine>

/** The part of `patients` for the operations of this practice. */
export const logbookMethods = {
  /**
   * The logbook, derived from the record: one line for each person and day of an operation, as the measures of
   * operations count them, the newest first.
   */
  logbook: method({
    roles: ['clinician', 'assistant'] as const,
    input: z.strictObject({
      /** By whoever asks: whether 30 days are over. */
      today: isoDay,
      from: isoDay.optional(),
      to: isoDay.optional(),
      /** One of `operations`, by its name. */
      operation: z.string().max(most.lineCharacters).optional(),
      lacks: z.enum(logbookLacks).optional(),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({
      /** Lines in this period, of this operation: of these, so many lack something. */
      of: z.int(),
      lacking: z.record(z.enum(logbookLacks), z.int()),
      /** Those that lack what was asked for; all where nothing was. */
      total: z.int(),
      rows: z.array(logbookLine),
      /** Of the period: each operation in each of these years, the most frequent first. */
      years: z.array(z.int()),
      operations: z.array(z.strictObject({ name: z.string(), byYear: z.array(z.int()), all: z.int() })),
    }),
  }),
  /**
   * Writes down how likely an outcome of an operation is held to be, before it is known. A later one takes its place,
   * and both stay. `whole`: the measure that will say whether it happened. `refused` once that is known or its days are
   * over. A repeated request id changes nothing.
   */
  writeForecast: method({
    input: z.strictObject({
      requestId: z.string().min(8).max(64),
      patient: z.int().positive(),
      day: isoDay,
      whole: wholeMeasure,
      expected,
    }),
    output: z.strictObject({ forecast: z.int().positive() }),
  }),
} as const
export type Logbook = z.infer<(typeof logbookMethods.logbook)['output']>
