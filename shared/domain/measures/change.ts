import { z } from 'zod'
import { libraryWords } from '../../words/library-words.ts'
import { message } from '../../words/message.ts'
import { slug } from '../concepts/concept-set.ts'
import { most } from '../most.ts'
import { wholeMeasure } from './measure.ts'
import { countedShape } from './series.ts'

const isoDay = z.iso.date()

/** Which way a measure is to move, and by at least so much: a share from 0 to 1, or days. 0: by anything. */
export const expectation = z.strictObject({
  direction: z.enum(['higher', 'lower']),
  by: z.number().min(0).max(36_500),
})
export type Expectation = z.infer<typeof expectation>

/** Something that one does otherwise from a day on, written down before its result is seen. */
const planned = {
  /** The measure by which it is judged, as it was then. */
  whole: wholeMeasure,
  /** The first day on which it was so. */
  made: isoDay,
  what: z.string().trim().min(1).max(most.lineCharacters),
  why: z.string().trim().max(most.lineCharacters),
  expected: expectation.optional(),
  /** The day on which it is to be looked at again. */
  lookOn: isoDay,
}
export const plannedChange = z.strictObject(planned).superRefine((change, { addIssue }) => {
  if (change.lookOn <= change.made)
    addIssue({ code: 'custom', path: ['lookOn'], message: 'Not before the change was made.' })
  if (change.whole.measure.quantity === undefined && (change.expected?.by ?? 0) > 1)
    addIssue({ code: 'custom', path: ['expected', 'by'], message: 'A share changes by at most 1.' })
})
export type PlannedChange = z.infer<typeof plannedChange>

/**
 * What became of an expectation. `met`: it moved that way beyond chance, and by what was expected or more.
 * `short`: less than was expected, beyond chance. `opposite`: the other way, beyond chance. `open`: chance alone
 * could do it, or hide it; more cases may tell. `spell`: it is beyond chance, but the time before stood out, and held
 * against the rest of it nothing can be told. `moving`: it went that way before already. Waiting leaves that time as
 * it was. `ungraded`: there is nothing to grade.
 */
export const grades = ['met', 'short', 'opposite', 'open', 'spell', 'moving', 'ungraded'] as const
export type Grade = (typeof grades)[number]

const side = z.strictObject({ from: isoDay, to: isoDay, ...countedShape })
export type Side = z.infer<typeof side>

/** How the limits of a difference were found. */
export const differenceMethods = ['exact', 'score', 'exact-ranks', 'ranks', 'paired'] as const

const share = z.strictObject({ numerator: z.int(), denominator: z.int() })

/** People who are counted once a span: those in both, by what became of them, and those in one span alone. */
const pairs = z.strictObject({
  people: z.int(),
  both: z.int(),
  lost: z.int(),
  gained: z.int(),
  neither: z.int(),
  /** McNemar's exact p. */
  exactP: z.number(),
  left: share,
  came: share,
})
export type ChangePairs = z.infer<typeof pairs>

/** Before against after a change, as it was on a day. */
export const changeStatement = z.strictObject({
  /** The day on which it was made, and the last day of the data then. */
  on: isoDay,
  upTo: isoDay.nullable(),
  /** Null where no day of the data lies there. */
  before: side.nullable(),
  after: side.nullable(),
  /** Of people who are mostly the same before and after; the difference is then theirs. Absent otherwise. */
  pairs: pairs.optional(),
  /** After less before, at 95 %: of shares, or the shift of a quantity. Null where a side has nobody. */
  difference: z
    .strictObject({ value: z.number(), lower: z.number(), upper: z.number(), by: z.enum(differenceMethods) })
    .nullable(),
  grade: z.enum(grades),
  reading: z.array(message),
  doubts: z.array(message),
})
export type ChangeStatement = z.infer<typeof changeStatement>

const look = z.strictObject({ looked: z.string(), statement: changeStatement })

/** A change as it is kept, with every look at it. */
export const keptChange = z.strictObject({
  ...planned,
  /** Empty once somebody whom it named was erased. */
  what: z.string(),
  change: z.int().positive(),
  /** Name of the meaning of its measure. */
  hash: z.string().length(64),
  /** Null where it needs no further look. */
  lookOn: isoDay.nullable(),
  /** ISO instants. */
  written: z.string(),
  takenBack: z.string().nullable(),
  looks: z.array(look),
})
export type KeptChange = z.infer<typeof keptChange>

/** A change as a line of a list. */
export const changeLine = keptChange.omit({ whole: true }).extend({
  measure: slug,
  title: libraryWords,
  /** Whether it is a share that is expected to move, or days. */
  unit: z.enum(['share', 'days']),
})
export type ChangeLine = z.infer<typeof changeLine>

/** Whether its day has come. */
export const isDue = ({ lookOn, takenBack }: Pick<KeptChange, 'lookOn' | 'takenBack'>, today: string) =>
  takenBack === null && lookOn !== null && lookOn <= today
