import { z } from 'zod'
import { contract, method, progress } from '../../../shared/contract/define.ts'
import { message } from '../../../shared/words/message.ts'
import { referralOrder, referralReceipt, referralTexts } from '../../../shared/domain/referral.ts'
import { safekeeping } from '../../../shared/contract/safekeeping.ts'
import { vault } from '../../../shared/contract/vault.ts'

/** Work on the store as a whole that a thread beside the writing one does. It never leaves the process. */
export const upkeep = contract('upkeep', {
  /** `against`: the store out of a backup, under the same key; `missing`: acknowledged changes that are not here. */
  verify: method({
    input: z.strictObject({ against: z.string().optional(), missing: z.int().nonnegative() }),
    output: vault.methods.verify.output,
    progress,
  }),
  /**
   * Opens a copy of a store that lies in a place of its own, brings it to this version's form and checks all of it.
   * Faults: `store-damaged`, `newer-store`.
   */
  tryOut: method({
    input: z.strictObject({ file: z.string(), key: z.instanceof(Uint8Array), store: z.string() }),
    output: z.strictObject({
      wrong: z.array(message),
      people: z.int(),
      facts: z.int(),
      newest: z.string(),
      content: z.string(),
    }),
    progress,
  }),
  /** Writes all that the store holds, as it is now, into a new or empty folder. */
  takeOut: method({ ...safekeeping.methods.exportEverything }),
  /** What a referral of somebody would hold, as the store is now. */
  referralReceipt: method({ input: z.strictObject({ patient: z.int() }), output: referralReceipt }),
  /** One person's summary as the store is now, not closed. */
  referral: method({
    input: z.strictObject({
      patient: z.int(),
      order: referralOrder,
      texts: referralTexts,
      author: z.string(),
      identifier: z.string(),
      made: z.string(),
    }),
    output: z.strictObject({ document: z.string() }),
  }),
  /** Writes the store as it is now into a new file, under the same key. */
  copy: method({ input: z.strictObject({ to: z.string() }), output: z.strictObject({}) }),
  /** Reads such a copy through, every page of it. Faults: `store-damaged`. */
  check: method({ input: z.strictObject({ file: z.string() }), output: z.strictObject({}) }),
})
