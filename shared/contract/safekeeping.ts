import { z } from 'zod'
import { backupState, drillResult, goodBackup } from '../domain/backups.ts'
import { erasureReceipt, erasureRecord } from '../domain/erasure.ts'
import { exportColumns } from '../domain/export-columns.ts'
import { most } from '../domain/most.ts'
import { referralOrder, referralReceipt, referralTexts } from '../domain/referral.ts'
import { contract, method, progress } from './define.ts'
import { placeFor } from './place.ts'

const nothing = z.strictObject({})

/** records, to the window: backups that are made by themselves, the proof that they can be used, and the way out. */
export const safekeeping = contract('safekeeping', {
  state: method({ input: nothing, output: backupState }),
  /** Where backups go by themselves; null for nowhere. Faults: `refused` inside the home and in a demonstration. */
  chooseFolder: method({
    input: z.strictObject({ folder: placeFor('backup-folder').nullable() }),
    output: nothing,
  }),
  /**
   * Makes one now, into the folder that was chosen or into this one, and removes there what need not be kept. Faults:
   * `not-found` where the folder is not there.
   */
  backUp: method({
    input: z.strictObject({ folder: placeFor('backup-folder').optional() }),
    output: z.strictObject({ ...goodBackup.shape, bytes: z.int(), sha256: z.string() }),
    progress,
  }),
  /**
   * Writes all that the casebook holds into a new or empty folder outside the home, not encrypted: the files that were
   * brought in, FHIR R4, tables, what was written here. Cancelled or failed, nothing of it is left. Faults: `conflict`
   * where something lies in the folder, `refused` in a demonstration.
   */
  exportEverything: method({
    input: z.strictObject({
      folder: placeFor('export-folder'),
      /** What stands in it in the words of whoever asks: what it is, and what each column means. */
      texts: z.strictObject({
        readme: z.string().max(most.textCharacters),
        meanings: z.record(z.enum(exportColumns), z.string().max(most.lineCharacters)),
      }),
    }),
    output: z.strictObject({ files: z.int(), bytes: z.int(), people: z.int(), facts: z.int() }),
    progress,
  }),
  /** When it is by the casebook's clock, and who has opened it: what stands at the foot of a sheet. */
  stamp: method({ input: nothing, output: z.strictObject({ at: z.string(), person: z.string() }) }),
  /** What a referral of somebody would hold. Faults: `not-found`. */
  referralReceipt: method({
    input: z.strictObject({ patient: z.int().positive() }),
    output: referralReceipt,
  }),
  /** Six words drawn at random, to close a file by; they are kept nowhere. */
  suggestPassphrase: method({ input: nothing, output: z.strictObject({ passphrase: z.string() }) }),
  /**
   * Writes one person's summary into a new file outside the home, closed by a passphrase that is kept nowhere. Faults:
   * `bad-request` where the passphrase could be guessed, `conflict` where a file lies there, `refused` in a
   * demonstration. Cancelled or failed, no file is left.
   */
  refer: method({
    input: z.strictObject({
      patient: z.int().positive(),
      file: placeFor('new-referral'),
      passphrase: z.string().min(1).max(1_000),
      order: referralOrder,
      texts: referralTexts,
    }),
    output: z.strictObject({ bytes: z.int(), sha256: z.string() }),
    progress,
  }),
  /**
   * Opens a backup beside the casebook, checks all of it, and says how it differs from what is here now. Nothing
   * here is touched. Faults: `wrong-passphrase`.
   */
  drill: method({
    input: z.strictObject({ path: placeFor('backup'), passphrase: z.string().min(1).max(1_000) }),
    output: drillResult,
    progress,
  }),
  /** What goes and what stays where somebody is erased whom intake has looked for (`lookForErasing`). */
  erasureReceipt: method({ input: z.strictObject({ number: z.int() }), output: erasureReceipt }),
  /**
   * Erases her for good. `name` is what was typed: `refused` where it is not hers. `conflict` where the casebook has
   * changed since it was looked through. From the first step on it goes to its end, at the next unlock where it was cut
   * off; a cancel before it leaves everything as it is. The answer names nobody.
   */
  erase: method({
    input: z.strictObject({ number: z.int(), name: z.string().max(most.lineCharacters) }),
    output: erasureRecord,
    progress,
  }),
  /** People who are here although they were erased: an older backup was restored, or a file brought them again. */
  erasedHere: method({
    input: nothing,
    output: z.array(z.strictObject({ patient: z.int(), name: z.string() })),
  }),
  /** Somebody who is here again stays, and is not told of any more. */
  keepErased: method({ input: z.strictObject({ patient: z.int() }), output: nothing }),
  /** Every erasure that has been begun, the newest first. */
  erasures: method({ input: nothing, output: z.array(erasureRecord) }),
})
