import path from 'node:path'
import { z } from 'zod'
import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import { recipe, type Recipe } from '../../../shared/domain/recipe.ts'
import { say } from '../../../shared/words/message.ts'
import { exitCodes, UsageError, word, type Command, type Situation } from '../command.ts'
import { readJson } from '../read-json.ts'
import { words } from '../words.ts'

/** A file of recipes: one, or several. */
const recipes = z.union([recipe.transform(each => [each]), z.array(recipe).min(1)])

const recipesIn = (file: string): Promise<Recipe[]> =>
  readJson(path.resolve(file), recipes, ({ place, issue }) =>
    say('told.no-recipe', { path: file, place, issue }),
  )

/** Keeps what a file says of tables; it takes the place of what was said of the same headings. */
export async function keepRecipes({ house, terminal }: Situation, file: string): Promise<void> {
  for (const each of await recipesIn(file)) {
    await house.library.keepRecipe({ recipe: each })
    terminal.say(words('told.recipe-kept', { title: each.title, columns: each.columns.length }))
  }
}

function tell({ terminal }: Pick<Situation, 'terminal'>, table: LookedAtTable): void {
  const { sheet, rows, people, facts, columns, problems } = table
  terminal.say(words('told.table', { sheet: sheet || '–', rows, people, facts, columns: columns.length }))
  for (const { header, column, because, isSure } of columns)
    terminal.say(words('told.column', { header, as: column.as, because, doubt: isSure ? 'no' : 'yes' }))
  for (const { n, reason, position } of problems)
    terminal.say(words('told.table-problem', { n, reason, position: position || '–' }))
}

/** Prints what the tables of a file are taken for, or keeps what a file says of tables, or lists what is kept. */
export const recipeCommand: Command = {
  usage: 'recipe [FILE] | recipe keep FILE',
  does: say('manual.recipe'),
  needs: 'open',
  run: async situation => {
    const { house, terminal, signal, options } = situation
    const [first] = situation.words
    if (first === 'keep') {
      await keepRecipes(situation, word(situation, 1, say('needed.recipe')))
      return exitCodes.done
    }
    if (first === undefined) {
      const kept = await house.library.recipes({})
      for (const { recipe: each } of kept)
        terminal.say(words('told.recipe', { title: each.title, columns: each.columns.length }))
      if (kept.length === 0) terminal.say(words('told.no-recipes'))
      terminal.answer(kept.map(each => each.recipe))
      return exitCodes.done
    }
    if (situation.words.length > 1) throw new UsageError(say('command.name-a-file'))
    const given = options.recipe === undefined ? [] : await recipesIn(options.recipe)
    const tables = await house.intake.lookAtTables(
      { path: path.resolve(first), recipes: given },
      { signal, onProgress: terminal.progress },
    )
    for (const table of tables) tell(situation, table)
    if (tables.length === 0) terminal.say(words('told.no-tables'))
    terminal.answer(tables)
    return tables.length > 0 ? exitCodes.done : exitCodes.failed
  },
}
