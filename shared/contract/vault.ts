import { z } from 'zod'
import { previousStore } from '../domain/previous-store.ts'
import { message } from '../words/message.ts'
import { actor, roles } from './caller.ts'
import { contract, method, progress } from './define.ts'
import { placeFor } from './place.ts'

const nothing = z.strictObject({})
const passphrase = z.string().min(1).max(1_000)

/** `erasedAgain`: how many people are in it who were erased here since; absent where there are none. */
const restored = z.strictObject({
  patients: z.int(),
  keptBeside: z.string().optional(),
  erasedAgain: z.int().optional(),
})

/** records, to the window: creating, opening, locking and keeping safe the store itself. */
export const vault = contract('vault', {
  status: method({
    roles: 'anyone',
    input: nothing,
    /** `broken`: a part of a casebook is here and another is not; `said` is which, and what can be done. */
    output: z.strictObject({
      state: z.enum(['absent', 'locked', 'open', 'broken']),
      demonstration: z.boolean(),
      said: message.optional(),
      /**
       * Of an open one: whether a recovery sheet of whoever opened it opens it, and whether she has said that she has
       * it on paper.
       */
      recoverySheet: z.enum(['none', 'made', 'kept']).optional(),
    }),
  }),
  /**
   * How many guesses a passphrase withstands, as a power of ten (zxcvbn), and whether that is enough for a casebook of
   * one's own.
   */
  strength: method({
    roles: 'anyone',
    input: z.strictObject({ passphrase }),
    output: z.strictObject({ guesses: z.number(), enough: z.boolean() }),
  }),
  /**
   * A new, empty casebook. A passphrase that could be guessed is refused. `demonstration` marks one that holds
   * invented people.
   */
  create: method({
    roles: 'anyone',
    input: z.strictObject({ passphrase, demonstration: z.boolean().optional() }),
    output: nothing,
  }),
  /**
   * Answers whose key slot the passphrase, or the code of her recovery sheet, opened. Faults: `wrong-passphrase`;
   * `refused` where so many were wrong in a row that one has to wait.
   */
  unlock: method({
    roles: 'anyone',
    /**
     * `onlyReading`: it is opened although the disk takes nothing. What must be noted in the audit log is refused then,
     * `takesNothing` says what the disk said, and `missing` where the store is not what had been acknowledged, which
     * its log could not be told.
     */
    input: z.strictObject({ passphrase, onlyReading: z.boolean().optional() }),
    output: z.strictObject({
      ...actor.shape,
      name: z.string(),
      takesNothing: message.optional(),
      missing: z.array(message).optional(),
    }),
  }),
  /** Always locks. `unsaid`: what could not be written down of it, because the disk does not take it. */
  lock: method({ roles: 'anyone', input: nothing, output: z.strictObject({ unsaid: message.optional() }) }),
  /** A code that opens the casebook, for a sheet of paper; an earlier one opens it no more. */
  makeRecoverySheet: method({
    roles,
    input: z.strictObject({ passphrase }),
    output: z.strictObject({ code: z.string() }),
  }),
  /** Whoever made the newest sheet says that she has it on paper. */
  keptRecoverySheet: method({ roles, input: nothing, output: nothing }),
  /** One's own passphrase. `current` may be the code of one's recovery sheet; a sheet of before opens it no more. */
  changePassphrase: method({
    roles,
    input: z.strictObject({ current: passphrase, next: passphrase }),
    output: nothing,
  }),
  /**
   * Makes room for an own casebook: removes the open demonstration, or sets a locked one aside. Faults:
   * `refused` where it is none.
   */
  endDemonstration: method({
    input: nothing,
    output: z.strictObject({ keptBeside: z.string().optional() }),
  }),
  /**
   * Puts what lies here, locked or broken, among the previous stores, so that the place is empty. Nothing is lost:
   * `takeBack` brings it back.
   */
  putAside: method({
    roles: 'anyone',
    input: nothing,
    output: z.strictObject({ keptBeside: z.string().optional() }),
  }),
  /** The stores that were here before, newest first: the two that last gave way, and whatever was put aside. */
  previous: method({ roles: 'anyone', input: nothing, output: z.array(previousStore) }),
  /** Puts one of them in place of an absent or locked casebook, as a restore does. Faults as there. */
  takeBack: method({
    roles: 'anyone',
    input: z.strictObject({ name: previousStore.shape.name, passphrase }),
    output: restored,
    progress,
  }),
  /** An encrypted copy, openable with the passphrase of today, read back before it is said to be done. */
  backup: method({
    input: z.strictObject({ path: placeFor('new-backup') }),
    output: z.strictObject({ bytes: z.int(), sha256: z.string() }),
    progress,
  }),
  /**
   * Puts a backup in place of an absent, locked or broken casebook; what was there is kept among the previous stores.
   * A backup that is damaged, of a newer version or of another casebook is refused before anything is touched.
   */
  restore: method({
    roles: 'anyone',
    input: z.strictObject({ path: placeFor('backup'), passphrase }),
    output: restored,
    progress,
  }),
  /** Makes anew, from the facts, what they are found by and how many there are. */
  rebuild: method({ input: nothing, output: nothing, progress }),
  /** Structure, foreign keys, audit chain, full-text index, source bytes against their hashes. */
  verify: method({
    /** `against`: a backup of this casebook under the key of today, with whose seal it is compared as well. */
    input: z.strictObject({ against: placeFor('backup').optional() }),
    output: z.strictObject({
      ok: z.boolean(),
      checks: z.array(
        z.strictObject({
          name: message,
          ok: z.boolean(),
          finding: message,
          /** Whether it is of what `rebuild` makes anew: anything else that is wrong needs a backup. */
          isMadeAnew: z.boolean(),
        }),
      ),
    }),
    progress,
  }),
})
