import { z } from 'zod'
import { changeStatement, keptChange, plannedChange } from '../domain/measures/change.ts'
import { measureSet } from '../domain/measures/month.ts'
import { most } from '../domain/most.ts'
import { method } from './define.ts'

const change = z.int().positive()
const requestId = z.string().min(8).max(64)

/** Part of the contract `knowledge`: what was changed and how it was judged, and the sets of every month. */
export const changeKeeping = {
  /** Keeps a change. A repeated request id changes nothing and answers the same. */
  keepChange: method({
    input: z.strictObject({ requestId, planned: plannedChange, hash: z.string().length(64) }),
    output: z.strictObject({ change }),
  }),
  /** All that were written, the earliest first; those that were taken back as well. */
  changes: method({ input: z.strictObject({}), output: z.array(keptChange) }),
  /** One of them. `not-found` for none. */
  change: method({ input: z.strictObject({ change }), output: keptChange }),
  /** Keeps what was found, and the next day on which it is looked at; null for never. */
  keepLook: method({
    input: z.strictObject({ requestId, change, statement: changeStatement, next: z.iso.date().nullable() }),
    output: z.strictObject({}),
  }),
  /** Says that it was an error to write it down. It stays, struck. */
  takeBackChange: method({ input: z.strictObject({ change }), output: z.strictObject({}) }),

  measureSets: method({ input: z.strictObject({}), output: z.array(measureSet) }),
  /** Keeps a set; it takes the place of one of that name. */
  keepMeasureSet: method({ input: measureSet, output: z.strictObject({}) }),
  dropMeasureSet: method({
    input: z.strictObject({ name: z.string().max(most.nameCharacters) }),
    output: z.strictObject({}),
  }),
} as const
