import { analyteOfCode } from '../../../shared/domain/by-hand/analytes.ts'
import type { RecipeColumn } from '../../../shared/domain/recipe.ts'
import { columnWord } from '../../../shared/words/areas/page-tables.ts'
import { words } from '../../ui/words.ts'
import { choiceOf } from './column-choice.ts'

/** What a column is, in words: of a result also what it measures, and in which unit. */
export function columnText(column: RecipeColumn): string {
  const as = words('tables.as', { as: columnWord(choiceOf(column)) })
  if (column.as !== 'result') return as
  const { code, unit, name } = column
  const display = (code && (analyteOfCode(code)?.display ?? code.code)) ?? name
  return unit === undefined || unit === ''
    ? words('tables.measured', { as, display })
    : words('tables.measured-in', { as, display, unit })
}
