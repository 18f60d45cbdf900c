import type { Recipe } from './recipe.ts'

const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
/** Headings that differ in case or blanks alone are one. */
export const headingKey = (header: string): string => tidy(header).toLowerCase()

/** What a set of headings is found by, in whatever order they stand. */
export const headingsKey = (headers: readonly string[]): string =>
  JSON.stringify(headers.map(headingKey).toSorted())

/** What a recipe is found by. */
export const headingsOf = ({ columns }: Pick<Recipe, 'columns'>): string =>
  headingsKey(columns.map(({ header }) => header))
