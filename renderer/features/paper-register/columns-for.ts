import { firstColumns } from '../../../shared/domain/by-hand/grid-row.ts'
import { templateOf } from '../../../shared/domain/by-hand/templates.ts'
import { fieldLabel } from '../../parts/field-label.ts'
import { words } from '../../ui/words.ts'

const called = {
  person: 'grid.person',
  sex: 'grid.sex',
  birth: 'grid.birth',
  number: 'grid.number',
  happened: 'grid.happened',
} as const

/** A column as it is drawn. */
export interface Column {
  readonly key: string
  readonly label: string
  readonly width: 'short' | 'middle' | 'long'
}
const SHORT = new Set(['sex', 'number'])
const LONG = new Set(['person', 'problem', 'medicine', 'plan', 'procedure', 'outcome', 'words'])

/** The columns of a kind of visit. */
export function columnsFor(template: string): Column[] {
  const { fields } = templateOf(template)
  return [
    ...firstColumns.map(key => ({ key, label: words(called[key]), is: key as string })),
    ...fields.map(field => ({ key: field.key, label: fieldLabel(field), is: field.is as string })),
  ].map(({ key, label, is }) => {
    const width = LONG.has(is) ? 'long' : 'middle'
    return { key, label, width: SHORT.has(is) ? 'short' : width }
  })
}
