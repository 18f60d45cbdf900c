import { Group, ScrollArea, Stack, Text } from '@mantine/core'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import type { Recipe, RecipeColumn } from '../../../shared/domain/recipe.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { words } from '../../ui/words.ts'
import { columnBy } from './column-choice.ts'
import { columnText } from './column-text.ts'
import { ColumnDetails } from './ColumnDetails.tsx'
import { TableOptions } from './TableOptions.tsx'

interface TableSetUpProps {
  /** As it was looked at first, with its guesses. */
  readonly looked: LookedAtTable
  readonly recipe: Recipe
  readonly decided: ReadonlySet<string>
  /** Somebody wanted to go on: what is not said yet of the table is an error now. */
  readonly isAsked?: boolean
  onRecipe(recipe: Recipe): void
  onDecided(headers: readonly string[]): void
  /** Nothing of this table is in doubt any more. */
  onAllDecided(): void
}

const columnIn = ({ columns }: Recipe, header: string): RecipeColumn | undefined =>
  columns.find(each => each.header === header)

/**
 * Left the columns, those in doubt first; right what one of them is. By keys: arrows, Enter for the next in doubt, `a`
 * for all that are sure, `x` for one that is of no use, `e` to change it.
 */
export function TableSetUp({
  looked,
  recipe,
  decided,
  isAsked = false,
  onRecipe,
  onDecided,
  onAllDecided,
}: TableSetUpProps) {
  const ordered = looked.columns.toSorted((one, other) => Number(one.isSure) - Number(other.isSure))
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const details = useRef<HTMLDivElement>(null)
  const id = useId()
  // Whoever goes on by keys sees where she is, in however long a list.
  useEffect(() => {
    // In a block: some engines answer with a promise, which is nothing to undo the effect by.
    void document.getElementById(`${id}${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  const shown = ordered[at] ?? ordered[0]!
  const column = columnIn(recipe, shown.header)!
  const left = ordered.filter(({ header }) => !decided.has(header)).length

  const change = (changed: RecipeColumn) =>
    onRecipe({
      ...recipe,
      columns: recipe.columns.map(each => (each.header === changed.header ? changed : each)),
    })
  /** Takes columns as they are, and goes to the next that is in doubt; where none is left, on to what comes then. */
  const decide = (headers: readonly string[], from = at) => {
    onDecided(headers)
    const isLeft = ({ header }: { readonly header: string }) =>
      !decided.has(header) && !headers.includes(header)
    const next = ordered.findIndex((each, index) => index > from && isLeft(each))
    const any = next < 0 ? ordered.findIndex(isLeft) : next
    if (any < 0) return onAllDecided()
    setAt(any)
    list.current?.focus()
  }
  const acceptShown = () => decide([shown.header])
  const acceptSure = () =>
    decide(
      ordered.filter(({ isSure, isOpenDate }) => isSure && !isOpenDate).map(({ header }) => header),
      -1,
    )
  const leaveOut = () => {
    change(columnBy('left-out', column))
    acceptShown()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setAt(Math.min(at + 1, ordered.length - 1)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Home: () => setAt(0),
      End: () => setAt(ordered.length - 1),
      Enter: acceptShown,
      a: acceptSure,
      x: leaveOut,
      e: () => details.current?.querySelector('select')?.focus(),
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <Stack>
      <Group justify="space-between">
        <Text role="status">{words('tables.left', { columns: left })}</Text>
        <ActionButton busy={false} size="xs" variant="default" onClick={acceptSure}>
          {words('tables.accept-sure')}
        </ActionButton>
      </Group>
      <Text size="xs" c="dimmed">
        {words('tables.keys')}
      </Text>
      <Group align="flex-start" wrap="wrap">
        <ScrollArea.Autosize mah="24rem" flex="1 1 20rem">
          <div
            ref={list}
            role="listbox"
            tabIndex={0}
            aria-label={words('tables.columns')}
            aria-activedescendant={`${id}${at}`}
            onKeyDown={onKey}
          >
            {ordered.map(({ header }, index) => (
              <Text
                key={header}
                id={`${id}${index}`}
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
          ref={details}
          key={shown.header}
          looked={shown}
          column={column}
          order={recipe.dateOrder}
          onChange={change}
          onAccept={acceptShown}
        />
      </Group>
      <TableOptions looked={looked} recipe={recipe} isAsked={isAsked} onRecipe={onRecipe} />
    </Stack>
  )
}
