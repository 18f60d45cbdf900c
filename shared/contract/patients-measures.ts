import { z } from 'zod'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { mixRow } from '../domain/measures/mix-frame.ts'
import { measureParts } from '../domain/measures/frame.ts'
import { moment } from '../domain/moment.ts'
import { sex } from '../domain/patient.ts'
import { method } from './define.ts'

const isoDay = z.iso.date()

/** Who stands behind a point of a measure. */
export const measureMethods = {
  /**
   * The people in one part of a measure over these days, in the order of theirs: once a person, or once for each time
   * that it happened. `row`: those alone who stand in that row of its breakdown.
   */
  behind: method({
    input: z.strictObject({
      whole: wholeMeasure,
      from: isoDay,
      to: isoDay,
      part: z.enum(measureParts),
      row: mixRow.optional(),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({
      total: z.int(),
      /** How many there are in each part over these days, or in that row. */
      counts: z.record(z.enum(measureParts), z.int()),
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
  }) /** What levels of a breakdown are called by their sources, in the order of their names; '' for what is gone. */,
  mixCalled: method({
    input: z.strictObject({
      whole: wholeMeasure,
      is: z.enum(['urgency', 'procedure', 'clinician', 'place']),
      keys: z.array(z.string().max(64)).max(500),
    }),
    output: z.array(z.string()),
  }),
}
