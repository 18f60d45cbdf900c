import { z } from 'zod'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { measureSet, month, monthTable } from '../domain/measures/month.ts'
import { most } from '../domain/most.ts'
import { method, progress } from './define.ts'

/** Part of the contract `measures`: what is counted every month for whoever asks for it. */
export const monthMethods = {
  /** Measures over one calendar month, in the order in which they are given. */
  month: method({
    input: z.strictObject({ month, wholes: z.array(wholeMeasure).max(200) }),
    output: monthTable,
    progress,
  }),
  sets: method({ input: z.strictObject({}), output: z.array(measureSet) }),
  /** Keeps a set; it takes the place of one of that name. */
  keepSet: method({ input: measureSet, output: z.strictObject({}) }),
  dropSet: method({
    input: z.strictObject({ name: z.string().max(most.nameCharacters) }),
    output: z.strictObject({}),
  }),
} as const
