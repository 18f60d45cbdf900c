import { Group, NativeSelect, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import type { Recipe, RecipeColumn } from '../../../shared/domain/recipe.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { words } from '../../ui/words.ts'
import { columnText } from './column-text.ts'
import { ColumnDetails } from './ColumnDetails.tsx'

interface TableSetUpProps {
  /** As it was looked at first, with its guesses. */
  readonly looked: LookedAtTable
  readonly recipe: Recipe
  readonly decided: ReadonlySet<string>
  onRecipe(recipe: Recipe): void
  onDecided(headers: readonly string[]): void
}

const columnIn = ({ columns }: Recipe, header: string): RecipeColumn | undefined =>
  columns.find(each => each.header === header)

/** Left the columns, those in doubt first; right what one of them is. By keys: arrows, Enter for the next, `a`. */
export function TableSetUp({ looked, recipe, decided, onRecipe, onDecided }: TableSetUpProps) {
  const ordered = looked.columns.toSorted((one, other) => Number(one.isSure) - Number(other.isSure))
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const shown = ordered[at] ?? ordered[0]!
  const column = columnIn(recipe, shown.header)!
  const left = ordered.filter(({ header }) => !decided.has(header)).length

  const change = (changed: RecipeColumn) =>
    onRecipe({
      ...recipe,
      columns: recipe.columns.map(each => (each.header === changed.header ? changed : each)),
    })
  const acceptShown = () => {
    onDecided([shown.header])
    const next = ordered.findIndex(({ header }, index) => index > at && !decided.has(header))
    setAt(next < 0 ? Math.min(at + 1, ordered.length - 1) : next)
    list.current?.focus()
  }
  const acceptSure = () =>
    onDecided(ordered.filter(({ isSure, isOpenDate }) => isSure && !isOpenDate).map(({ header }) => header))
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setAt(Math.min(at + 1, ordered.length - 1)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Home: () => setAt(0),
      End: () => setAt(ordered.length - 1),
      Enter: acceptShown,
      a: acceptSure,
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          label={words('tables.source')}
          description={words('tables.source-why')}
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
      <Group justify="space-between">
        <Text role="status">{words('tables.left', { columns: left })}</Text>
        <ActionButton busy={false} size="xs" variant="default" onClick={acceptSure}>
          {words('tables.accept-sure')}
        </ActionButton>
      </Group>
      <Group align="flex-start" wrap="wrap">
        <ScrollArea.Autosize mah="24rem" flex="1 1 20rem">
          <div
            ref={list}
            role="listbox"
            tabIndex={0}
            aria-label={words('tables.columns')}
            aria-activedescendant={`column-${at}`}
            onKeyDown={onKey}
          >
            {ordered.map(({ header }, index) => (
              <Text
                key={header}
                id={`column-${index}`}
                role="option"
                aria-selected={index === at}
                size="sm"
                p={4}
                fw={index === at ? 600 : 400}
                {...(index === at && { bg: 'var(--mantine-primary-color-light)' })}
                {...(decided.has(header) && { c: 'dimmed' })}
                onClick={() => setAt(index)}
              >
                {words('tables.column-option', {
                  header,
                  as: columnText(columnIn(recipe, header)!),
                  doubt: decided.has(header) ? 'no' : 'yes',
                })}
              </Text>
            ))}
          </div>
        </ScrollArea.Autosize>
        <ColumnDetails
          key={shown.header}
          looked={shown}
          column={column}
          order={recipe.dateOrder}
          onChange={change}
          onAccept={acceptShown}
        />
      </Group>
    </Stack>
  )
}
