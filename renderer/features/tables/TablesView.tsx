import { Skeleton, Stack, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import type { Recipe } from '../../../shared/domain/recipe.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { CodeBooks } from './CodeBooks.tsx'
import { openQuestions } from './open-questions.ts'
import { Outcome } from './Outcome.tsx'
import { TableSetUp } from './TableSetUp.tsx'

interface Said {
  readonly recipe: Recipe
  readonly decided: ReadonlySet<string>
}
const untouched = ({ recipe, isKnown }: LookedAtTable): Said => ({
  recipe,
  decided: new Set(isKnown ? recipe.columns.map(({ header }) => header) : []),
})

/** Where the next thing to be said is: a question of the whole table, or else the columns. */
const nextIn = (view: HTMLElement | null) =>
  view?.querySelector<HTMLElement>('[data-open-question]') ??
  view?.querySelector<HTMLElement>('[role=listbox]')

/** The tables of one waiting file: what their columns are, what becomes of their rows, and the word to read them. */
export function TablesView({ waiting }: { readonly waiting: number }) {
  const { go } = useRouter()
  const [books, setBooks] = useState<readonly number[]>([])
  const first = useLoaded(
    signal => services.intake.lookAtTables({ waiting, books: [...books] }, { signal }),
    [waiting, books],
  )
  const [changed, setChanged] = useState<Readonly<Record<string, Said>>>({})
  const [isAsked, setAsked] = useState(false)
  const action = useAction()
  const view = useRef<HTMLDivElement>(null)
  const keepButton = useRef<HTMLButtonElement>(null)
  useEscape(() => go('intake'))
  const tables = first.value ?? []
  const saidOf = (table: LookedAtTable) => changed[table.sheet] ?? untouched(table)
  // Only what was changed is looked at anew: to accept a column changes nothing of what becomes of the rows.
  const recipes = tables.flatMap(table => {
    const said = changed[table.sheet]
    return said && said.recipe !== table.recipe ? [said.recipe] : []
  })
  const shown = useLoaded(
    signal =>
      recipes.length === 0
        ? Promise.resolve(undefined)
        : services.intake.lookAtTables({ waiting, recipes, books: [...books] }, { signal }),
    [waiting, recipes, books],
  )
  const isDecided = tables.every(
    table =>
      table.columns.every(({ header }) => saidOf(table).decided.has(header)) &&
      openQuestions(table, saidOf(table).recipe).length === 0,
  )

  const keep = () =>
    action.run(async () => {
      for (const table of tables) await services.library.keepRecipe({ recipe: saidOf(table).recipe })
      await services.intake.readWaiting({})
      go('intake')
    })

  if (first.error !== undefined && !first.value) return <Problem error={first.error} />
  if (!first.value) return <Skeleton h={240} aria-busy />
  return (
    <Stack ref={view}>
      <ViewTitle>{words('view.tables')}</ViewTitle>
      {tables.length === 0 && <Empty title={words('tables.none')}>{words('tables.none-why')}</Empty>}
      {tables.length > 0 && (
        <CodeBooks
          waiting={waiting}
          chosen={books}
          onChoose={next => {
            // What they explain is taken anew; what was said before of other columns would hide it.
            setChanged({})
            setBooks(next)
          }}
        />
      )}
      {tables.map(table => {
        const said = saidOf(table)
        // Of what was said last, not of what is drawn: one key may change a column and accept it.
        const say = (next: (before: Said) => Said) =>
          setChanged(before => ({
            ...before,
            [table.sheet]: next(before[table.sheet] ?? untouched(table)),
          }))
        return (
          <Stack key={table.sheet}>
            {table.sheet !== '' && <Title order={3}>{words('tables.sheet', { sheet: table.sheet })}</Title>}
            <TableSetUp
              looked={table}
              recipe={said.recipe}
              decided={said.decided}
              isAsked={isAsked}
              onRecipe={recipe => say(before => ({ ...before, recipe }))}
              onAllDecided={() => keepButton.current?.focus()}
              onDecided={headers =>
                say(before => ({ ...before, decided: new Set([...before.decided, ...headers]) }))
              }
            />
            <Outcome table={shown.value?.find(({ sheet }) => sheet === table.sheet) ?? table} />
          </Stack>
        )
      })}
      {(action.error ?? shown.error) !== undefined && <Problem error={action.error ?? shown.error} />}
      {tables.length > 0 && !isDecided && (
        <Text size="sm" id="still-open">
          {words('tables.still-open')}
        </Text>
      )}
      {tables.length > 0 && (
        <ActionButton
          ref={keepButton}
          busy={action.busy}
          aria-describedby={isDecided ? undefined : 'still-open'}
          onClick={
            isDecided
              ? keep
              : () => {
                  setAsked(true)
                  nextIn(view.current)?.focus()
                }
          }
        >
          {words('tables.keep')}
        </ActionButton>
      )}
    </Stack>
  )
}
