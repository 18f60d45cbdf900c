import { z } from 'zod'
import { expectation } from '../domain/measures/change.ts'
import { proposedLook } from '../domain/measures/look.ts'
import { chartKinds, wholeMeasure } from '../domain/measures/measure.ts'
import { message } from '../words/message.ts'
import { method, progress } from './define.ts'

/** Part of the contract `measures`: when a change may be looked at again. */
export const lookMethods = {
  /**
   * The day by which the measure's chart, cut by `by` and of so many periods, tells of what is expected, and why; never
   * before the next closed period.
   */
  proposeLook: method({
    input: z.strictObject({
      whole: wholeMeasure,
      by: z.enum(['month', 'quarter', 'year']),
      periods: z.int().min(1).max(240).optional(),
      made: z.iso.date(),
      today: z.iso.date(),
      expected: expectation,
    }),
    output: proposedLook,
    progress,
  }),
  /**
   * After how long half of the series like this one, of so many periods, would show that it doubled or halved; null
   * where none is drawn, and where its latest point belongs to a change already.
   */
  foundWithin: method({
    input: z.strictObject({
      whole: wholeMeasure,
      by: z.enum(['month', 'quarter', 'year']),
      periods: z.int().min(1).max(240).optional(),
      chart: z.enum(chartKinds).optional(),
    }),
    output: message.nullable(),
    progress,
  }),
} as const
