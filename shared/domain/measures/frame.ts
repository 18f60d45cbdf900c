import { z } from 'zod'

/**
 * What becomes of each that a measure counts. The place of each is how a frame holds it. `early`: the windows of the
 * measure end after the data do, so nobody is counted yet, whatever happened to her by then.
 */
export const measureParts = ['without', 'numerator', 'excluded', 'unknown', 'early'] as const
export type MeasurePart = (typeof measureParts)[number]

/** Of whom a measure may say what nobody has seen: by nothing standing in her record. */
export const silentParts = ['without', 'numerator'] as const satisfies readonly MeasurePart[]
export type SilentPart = (typeof silentParts)[number]

/** A day as a whole number: days since 1970-01-01. Both ends belong to a period. */
export const period = z.strictObject({ fromDay: z.int(), toDay: z.int() })
export type Period = z.infer<typeof period>

/** What a measure leaves out because nobody can tell: never counted either way, and said by number. */
export const setAside = z.strictObject({
  /** People who may be of the age that is asked or not: only the year or month of their birth is known. */
  ages: z.int().nonnegative(),
  /** People who may have died before the day on which they would be counted: nobody said on which day they did. */
  deaths: z.int().nonnegative(),
  /** Numbers beyond what their form can give. */
  scores: z.int().nonnegative(),
  /** People who may belong to those that are asked for or not: what they would belong by has no day that tells. */
  undated: z.int().nonnegative(),
})
export type SetAside = z.infer<typeof setAside>

const ints = z.instanceof(Int32Array)

/**
 * A measure as counts, and as columns where it counts events: no name, no note, and numbers that mean nothing
 * elsewhere.
 */
export const measureFrame = z.strictObject({
  periods: z.array(period),
  /** Of each period, as many as there are in each of `measureParts`, one after the other. */
  counts: z.instanceof(Uint32Array),
  /** Of these, in each of `silentParts`, as many as nobody has seen since their time was over. */
  unseen: z.instanceof(Uint32Array),
  /** Of what happens one by one, in the order of days: the day, the part, the quantity (NaN for none), and of whom. */
  day: ints,
  part: z.instanceof(Uint8Array),
  quantity: z.instanceof(Float64Array),
  member: z.instanceof(Uint32Array),
  /** Index events whose day nobody wrote, only their month or year: they stand in no period. */
  blurred: z.int().nonnegative(),
  aside: setAside,
  /** Everybody with a record here, and how many of these have died, and are seen no more though the data go on. */
  people: z.strictObject({ all: z.int(), died: z.int(), left: z.int() }),
  /** The last day on which anything happened to anybody here. Null for an empty casebook. */
  upTo: z.int().nullable(),
  /** By each concept set: as many of its codes as stand in this casebook, and the people who have one. */
  matched: z.array(z.strictObject({ concept: z.string(), codes: z.int(), people: z.int() })),
})
export type MeasureFrame = z.infer<typeof measureFrame>
