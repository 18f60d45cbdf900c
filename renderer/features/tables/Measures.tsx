import { Checkbox, ScrollArea, Stack, Text } from '@mantine/core'
import { analyteOfCode } from '../../../shared/domain/by-hand/analytes.ts'
import type { ColumnAs, RecipeColumn } from '../../../shared/domain/recipe.ts'
import { words } from '../../ui/words.ts'

interface MeasuresProps {
  /** As it was taken first: a name that was taken out can be put back. */
  readonly looked: RecipeColumn
  readonly column: ColumnAs<'name'>
  onChange(column: ColumnAs<'name'>): void
}

/** The names of a table of one result a row whose code is known, each to be taken out where it means something else. */
export function Measures({ looked, column, onChange }: MeasuresProps) {
  const proposed = looked.as === 'name' ? (looked.measures ?? []) : []
  const own = column.measures ?? []
  const all = [...proposed, ...own.filter(({ value }) => !proposed.some(each => each.value === value))]
  if (all.length === 0) return null
  return (
    <Stack gap={4} role="group" aria-label={words('tables.measures')}>
      <Text size="sm">{words('tables.measures')}</Text>
      <ScrollArea.Autosize mah="12rem">
        {all.map(each => (
          <Checkbox
            key={each.value}
            size="xs"
            py={2}
            label={words('tables.measure', {
              value: each.value,
              display: analyteOfCode(each.code)?.display ?? each.code.code,
              code: each.code.code,
            })}
            checked={own.some(({ value }) => value === each.value)}
            onChange={event => {
              const others = own.filter(({ value }) => value !== each.value)
              onChange({ ...column, measures: event.currentTarget.checked ? [...others, each] : others })
            }}
          />
        ))}
      </ScrollArea.Autosize>
    </Stack>
  )
}
