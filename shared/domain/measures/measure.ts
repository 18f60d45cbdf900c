import { z } from 'zod'
import { libraryWords } from '../../words/library-words.ts'
import { canonical } from '../canonical.ts'
import { conceptSet, meaningOfSet, slug } from '../concepts/concept-set.ts'
import { most } from '../most.ts'
import { condition, type Condition } from './condition.ts'

/** What is counted: a person once a period, or each time that something happened. */
export const countedUnits = ['person', 'event', 'operation'] as const

export const chartKinds = ['run', 'xmr', 'p', 'u', 'c', 'g', 't', 'ewma'] as const
export type ChartKind = (typeof chartKinds)[number]

/** Under which heading a measure stands. */
export const topics = [
  'long-term',
  'operations',
  'stays',
  'births',
  'prevention',
  'infections',
  'mind',
  'other',
] as const
export type Topic = (typeof topics)[number]

const days = z.int().min(0).max(36_500)

/** The day from which each window of a measure counts. */
const index = z.discriminatedUnion('at', [
  /** The last day of each period, of everybody alive who was seen within so many days before it, or later. */
  z.strictObject({ at: z.literal('period-end'), seenWithinDays: days }),
  /** Each day on which something began, or ended; the first of each person alone; or those so many days apart. */
  z.strictObject({
    at: z.literal('event'),
    concept: slug,
    anchor: z.enum(['start', 'end']),
    which: z.enum(['each', 'first']),
    apartDays: days.optional(),
  }),
  /**
   * The day on which somebody reached an age; 0 for the day of birth. Her record must begin no later than so many days
   * after it, and not have ended more than so many days before it.
   */
  z.strictObject({
    at: z.literal('age'),
    months: z.int().min(0).max(1_440),
    knownWithinDays: days,
    seenWithinDays: days,
  }),
])
export type Index = z.infer<typeof index>

const rules = {
  counts: z.enum(countedUnits),
  index,
  /** Who is counted at all, as on the index day. An age or sex that is not recorded meets no condition on it. */
  population: z.strictObject({
    ageYears: z
      .strictObject({ from: z.int().min(0).max(120).optional(), to: z.int().min(0).max(120).optional() })
      .optional(),
    sex: z.enum(['female', 'male']).optional(),
    having: z.array(condition).max(most.concepts),
    without: z.array(condition).max(most.concepts),
  }),
  /** Whoever meets one of these leaves the denominator, and is counted as excluded. */
  excluded: z.array(condition).max(most.concepts),
  /** All of these must be so. Empty for a measure of a quantity. */
  numerator: z.array(condition).max(most.concepts),
  /** What is measured instead of counted: the days from the start of the index event to its end. */
  quantity: z.enum(['stay-days']).optional(),
  /** What a number that nobody measured means for the numerator. */
  missing: z.enum(['unknown', 'no']),
  observation: z.strictObject({
    /** Her record must begin so many days before the index day; whose does not is excluded. */
    beforeDays: days,
    /**
     * What shows that nothing happened until the end of a window. `extract`: whatever had happened would stand here, so
     * that she was followed to the end of her sources' data. `contact`: only a contact after it shows that.
     */
    shownBy: z.enum(['extract', 'contact']),
  }),
}

/**
 * A measure of one's own outcomes as data: who is counted, who of them is counted as having it, and how that is
 * charted. Named by its meaning, so that another title is no other measure.
 */
export const measure = z.strictObject({
  format: z.literal('casebook-measure/1'),
  id: slug,
  title: libraryWords,
  /** What is counted over what, in a sentence. */
  says: libraryWords,
  /** Under which heading it stands; among the others where nobody said. */
  topic: z.enum(topics).optional(),
  /** Whose definition it follows. */
  source: z.string().min(1).max(500),
  /** What a record may miss of it. */
  misses: z.array(libraryWords).min(1).max(20),
  ...rules,
  better: z.enum(['higher', 'lower', 'neither']),
  /** A share from 0 to 1, or a quantity in its unit. */
  target: z.number().min(0).optional(),
  chart: z.enum(chartKinds),
  /** Name of the risk model by which what was expected is reckoned. */
  riskModel: slug.optional(),
})
export type Measure = z.infer<typeof measure>

const conditionsOf = ({ population, excluded, numerator }: Measure): Condition[] => [
  ...population.having,
  ...population.without,
  ...excluded,
  ...numerator,
]
/** So many days after the index day the last window of a measure ends; 0 where none reaches beyond that day. */
export const reachDays = (asked: Measure): number =>
  Math.max(0, ...conditionsOf(asked).map(each => (each.is === 'change' ? each.after.toDays : each.toDays)))
/** The concept sets that a measure names, each once. */
export const conceptsNamed = (asked: Measure): string[] => [
  ...new Set([
    ...(asked.index.at === 'event' ? [asked.index.concept] : []),
    ...conditionsOf(asked).flatMap(each => ('concept' in each ? [each.concept] : [])),
  ]),
]

/** A measure with the concept sets that it names: all that is needed to count it. */
export const wholeMeasure = z
  .strictObject({ measure, concepts: z.array(conceptSet).max(most.concepts) })
  .superRefine(({ measure: asked, concepts }, { addIssue }) => {
    const held = new Set(concepts.map(({ id }) => id))
    for (const id of conceptsNamed(asked))
      if (!held.has(id))
        addIssue({ code: 'custom', path: ['concepts'], message: `The set ${id} is missing.` })
    if ((asked.quantity === undefined) === (asked.numerator.length === 0))
      addIssue({ code: 'custom', path: ['numerator'], message: 'Either a numerator or a quantity.' })
  })
export type WholeMeasure = z.infer<typeof wholeMeasure>

/** What a measure counts as one text to be hashed: its rules, and the meaning of its sets in place of their names. */
export function meaningOfMeasure({ measure: asked, concepts }: WholeMeasure): string {
  const meanings = new Map(concepts.map(each => [each.id, meaningOfSet(each)]))
  const means = ({ ...each }: Condition) =>
    'concept' in each ? { ...each, concept: meanings.get(each.concept)! } : each
  const all = (conditions: readonly Condition[]) =>
    [...new Set(conditions.map(each => canonical(means(each))))].toSorted()
  const { counts, index: from, population, excluded, numerator, quantity, missing, observation } = asked
  return canonical({
    counts,
    index: from.at === 'event' ? { ...from, concept: meanings.get(from.concept)! } : from,
    population: { ...population, having: all(population.having), without: all(population.without) },
    excluded: all(excluded),
    numerator: all(numerator),
    quantity,
    missing,
    observation,
  })
}
