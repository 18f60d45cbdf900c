import { Group, NativeSelect, TextInput } from '@mantine/core'
import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import type { Recipe } from '../../../shared/domain/recipe.ts'
import { words } from '../../ui/words.ts'
import { openQuestions, type OpenQuestion } from './open-questions.ts'

interface TableOptionsProps {
  readonly looked: Pick<LookedAtTable, 'unnamedBelow'>
  readonly recipe: Recipe
  /** Somebody wanted to go on while something was not said yet: only then is that an error. */
  readonly isAsked: boolean
  onRecipe(recipe: Recipe): void
}

/** What is said of a table as a whole: where it comes from, how its numbers are written, and what comes twice. */
export function TableOptions({ looked, recipe, isAsked, onRecipe }: TableOptionsProps) {
  const open = openQuestions(looked, recipe)
  const asked = (question: OpenQuestion) => ({
    'data-open-question': open.includes(question) || undefined,
    'error': isAsked && open.includes(question) ? words('tables.say-first') : undefined,
  })
  return (
    <Group align="flex-end">
      <TextInput
        label={words('tables.source')}
        description={words(open.includes('source') ? 'tables.source-needed' : 'tables.source-why')}
        {...asked('source')}
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
      {(looked.unnamedBelow > 0 || recipe.blankPerson !== undefined) && (
        <BlankPerson {...{ looked, recipe, onRecipe }} asked={asked('blank-person')} />
      )}
    </Group>
  )
}

interface BlankPersonProps extends Omit<TableOptionsProps, 'isAsked'> {
  readonly asked: { readonly 'error': string | undefined; readonly 'data-open-question': true | undefined }
}

/** Whom rows are about that name nobody, below one that does. */
function BlankPerson({ looked: { unnamedBelow }, recipe, onRecipe, asked }: BlankPersonProps) {
  const { blankPerson } = recipe
  return (
    <NativeSelect
      label={words('tables.blank-person')}
      description={words('tables.blank-person-why', { rows: unnamedBelow })}
      {...asked}
      value={blankPerson ?? ''}
      onChange={event =>
        onRecipe({
          ...recipe,
          blankPerson: event.currentTarget.value === 'above' ? 'above' : 'nobody',
        })
      }
      data={[
        ...(blankPerson === undefined ? [{ value: '', label: words('tables.choose'), disabled: true }] : []),
        ...(['above', 'nobody'] as const).map(how => ({
          value: how,
          label: words('tables.blank-person-is', { how }),
        })),
      ]}
    />
  )
}
