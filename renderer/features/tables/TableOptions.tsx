import { Group, NativeSelect, TextInput } from '@mantine/core'
import type { Recipe } from '../../../shared/domain/recipe.ts'
import { needsSource } from '../../../shared/domain/recipe-source.ts'
import { words } from '../../ui/words.ts'

interface TableOptionsProps {
  readonly recipe: Recipe
  onRecipe(recipe: Recipe): void
}

/** What is said of a table as a whole: where it comes from, how its numbers are written, and what comes twice. */
export function TableOptions({ recipe, onRecipe }: TableOptionsProps) {
  return (
    <Group align="flex-end">
      <TextInput
        label={words('tables.source')}
        description={words('tables.source-why')}
        error={needsSource(recipe) ? words('tables.source-needed') : undefined}
        value={recipe.source ?? ''}
        maxLength={200}
        onChange={event => {
          const { source: _source, ...rest } = recipe
          const source = event.currentTarget.value
          onRecipe(source.trim() === '' ? rest : { ...rest, source })
        }}
      />
      <NativeSelect
        label={words('tables.decimal')}
        value={recipe.decimal}
        onChange={event =>
          onRecipe({ ...recipe, decimal: event.currentTarget.value === 'comma' ? 'comma' : 'point' })
        }
        data={(['point', 'comma'] as const).map(sign => ({
          value: sign,
          label: words('tables.decimal-is', { sign }),
        }))}
      />
      <NativeSelect
        label={words('tables.same-day')}
        value={recipe.sameDay}
        onChange={event =>
          onRecipe({ ...recipe, sameDay: event.currentTarget.value === 'beside' ? 'beside' : 'corrected' })
        }
        data={(['corrected', 'beside'] as const).map(how => ({
          value: how,
          label: words('tables.same-day-is', { how }),
        }))}
      />
    </Group>
  )
}
