import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Recipe } from '../../../shared/domain/recipe.ts'
import { headingsOf } from '../../../shared/domain/recipe-headings.ts'
import { bridge } from '../../client/bridge.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { OneRecipe } from './OneRecipe.tsx'

/** A recipe is one of its headings and its source. */
const keyOf = (recipe: Recipe) => `${recipe.source ?? ''} ${headingsOf(recipe)}`
const nameOf = ({ title, columns, source }: Recipe) =>
  source === undefined
    ? words('tables.recipe', { title, columns: columns.length })
    : words('tables.recipe-of', { title, columns: columns.length, source })
const drop = ({ columns, source }: Recipe) =>
  services.library.dropRecipe({
    headings: columns.map(({ header }) => header),
    ...(source !== undefined && { source }),
  })

/** What was done last, in words, and what takes it back. */
interface Done {
  readonly text: string
  readonly forgotten?: Recipe
}

/** What was said of tables: each to be looked at, changed, saved as a file or forgotten; and one to be brought in. */
export function RecipesView() {
  const { go } = useRouter()
  const kept = useLoaded(signal => services.library.recipes({}, { signal }), [])
  const [opened, setOpened] = useState<string>()
  const [done, setDone] = useState<Done>()
  const action = useAction()
  const focus = useFocusWhenDrawn(done)
  useEscape(() => (opened === undefined ? go('intake') : setOpened(undefined)))
  const tell = (said: Done) => {
    focus(() => document.getElementById('recipes-done'))
    setDone(said)
    kept.reload()
  }
  const bring = () =>
    action.run(async () => {
      const [chosen] = await bridge.choose('files')
      if (!chosen) return
      const recipes = await services.intake.recipesIn({ path: chosen.ticket })
      for (const recipe of recipes) await services.library.keepRecipe({ recipe })
      tell({ text: words('tables.brought', { recipes: recipes.length }) })
    })
  const forget = (recipe: Recipe) =>
    action.run(async () => {
      await drop(recipe)
      setOpened(undefined)
      tell({ text: words('tables.forgotten', { title: recipe.title }), forgotten: recipe })
    })
  const keepAfterAll = (recipe: Recipe) =>
    action.run(async () => {
      await services.library.keepRecipe({ recipe })
      tell({ text: words('tables.kept-recipe', { title: recipe.title }) })
    })
  const onKept = (before: Recipe, after: Recipe) =>
    action.run(async () => {
      if (keyOf(before) !== keyOf(after)) await drop(before)
      setOpened(keyOf(after))
      tell({ text: words('tables.kept-recipe', { title: after.title }) })
    })
  const all = kept.value ?? []
  return (
    <Stack>
      <ViewTitle>{words('view.recipes')}</ViewTitle>
      <Text c="dimmed" maw="75ch">
        {words('tables.recipes-why')}
      </Text>
      <Group>
        <ActionButton busy={action.busy} onClick={bring}>
          {words('tables.bring-recipe')}
        </ActionButton>
      </Group>
      {(action.error ?? kept.error) !== undefined && <Problem error={action.error ?? kept.error} />}
      {done && (
        <Group>
          <Text role="status" id="recipes-done" tabIndex={-1}>
            {done.text}
          </Text>
          {done.forgotten && (
            <Button size="xs" variant="light" onClick={() => keepAfterAll(done.forgotten!)}>
              {words('tables.undo-forget')}
            </Button>
          )}
        </Group>
      )}
      {kept.value?.length === 0 && (
        <Empty title={words('tables.no-recipes')}>{words('tables.no-recipes-why')}</Empty>
      )}
      {all.map(({ recipe }) => {
        const key = keyOf(recipe)
        const isOpen = opened === key
        return (
          <Stack key={key} gap="xs">
            <Group>
              <Text>
                <bdi>{nameOf(recipe)}</bdi>
              </Text>
              <Button
                size="xs"
                variant="light"
                aria-expanded={isOpen}
                onClick={() => setOpened(isOpen ? undefined : key)}
              >
                {words('tables.look', { title: recipe.title })}
              </Button>
              <ActionButton size="xs" variant="default" busy={action.busy} onClick={() => forget(recipe)}>
                {words('tables.forget')}
              </ActionButton>
            </Group>
            {isOpen && <OneRecipe key={JSON.stringify(recipe)} recipe={recipe} onKept={onKept} />}
          </Stack>
        )
      })}
    </Stack>
  )
}
