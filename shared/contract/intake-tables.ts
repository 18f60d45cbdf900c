import { z } from 'zod'
import { factKind } from '../domain/fact.ts'
import { moment } from '../domain/moment.ts'
import { recipe, recipeColumn } from '../domain/recipe.ts'
import { most } from '../domain/most.ts'
import { message } from '../words/message.ts'
import { method, progress } from './define.ts'
import { placeFor } from './place.ts'

/** A fact as the preview shows it: in a line of a chart. */
const previewed = z.strictObject({
  kind: factKind,
  label: z.string(),
  value: z.string(),
  start: moment.optional(),
  when: z.string().optional(),
  /** Whether it happened, in Casebook's words; absent where it did. */
  standing: message.optional(),
})
export const lookedAtColumn = z.strictObject({
  header: z.string(),
  filled: z.int(),
  /** 1,000 where there are more. */
  distinct: z.int(),
  samples: z.array(z.string()).max(8),
  /** What it is by the recipe that was looked at. */
  column: recipeColumn,
  because: message,
  isSure: z.boolean(),
  /** Both orders of day and month explain every date of it, and some mean two days then. */
  isOpenDate: z.boolean(),
})
/** One table of a file: its columns, and what becomes of its rows by a recipe. */
export const lookedAtTable = z.strictObject({
  /** '' where there are no sheets. */
  sheet: z.string(),
  headerRow: z.int(),
  rows: z.int(),
  isKnown: z.boolean(),
  recipe,
  columns: z.array(lookedAtColumn),
  people: z.int(),
  facts: z.int(),
  /** Rows that name nobody, below one that does; 0 where there are too few to be how the table is kept. */
  unnamedBelow: z.int(),
  /** The first rows as facts. */
  preview: z.array(z.strictObject({ position: z.string(), person: z.string(), facts: z.array(previewed) })),
  /** What could not be read, counted over all rows; `position`: where it is so first. */
  problems: z.array(z.strictObject({ reason: message, remedy: message, n: z.int(), position: z.string() })),
})
export type LookedAtTable = z.infer<typeof lookedAtTable>
export type LookedAtColumn = z.infer<typeof lookedAtColumn>

/** The part of `intake` for tables: what they are taken for, and what becomes of them by a recipe. */
export const tableMethods = {
  /**
   * The tables of one file: one that waits, by its number, or one that nobody has brought in. `recipes`: what they are
   * to be looked at with, before it is kept; the others by what was said before, or else by a guess. Nothing is stored.
   * None where the file holds no table.
   */
  lookAtTables: method({
    input: z
      .strictObject({
        waiting: z.int().positive().optional(),
        path: placeFor('import').optional(),
        recipes: z.array(recipe).max(most.sheets).optional(),
        /** Waiting files whose code books explain these tables. */
        books: z.array(z.int().positive()).max(20).optional(),
      })
      .refine(({ waiting, path }) => (waiting === undefined) !== (path === undefined)),
    output: z.array(lookedAtTable),
    progress,
  }),
  /** What a file of recipes says, as somebody exported them. Nothing is kept by this. */
  recipesIn: method({
    input: z.strictObject({ path: placeFor('import') }),
    output: z.array(recipe).max(most.sheets),
  }),
} as const
