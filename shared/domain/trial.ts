import { z } from 'zod'
import { canonical, type Json } from './canonical.ts'
import { conceptSet, meaningOfSet, slug, type ConceptSet } from './concepts/concept-set.ts'
import { bound, condition, type Bound } from './measures/condition.ts'
import { most } from './most.ts'
import { libraryWords } from '../words/library-words.ts'

const days = z.int().min(0).max(36_500)
const unit = z.string().min(1).max(most.nameCharacters)

/** What can happen to somebody after she began: it is recorded, a result lies within bounds, or she dies. */
export const occurrence = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('recorded'), concept: slug }),
  z.strictObject({ is: z.literal('result'), concept: slug, unit, within: z.array(bound).min(1).max(2) }),
  z.strictObject({ is: z.literal('died') }),
])
export type Occurrence = z.infer<typeof occurrence>

/** What is asked of people, apart from how it is answered. Two questions with one estimand are answered together. */
export const estimand = z.strictObject({
  /** Who is asked about, as on the day on which she begins. An age or sex that is not recorded meets no condition. */
  population: z.strictObject({
    ageYears: z
      .strictObject({ from: z.int().min(0).max(120).optional(), to: z.int().min(0).max(120).optional() })
      .optional(),
    sex: z.enum(['female', 'male']).optional(),
    having: z.array(condition).max(most.concepts),
    without: z.array(condition).max(most.concepts),
  }),
  /** Each begins with the first fact of its set: the treatment that is asked about, and what it is compared with. */
  strategies: z.tuple([z.strictObject({ initiate: slug }), z.strictObject({ initiate: slug })]),
  outcome: occurrence,
  /** A death before the outcome: another end than the outcome, or as bad as it. */
  death: z.enum(['competing', 'composite']),
  /** In days from the day on which somebody begins. */
  windows: z.strictObject({
    /** How long before she must have been observed. */
    observed: days,
    /** How long before she must have had neither treatment. */
    treatmentFree: days,
    /** How long before she must not have had the outcome; null: ever. */
    outcomeFree: days.nullable(),
    /** How long after that the outcome counts. */
    risk: z.int().min(1).max(36_500),
  }),
  /** Whoever had no contact for so many days before her sources' data end has left with her last contact. */
  leftAfterDays: days,
  /** Whom the answer is about: those for whom either was a real choice, those who began the first, or everybody. */
  of: z.enum(['overlap', 'att', 'ate-stabilised']),
})
export type Estimand = z.infer<typeof estimand>

/** What the groups are made alike in. Looked up before or on the day on which somebody begins, never after. */
export const trialCovariate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('age') }),
  z.strictObject({ kind: z.literal('sex') }),
  z.strictObject({ kind: z.literal('index-year') }),
  /** Whether it is so: recorded, or within bounds. */
  z.strictObject({ kind: z.literal('history'), condition }),
  /** The latest number of the window, in this unit. */
  z.strictObject({ kind: z.literal('latest'), concept: slug, unit, lookbackDays: z.int().positive() }),
])
export type TrialCovariate = z.infer<typeof trialCovariate>

/**
 * A question as a target trial: who, this against that, what happens, by when. Active-comparator new-user design: the
 * day on which somebody begins is eligibility, assignment and start of follow-up at once, so that no time is immortal.
 */
const shape = z.strictObject({
  format: z.literal('casebook-question/2'),
  title: libraryWords,
  concepts: z.array(conceptSet).max(most.concepts),
  estimand,
  /** How it is answered. */
  plan: z.strictObject({ covariates: z.array(trialCovariate).max(40) }),
})
export type Trial = z.infer<typeof shape>

/** The same on its way in: it holds each set that it names, and none of one name twice. */
export const trial = shape.superRefine((asked, { addIssue }) => {
  const held = asked.concepts.map(({ id }) => id)
  for (const id of setsNamedBy(asked))
    if (!held.includes(id))
      addIssue({ code: 'custom', path: ['concepts'], message: `The set ${id} is missing.` })
  for (const [at, id] of held.entries())
    if (held.indexOf(id) !== at)
      addIssue({ code: 'custom', path: ['concepts', at, 'id'], message: `The set ${id} is there twice.` })
})

/** The concept sets that a trial names, each once, in the order in which it does. */
export function setsNamedBy({ estimand: { population, strategies, outcome }, plan }: Trial): string[] {
  const conditions = [
    ...population.having,
    ...population.without,
    ...plan.covariates.flatMap(each => (each.kind === 'history' ? [each.condition] : [])),
  ]
  return [
    ...new Set([
      ...strategies.map(({ initiate }) => initiate),
      ...[outcome, ...conditions, ...plan.covariates].flatMap(each =>
        'concept' in each ? [each.concept] : [],
      ),
    ]),
  ]
}

/** The sets of a trial by their names. */
export const setsOf = ({ concepts }: Pick<Trial, 'concepts'>): ReadonlyMap<string, ConceptSet> =>
  new Map(concepts.map(each => [each.id, each]))

export function setNamed(sets: ReadonlyMap<string, ConceptSet>, name: string): ConceptSet {
  const set = sets.get(name)
  if (!set) throw new RangeError(`The question names ${name}, which it does not hold.`)
  return set
}

/**
 * What a trial asks as one text to be hashed: without titles and labels, the meaning of each set in place of its name,
 * every list that is a set sorted and freed of doubles. Whoever asks the same in another order, or under other words,
 * asks the same; the two treatments are no such list.
 */
export function meaningOfEstimand(asked: Trial): string {
  const { population, strategies, outcome, death, windows, leftAfterDays, of } = asked.estimand
  const means = meaningIn(asked)
  return canonical({
    population: {
      ...population,
      ageYears: isAnyAge(population.ageYears) ? undefined : population.ageYears,
      having: setOf(population.having, means),
      without: setOf(population.without, means),
    },
    strategies: strategies.map(({ initiate }) => means({ concept: initiate })),
    outcome: means(outcome),
    // Of a death as the outcome there is none before it.
    death: outcome.is === 'died' ? 'outcome' : death,
    windows,
    leftAfterDays,
    of,
  })
}

const isAnyAge = (asked: Estimand['population']['ageYears']) =>
  asked?.from === undefined && asked?.to === undefined

/** How a trial is answered, as one text to be hashed. */
const meaningOfPlan = (asked: Trial): string => {
  const means = meaningIn(asked)
  const meant = (covariate: TrialCovariate): Json =>
    covariate.kind === 'history' ? { ...covariate, condition: means(covariate.condition) } : means(covariate)
  return canonical({ covariates: setOf(asked.plan.covariates, meant) })
}

/** What a trial asks and how it is answered, as one text to be hashed. */
export const meaningOfTrial = (asked: Trial): string =>
  canonical({ estimand: meaningOfEstimand(asked), plan: meaningOfPlan(asked) })

const meaningIn =
  (asked: Pick<Trial, 'concepts'>) =>
  (each: object): Json => ({
    ...(each as { readonly [key: string]: Json }),
    ...('concept' in each && { concept: meaningOfSet(setNamed(setsOf(asked), String(each.concept))) }),
    ...('within' in each && { within: setOf(each.within as Bound[], bound => bound) }),
    // Once at least is what recorded means.
    ...('least' in each && { least: each.least === 1 ? undefined : Number(each.least) }),
  })

const setOf = <Each>(all: readonly Each[], means: (each: Each) => Json): Json =>
  [...new Set(all.map(each => canonical(means(each))))].toSorted()
