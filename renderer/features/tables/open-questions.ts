import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import type { Recipe } from '../../../shared/domain/recipe.ts'
import { needsSource } from '../../../shared/domain/recipe-source.ts'

/** What has to be said of a table as a whole before it is read. */
export type OpenQuestion = 'source' | 'blank-person'

/** What is still to be said of a table as a whole, in the order in which it is asked. */
export function openQuestions(looked: Pick<LookedAtTable, 'unnamedBelow'>, recipe: Recipe): OpenQuestion[] {
  return [
    ...(needsSource(recipe) ? (['source'] as const) : []),
    ...(looked.unnamedBelow > 0 && recipe.blankPerson === undefined ? (['blank-person'] as const) : []),
  ]
}
