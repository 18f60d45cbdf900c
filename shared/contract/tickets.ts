import { z } from 'zod'
import { contract, method } from './define.ts'
import { most } from '../domain/most.ts'
import { purposes } from './place.ts'

/** As the page sends it: whatever it is, only the desk says whether it is a ticket. */
const given = z.array(z.string().max(most.pathCharacters)).min(1).max(most.files)

/**
 * main, to the services: which files stand behind the tickets that the page was handed for what a person chose. A
 * ticket is for one purpose and one use, of one page, and holds for ten minutes.
 */
export const tickets = contract('tickets', {
  /** All of them or none. Faults: `refused` where one is none, used, too old, or was given for something else. */
  take: method({
    roles: 'anyone',
    input: z.strictObject({ tickets: given, purpose: z.enum(purposes) }),
    output: z.strictObject({ paths: z.array(z.string()) }),
  }),
  /** What they were taken for came to nothing: a wrong passphrase may be typed again. They hold no longer for it. */
  giveBack: method({
    roles: 'anyone',
    input: z.strictObject({ tickets: given }),
    output: z.strictObject({}),
  }),
})
