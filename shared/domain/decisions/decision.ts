import { z } from 'zod'
import { message, term } from '../../words/message.ts'

const hash = z.string().length(64)
const isoDay = z.iso.date()

/** What was decided beside an answer: either treatment it compares, neither of them, or something else. */
export const decisionChoices = ['exposed', 'comparator', 'neither', 'other'] as const
export type DecisionChoice = (typeof decisionChoices)[number]

/**
 * What became of somebody after a decision. `none`: it did not happen. `waiting`: the question's time is not over.
 * `unseen`: it is, and nobody knows how she was at its end. `unknown`: her dates are not exact enough to tell.
 */
export const decisionResults = ['waiting', 'happened', 'none', 'died', 'unseen', 'unknown'] as const
export type DecisionResult = (typeof decisionResults)[number]

export const came = z.strictObject({
  is: z.enum(decisionResults),
  /** The day on which it happened or she died, where it is known. */
  on: isoDay.optional(),
  /** The last day on which the outcome counts. */
  closesOn: isoDay,
  /** Whether that day is past: nothing is counted before, since only what happens early is known early. */
  isOver: z.boolean(),
})
export type Came = z.infer<typeof came>

/** The answer as it stood when something was decided beside it. */
export const stoodThen = z.strictObject({
  card: hash,
  answered: isoDay,
  people: z.int(),
  /** How often its estimand had been answered by then. */
  looks: z.int(),
  /** How many of its checks it had passed. */
  checks: z.strictObject({ passed: z.int(), of: z.int() }),
  /** The risk of the outcome in 100 people, in each arm. */
  exposedPer100: z.number(),
  comparatorPer100: z.number(),
  differencePer100: z.strictObject({ estimate: z.number(), lower: z.number(), upper: z.number() }),
})
export type StoodThen = z.infer<typeof stoodThen>

/** A decision on a chart, with what became of her. */
export const decision = z.strictObject({
  decision: z.int().positive(),
  questionHash: hash,
  title: term,
  exposure: term,
  comparator: term,
  outcome: term,
  choice: z.enum(decisionChoices),
  day: isoDay,
  /** In the words of whoever decided; '' for none. */
  reason: z.string(),
  /** Whether the question's population was known to hold her on that day. */
  eligible: z.boolean(),
  stood: stoodThen,
  came,
})
export type Decision = z.infer<typeof decision>

/** The risk in 100 people that the answer told for what was decided; undefined where it compares nothing like it. */
export function expectedPer100(
  choice: DecisionChoice,
  { exposedPer100, comparatorPer100 }: Pick<StoodThen, 'exposedPer100' | 'comparatorPer100'>,
): number | undefined {
  const risks: Readonly<Partial<Record<DecisionChoice, number>>> = {
    exposed: exposedPer100,
    comparator: comparatorPer100,
  }
  return risks[choice]
}

/** One decision without identity, for whoever counts them. */
export const countedDecision = z.strictObject({
  questionHash: hash,
  /** A number for each person that means nothing elsewhere. */
  member: z.int().nonnegative(),
  choice: z.enum(decisionChoices),
  eligible: z.boolean(),
  day: isoDay,
  stood: stoodThen,
  came,
})
export type CountedDecision = z.infer<typeof countedDecision>

const counted = z.record(z.enum(decisionResults), z.int())
const estimate = z.strictObject({ value: z.number(), lower: z.number(), upper: z.number() })

/** What was decided beside the answers to one question, and what became of those it was decided for. */
export const decisionBook = z.strictObject({
  questionHash: hash,
  title: term,
  decisions: z.int(),
  eligible: z.int(),
  arms: z.array(
    z.strictObject({
      choice: z.enum(decisionChoices),
      /** What the treatment is called; null of neither and of something else. */
      treatment: term.nullable(),
      decisions: z.int(),
      /** What became of them; all whose time is not over wait. */
      came: counted,
      /** Of those whose outcome is known: how many the answers of then would have had it, and how many did. */
      expected: z.number().nullable(),
      happened: z.int(),
      known: z.int(),
      /** Observed over expected, exact at 95 %; null where nothing was expected. */
      ratio: estimate.nullable(),
    }),
  ),
  /** In words, first what was counted, then how far to trust it. */
  reading: z.array(message),
})
export type DecisionBook = z.infer<typeof decisionBook>
