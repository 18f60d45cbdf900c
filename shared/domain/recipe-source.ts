import type { Recipe } from './recipe.ts'

const births: ReadonlySet<string> = new Set(['birth', 'birth-year'])
const names: ReadonlySet<string> = new Set(['full-name', 'given-name', 'family-name'])

/**
 * Whether a table has to say where it comes from. By names and birth dates a later file of it is known to be of the
 * same people; by a number alone it is not, as every clinic has a number 1.
 */
export const needsSource = ({ source, columns }: Pick<Recipe, 'source' | 'columns'>): boolean =>
  source === undefined &&
  columns.some(({ as }) => as !== 'left-out') &&
  !(columns.some(({ as }) => births.has(as)) && columns.some(({ as }) => names.has(as)))
