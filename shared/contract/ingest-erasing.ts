import { z } from 'zod'
import { method, progress } from './define.ts'

const sourceId = z.int().positive()
const erasure = z.int().positive()

/** By what somebody is known in bytes: what intake looks for in kept files. */
export const telling = z.strictObject({
  /** Names by which sources speak of her, each with its source (`Patient/1@source`). */
  called: z.array(z.string()),
  /** Her own names, as sources write them. */
  names: z.array(z.string()),
  /** Days of birth, as 1980-02-03. */
  births: z.array(z.string()),
  /** Values of the numbers that she bears, which the world knows. */
  numbers: z.array(z.string()),
  /** What her facts alone name, each with its source. */
  referents: z.array(z.string()),
})
export type Telling = z.infer<typeof telling>

/** A kept file that is to be looked through. */
export const fileToLookThrough = z.strictObject({
  sourceId,
  /** Whether it holds facts or a description of hers. */
  isHers: z.boolean(),
  /** Whether nobody reads it yet. */
  isWaiting: z.boolean(),
  bytes: z.int(),
})
export type FileToLookThrough = z.infer<typeof fileToLookThrough>

/** Bytes that hold her, and with what the blanks begin that take their place. */
export const slice = z.strictObject({
  at: z.int().nonnegative(),
  length: z.int().positive(),
  begins: z.string(),
  /** Whether they hold somebody else as well. */
  isShared: z.boolean(),
})
export type Slice = z.infer<typeof slice>

/** The part of `ingest` for erasing somebody: records says whom, intake finds her bytes, records carries it out. */
export const erasingMethods = {
  /**
   * Begins to look what goes with the person on whose chart this is: a look that was begun before and not decided on is
   * forgotten. Faults: `not-found`; `conflict` while an import of her files is unfinished or somebody is being erased.
   */
  lookForErasing: method({
    input: z.strictObject({ patient: z.int().positive() }),
    output: z.strictObject({ erasure, telling, files: z.array(fileToLookThrough) }),
    progress,
  }),
  /** Every kept file, where nobody is chosen yet. */
  keptFiles: method({ input: z.strictObject({}), output: z.array(fileToLookThrough) }),
  /**
   * The same for somebody of whom nothing is stored any more, as kept files tell of her. Faults: those, and `conflict`
   * where she has a chart.
   */
  lookForGone: method({ input: z.strictObject({ telling }), output: z.strictObject({ erasure }) }),
  /** What of a kept file holds her. `isGone`: all of it goes. `mentions`: entries of others that name her. */
  noteBytes: method({
    input: z.strictObject({
      erasure,
      sourceId,
      isGone: z.boolean(),
      slices: z.array(slice),
      mentions: z.int(),
      isUnseen: z.boolean(),
    }),
    output: z.strictObject({}),
  }),
  /** Every file has been looked through. Faults: `not-found` where nothing of somebody without a chart was found. */
  endLook: method({ input: z.strictObject({ erasure }), output: z.strictObject({}) }),
}
