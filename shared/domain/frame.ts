import { z } from 'zod'
import { term } from '../words/message.ts'
import { attritionStep } from './answer.ts'
import { slug } from './concepts/concept-set.ts'

const floats = z.instanceof(Float64Array)
const flags = z.instanceof(Uint8Array)
const places = z.instanceof(Uint32Array)

/**
 * Why somebody is watched no longer. `outcome`: it came. `death`: she died before it. `horizon`: as long as was asked.
 * `extract`: her sources' data end there, which is no loss. `left`: her sources go on without her.
 */
export const ends = ['outcome', 'death', 'horizon', 'extract', 'left'] as const
export type End = (typeof ends)[number]
export const numberOfEnd = (end: End): number => ends.indexOf(end)

/** One covariate of a frame: numbers, NaN where not recorded. Binary ones hold 0 and 1. */
export const frameColumn = z.strictObject({
  label: term,
  kind: z.enum(['number', 'binary']),
  values: floats,
  /** Place in `gaps`, by row. */
  gaps: flags,
})

/** An outcome that neither treatment should change, among the people of a frame. Only those who have it are told. */
export const controlOutcome = z.strictObject({
  /** The concept set by which it is found. */
  id: slug,
  /** Rows of those who had it while they were watched, ascending, and the days until then. */
  rows: places,
  timeDays: floats,
  /** Rows, ascending, of those who had it before, or may have: they cannot have it for the first time. */
  apart: places,
})
export type ControlOutcome = z.infer<typeof controlOutcome>

/**
 * A question answered with columns: one row a person, no name, no note, no date. All columns have `rows` entries.
 */
export const frame = z.strictObject({
  rows: z.int().nonnegative(),
  /** Pseudonymous numbers, meaningless outside this store. */
  member: z.instanceof(Uint32Array),
  /** 1 began the exposure, 0 the comparator. */
  exposed: flags,
  /** Days from the index date to that end. */
  timeDays: floats,
  /** Place in `ends`, by row. */
  end: flags,
  indexYear: z.instanceof(Int16Array),
  covariates: z.array(frameColumn),
  /** All that was recorded of them in the year before they began; missing where it was not asked for. */
  recorded: z
    .strictObject({
      /** Codes, or classes of medicines, that at least a hundredth has: rows of those who do, ascending. */
      codes: z.array(z.strictObject({ label: term, rows: places })),
      /** How often each was seen, and how many results each has. */
      visits: floats,
      results: floats,
    })
    .optional(),
  /** Negative controls; missing where none were asked for. */
  controls: z
    .strictObject({
      /** How long each is watched for them, and why no longer: the question's own outcome ends nothing. */
      timeDays: floats,
      end: flags,
      outcomes: z.array(controlOutcome),
    })
    .optional(),
  /** People left after each step, in the order applied. */
  attrition: z.array(attritionStep),
  /** Outcomes of which only the month or the year is known, that yet certainly lie within the time asked. */
  roughOutcomes: z.int().nonnegative(),
  /** Of each set that the question names: how many of its codes are in the store. */
  matched: z.array(z.strictObject({ label: term, codes: z.int().nonnegative() })),
})
export type Frame = z.infer<typeof frame>
