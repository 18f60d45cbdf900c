import { Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import type { Recipe } from '../../../shared/domain/recipe.ts'
import { say } from '../../../shared/words/message.ts'
import { figureFiles } from '../../client/figure-files.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { TableSetUp } from './TableSetUp.tsx'

/** A recipe as a table that nobody looks at: its columns, and no cell. */
const asTable = (recipe: Recipe): LookedAtTable => ({
  sheet: '',
  headerRow: recipe.headerRows,
  rows: 0,
  isKnown: true,
  recipe,
  columns: recipe.columns.map(column => ({
    header: column.header,
    filled: 0,
    distinct: 0,
    samples: [],
    column,
    because: say('tables.by-recipe'),
    isSure: true,
    isOpenDate: false,
  })),
  people: 0,
  facts: 0,
  unnamedBelow: 0,
  preview: [],
  problems: [],
})
const textOf = (recipe: Recipe): string => `${JSON.stringify(recipe, null, 2)}\n`

interface OneRecipeProps {
  readonly recipe: Recipe
  /** It was kept otherwise: under another source, the one before is to go. */
  onKept(before: Recipe, after: Recipe): void
}

/** One recipe: what each column is, to be changed; and the exact text in which it leaves, to be saved. */
export function OneRecipe({ recipe: before, onKept }: OneRecipeProps) {
  const [recipe, setRecipe] = useState(before)
  const [saved, setSaved] = useState<string>()
  const action = useAction()
  const keep = () =>
    action.run(async () => {
      await services.library.keepRecipe({ recipe })
      onKept(before, recipe)
    })
  const save = () =>
    action.run(async () => {
      setSaved(
        await figureFiles.save('table-recipe.json', new TextEncoder().encode(textOf(recipe)), {
          what: 'recipe',
          as: 'json',
        }),
      )
    })
  return (
    <Stack>
      <TextInput
        label={words('tables.recipe-title')}
        value={recipe.title}
        maxLength={500}
        maw="30rem"
        onChange={event => setRecipe({ ...recipe, title: event.currentTarget.value || before.title })}
      />
      <TableSetUp
        looked={asTable(before)}
        recipe={recipe}
        decided={new Set(recipe.columns.map(({ header }) => header))}
        onRecipe={setRecipe}
        onDecided={() => undefined}
        onAllDecided={() => undefined}
      />
      <Title order={3} size="h4" id="exact-recipe">
        {words('tables.exact-text')}
      </Title>
      <pre className="exact" tabIndex={0} aria-labelledby="exact-recipe" style={{ maxHeight: '16rem' }}>
        {textOf(recipe)}
      </pre>
      {action.error !== undefined && <Problem error={action.error} />}
      {saved !== undefined && <Text role="status">{words('tables.saved-recipe', { path: saved })}</Text>}
      <Group>
        <ActionButton busy={action.busy} onClick={keep}>
          {words('tables.keep-recipe')}
        </ActionButton>
        <ActionButton busy={action.busy} variant="default" onClick={save}>
          {words('tables.save-recipe')}
        </ActionButton>
      </Group>
    </Stack>
  )
}
