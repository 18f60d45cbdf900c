import { z } from 'zod'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { measureParts } from '../domain/measures/frame.ts'
import { moment } from '../domain/moment.ts'
import { sex } from '../domain/patient.ts'
import { method } from './define.ts'

const isoDay = z.iso.date()

/** Who stands behind a point of a measure. */
export const measureMethods = {
  /**
   * The people in one part of a measure over these days, in the order of theirs: once a person, or once for each time
   * that it happened.
   */
  behind: method({
    input: z.strictObject({
      whole: wholeMeasure,
      from: isoDay,
      to: isoDay,
      part: z.enum(measureParts),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(
        z.strictObject({
          patient: z.int().positive(),
          name: z.string(),
          birth: moment.optional(),
          sex,
          deceased: z.boolean(),
          /** The index day. */
          on: isoDay,
          /** The quantity, where one is measured. */
          quantity: z.number().nullable(),
        }),
      ),
    }),
  }),
}
