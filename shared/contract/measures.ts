import { z } from 'zod'
import { measureSeries } from '../domain/measures/series.ts'
import { chartKinds, wholeMeasure } from '../domain/measures/measure.ts'
import { conceptSet } from '../domain/concepts/concept-set.ts'
import { contract, method, progress } from './define.ts'
import { changeMethods } from './measures-changes.ts'
import { lookMethods } from './measures-looks.ts'
import { mixMethods } from './measures-mix.ts'
import { forecastMethods } from './measures-forecasts.ts'
import { monthMethods } from './measures-month.ts'
import { ownMethods } from './measures-own.ts'
import { riskMethods } from './measures-risk.ts'

/** learning, to the window: one's own outcomes. */
export const measures = contract('measures', {
  /**
   * The measures that ship with Casebook, each with the concept sets it names, in the order of their names; then those
   * of one's own.
   */
  list: method({
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        whole: wholeMeasure,
        hash: z.string().length(64),
        /** Of one's own: which version, and when it was kept. */
        own: z.strictObject({ version: z.int(), kept: z.string() }).nullable(),
      }),
    ),
  }),
  /** The concept sets that ship with Casebook. */
  concepts: method({ input: z.strictObject({}), output: z.array(conceptSet) }),
  /**
   * One measure over time: the last `periods` of these, up to the last day of the data. `baselineMarks`: so many of
   * the first marks make centre and limits; all where absent. A measure need not be one of the list.
   */
  series: method({
    input: z.strictObject({
      whole: wholeMeasure,
      by: z.enum(['month', 'quarter', 'year']),
      periods: z.int().min(1).max(240).optional(),
      baselineMarks: z.int().min(2).max(240).optional(),
      /** Another chart than the measure asks for. */
      chart: z.enum(chartKinds).optional(),
    }),
    output: measureSeries,
    progress,
  }),
  ...changeMethods,
  ...forecastMethods,
  ...lookMethods,
  ...mixMethods,
  ...monthMethods,
  ...riskMethods,
  ...ownMethods,
})
