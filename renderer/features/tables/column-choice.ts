import type { RecipeColumn } from '../../../shared/domain/recipe.ts'
import type { ColumnChoice } from '../../../shared/words/areas/page-tables.ts'

/** What a column is, as one of the choices of the menu. */
export function choiceOf(column: RecipeColumn): ColumnChoice {
  switch (column.as) {
    case 'event':
      return `event-${column.kind}`
    case 'yes-no':
      return `yes-no-${column.kind}`
    case 'detail':
      return `detail-${column.of}`
    default:
      return column.as
  }
}

/** The column as it is by another choice; what else was said of it stays where it still means something. */
export function columnBy(choice: ColumnChoice, before: RecipeColumn): RecipeColumn {
  const { header, codes, missing } = before
  const common = { header, ...(codes && { codes }), ...(missing && { missing }) }
  const name = 'name' in before ? before.name : header
  const [, how, kind] = /^(event|yes-no|detail)-(.+)$/.exec(choice) ?? []
  const named = how === 'yes-no' ? { name } : {}
  if (how === 'detail') return { as: 'detail', of: kind, ...common } as RecipeColumn // as the choices are made
  if (how !== undefined) return { as: how, kind, ...named, ...common } as RecipeColumn // as the choices are made
  const unit = 'unit' in before && before.unit !== undefined ? { unit: before.unit } : {}
  const code = 'code' in before && before.code !== undefined ? { code: before.code } : {}
  if (choice === 'result') return { as: 'result', name, ...code, ...unit, ...common }
  if (choice === 'pressure') return { as: 'pressure', ...unit, ...common }
  return { as: choice, ...common } as RecipeColumn // the others have nothing of their own
}
