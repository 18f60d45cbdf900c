import { Skeleton, Stack, Title } from '@mantine/core'
import { useState } from 'react'
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

/** The tables of one waiting file: what their columns are, what becomes of their rows, and the word to read them. */
export function TablesView({ waiting }: { readonly waiting: number }) {
  const { go } = useRouter()
  const first = useLoaded(signal => services.intake.lookAtTables({ waiting }, { signal }), [waiting])
  const [changed, setChanged] = useState<Readonly<Record<string, Said>>>({})
  const action = useAction()
  useEscape(() => go('intake'))
  const tables = first.value ?? []
  const saidOf = (table: LookedAtTable) => changed[table.sheet] ?? untouched(table)
  const recipes = Object.values(changed).map(({ recipe }) => recipe)
  const shown = useLoaded(
    signal =>
      recipes.length === 0
        ? Promise.resolve(undefined)
        : services.intake.lookAtTables({ waiting, recipes }, { signal }),
    [waiting, recipes],
  )
  const isDecided = tables.every(table =>
    table.columns.every(({ header }) => saidOf(table).decided.has(header)),
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
    <Stack>
      <ViewTitle>{words('view.tables')}</ViewTitle>
      {tables.length === 0 && <Empty title={words('tables.none')}>{words('tables.none-why')}</Empty>}
      {tables.map(table => {
        const said = saidOf(table)
        const say = (next: Said) => setChanged({ ...changed, [table.sheet]: next })
        return (
          <Stack key={table.sheet}>
            {table.sheet !== '' && <Title order={3}>{words('tables.sheet', { sheet: table.sheet })}</Title>}
            <TableSetUp
              looked={table}
              recipe={said.recipe}
              decided={said.decided}
              onRecipe={recipe => say({ ...said, recipe })}
              onDecided={headers => say({ ...said, decided: new Set([...said.decided, ...headers]) })}
            />
            <Outcome table={shown.value?.find(({ sheet }) => sheet === table.sheet) ?? table} />
          </Stack>
        )
      })}
      {(action.error ?? shown.error) !== undefined && <Problem error={action.error ?? shown.error} />}
      {tables.length > 0 && (
        <ActionButton busy={action.busy} disabled={!isDecided} onClick={keep}>
          {words('tables.keep')}
        </ActionButton>
      )}
    </Stack>
  )
}
