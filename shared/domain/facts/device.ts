import { z } from 'zod'
import { moment } from '../moment.ts'
import { common } from './common.ts'
import type { Kind } from './kind.ts'

/** A device in or on a person: an implant, a pump, a hearing aid. */
export const device = {
  name: 'device',
  number: 12,
  schema: z.strictObject({
    kind: z.literal('device'),
    ...common,
    names: z.array(z.string()),
    maker: z.string().optional(),
    model: z.string().optional(),
    lot: z.string().optional(),
    made: moment.optional(),
    expires: moment.optional(),
  }),
} as const satisfies Kind
