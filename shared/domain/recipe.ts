import { z } from 'zod'

/** Words that a table or its clinician chose: a heading, a name, a unit. Never what a cell of a patient holds. */
const words = z.string().trim().min(1).max(500)

/** What a value in a column stands for, such as `1` for `male`. */
const meaning = z.strictObject({ value: z.string().trim().max(200), means: words })
/** A code in a system that is named by its URI; '' where nobody names it. */
const coded = z.strictObject({ system: z.string().max(300), code: z.string().trim().min(1).max(100) })

/** What a row says of one thing that happened. */
export const eventKinds = [
  'condition',
  'medication',
  'procedure',
  'allergy',
  'immunization',
  'encounter',
  'outcome',
] as const
export type EventKind = (typeof eventKinds)[number]

export const dateOrders = ['day-first', 'month-first'] as const
export type DateOrder = (typeof dateOrders)[number]

/** `neither`: some in this and some in the last, so that nobody knows of any of them. */
export const centuries = ['this', 'last', 'neither'] as const
export type Century = (typeof centuries)[number]

/** What a column is, where nothing else need be known of it. */
export const plainColumns = [
  'left-out', // looked at, and of no use
  'person-id',
  'full-name',
  'given-name',
  'family-name',
  'birth-day',
  'birth-month',
  'birth-year',
  'sex',
  'address',
  'phone',
  'row-id', // names the row wherever it comes again
  'time', // of the day that stands in the column of dates
  'visit', // which visit, in words
  'value',
  'unit',
  'low', // of the usual range
  'high',
  'flag', // high, low, abnormal
  'code',
  'code-system',
  'dose',
  'route',
  'reason',
  'severity',
  'reaction',
  'status',
  'remark', // a note on the row
  'text', // a letter or a note that stands for itself
] as const
/** What a column is, where it holds a date. */
export const dateColumns = ['birth', 'death', 'date', 'end', 'recorded', 'changed'] as const

const common = {
  header: words,
  /** Of values that stand for something else. */
  codes: z.array(meaning).max(500).optional(),
  /** What stands for nothing here, beside what does so in the whole table. */
  missing: z.array(z.string().max(100)).max(50).optional(),
}

export const recipeColumn = z.discriminatedUnion('as', [
  z.strictObject({ as: z.enum(plainColumns), ...common }),
  z.strictObject({
    as: z.enum(dateColumns),
    order: z.enum(dateOrders).optional(),
    /** Of births: in which century those lie of which the year has two digits and may be of both. */
    century: z.enum(centuries).optional(),
    ...common,
  }),
  /** Another number that a person has: of whom it is, as `label` says. */
  z.strictObject({ as: z.literal('other-id'), label: words.optional(), ...common }),
  /** What was measured, in a table of one result a row; and what of it a code is known for. */
  z.strictObject({
    as: z.literal('name'),
    measures: z
      .array(z.strictObject({ value: words, code: coded }))
      .max(1_000)
      .optional(),
    ...common,
  }),
  /** One result a row, of what the column is named after. */
  z.strictObject({
    as: z.literal('result'),
    name: words,
    code: coded.optional(),
    unit: z.string().trim().max(100).optional(),
    /** The heading of the column that says when, where it is not the date of the row. */
    date: words.optional(),
    /** Which visit, in words, where it is not that of the row. */
    visit: words.optional(),
    ...common,
  }),
  /** Two pressures in one cell, as in `120/80`. */
  z.strictObject({
    as: z.literal('pressure'),
    unit: z.string().trim().max(100).optional(),
    date: words.optional(),
    visit: words.optional(),
    ...common,
  }),
  /** What the cell says happened, in its words. */
  z.strictObject({ as: z.literal('event'), kind: z.enum(eventKinds), ...common }),
  /** Whether what the column is named after happened: yes or no, by the words of its code book. */
  z.strictObject({ as: z.literal('yes-no'), kind: z.enum(eventKinds), name: words, ...common }),
  /** Something else that is said: of the person, or of what the row says. */
  z.strictObject({ as: z.literal('detail'), of: z.enum(['person', 'row']), ...common }),
])
export type RecipeColumn = z.infer<typeof recipeColumn>
type Whose<C, A> = C extends { as: infer S } ? ([Extract<S, A>] extends [never] ? never : C) : never
/** A column that is one of these. */
export type ColumnAs<A extends RecipeColumn['as']> = Whose<RecipeColumn, A>

const hashes = z
  .array(
    z
      .string()
      .max(64)
      .regex(/^[0-9a-f]{64}$/),
  )
  .max(100)

/**
 * What a clinician said once about tables with these headings. It holds no patient's datum: no cell, no name of a file
 * or of a sheet. It is found again by its headings, in whatever order they stand.
 */
export const recipe = z.strictObject({
  casebookRecipe: z.literal(1),
  title: words,
  /** What its source is called, where she said so: then every such table is of it. */
  source: words.optional(),
  /** In how many rows its headings stand: 2 where the upper one names groups. */
  headerRows: z.union([z.literal(1), z.literal(2)]),
  dateOrder: z.enum(dateOrders),
  decimal: z.enum(['point', 'comma']),
  /** What stands for "not recorded" in any column, in any case of letters. */
  missing: z.array(z.string().max(100)).max(50),
  /**
   * Whether two values of one person, day and name are one that was corrected, or two that stand beside each other.
   * Where rows have ids of their own they decide.
   */
  sameDay: z.enum(['corrected', 'beside']),
  /**
   * Whom a row is about that names nobody and stands below one that does: the same person, or nobody. Asked where a
   * table has such rows.
   */
  blankPerson: z.enum(['above', 'nobody']).optional(),
  /** What its medicines are: ordered, or taken. */
  medicines: z.enum(['ordered', 'taken']),
  /** The code books that were looked at, by a hash of what they say: another one is asked about. */
  books: hashes.optional(),
  /** The same of the rows of units below its headings. */
  unitsRows: hashes.optional(),
  columns: z.array(recipeColumn).min(1).max(2_000),
})
export type Recipe = z.infer<typeof recipe>
