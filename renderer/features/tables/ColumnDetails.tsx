import type { Ref } from 'react'
import { NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import type { LookedAtColumn } from '../../../shared/contract/intake-tables.ts'
import { centuries, dateColumns, type DateOrder, type RecipeColumn } from '../../../shared/domain/recipe.ts'
import { columnChoices, columnWord, type ColumnChoice } from '../../../shared/words/areas/page-tables.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { speak, words } from '../../ui/words.ts'
import { CodePicker } from './CodePicker.tsx'
import { choiceOf, columnBy } from './column-choice.ts'
import { Measures } from './Measures.tsx'

interface ColumnDetailsProps {
  readonly looked: LookedAtColumn
  readonly column: RecipeColumn
  /** The order of dates in the whole table, where this column says none. */
  readonly order: DateOrder
  onChange(column: RecipeColumn): void
  onAccept(): void
  readonly ref?: Ref<HTMLDivElement>
}

/** A date that ends in a year of two digits. */
const SHORT_YEAR = /^\d{1,2}[^\d].*[^\d]\d{2}$/
const isDated = ({ as }: RecipeColumn) => (dateColumns as readonly string[]).includes(as)

/** One column: what stands in it, what it is taken for and why, and what else it may be. */
export function ColumnDetails({ looked, column, order, onChange, onAccept, ref }: ColumnDetailsProps) {
  const { header, filled, distinct, samples, because, isOpenDate } = looked
  return (
    <Stack ref={ref} gap="sm" maw="34rem" flex="1 1 20rem">
      <Title order={3} size="h4">
        <bdi>{header}</bdi>
      </Title>
      {filled > 0 && <Text size="sm">{words('tables.samples', { samples, filled, distinct })}</Text>}
      <NativeSelect
        label={words('tables.what-is-it')}
        description={speak(because)}
        value={choiceOf(column)}
        onChange={event => onChange(columnBy(event.currentTarget.value as ColumnChoice, column))}
        data={columnChoices.map(value => ({ value, label: words('tables.as', { as: columnWord(value) }) }))}
      />
      {(column.as === 'result' || column.as === 'yes-no') && (
        <TextInput
          label={words('tables.called')}
          value={column.name}
          maxLength={500}
          onChange={event => onChange({ ...column, name: event.currentTarget.value || header })}
        />
      )}
      {(column.as === 'result' || column.as === 'pressure') && (
        <TextInput
          label={words('tables.unit')}
          value={column.unit ?? ''}
          maxLength={100}
          onChange={event => onChange({ ...column, unit: event.currentTarget.value })}
        />
      )}
      {column.as === 'result' && <CodePicker column={column} onChange={onChange} />}
      {column.as === 'name' && <Measures looked={looked.column} column={column} onChange={onChange} />}
      {isDated(column) && (
        <NativeSelect
          label={words('tables.date-order')}
          description={isOpenDate ? words('tables.open-date') : undefined}
          value={('order' in column ? column.order : undefined) ?? order}
          onChange={
            event => onChange({ ...column, order: event.currentTarget.value } as RecipeColumn) // one of the two below
          }
          data={[
            { value: 'day-first', label: words('tables.order', { order: 'day' }) },
            { value: 'month-first', label: words('tables.order', { order: 'month' }) },
          ]}
        />
      )}
      {column.as === 'birth' &&
        (column.century !== undefined || samples.some(each => SHORT_YEAR.test(each))) && (
          <NativeSelect
            label={words('tables.century')}
            value={column.century ?? ''}
            onChange={event => {
              const century = centuries.find(each => each === event.currentTarget.value)
              if (century) onChange({ ...column, century })
            }}
            data={[
              ...(column.century === undefined
                ? [{ value: '', label: words('tables.choose'), disabled: true }]
                : []),
              ...centuries.map(century => ({
                value: century,
                label: words('tables.century-is', { century }),
              })),
            ]}
          />
        )}
      <ActionButton busy={false} onClick={onAccept}>
        {words('tables.accept')}
      </ActionButton>
    </Stack>
  )
}
