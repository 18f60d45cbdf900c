import type { Handlers } from '../../../shared/contract/define.ts'
import type { library } from '../../../shared/contract/library.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'

/** What records does with what was said once of tables. */
export function recipeHandlers(
  store: () => Store,
): Pick<Handlers<typeof library>, 'recipes' | 'keepRecipe' | 'dropRecipe'> {
  return {
    recipes: () =>
      store()
        .recipes.all()
        .toSorted((one, other) => one.recipe.title.localeCompare(other.recipe.title, 'en')),
    keepRecipe({ recipe }, { caller }) {
      const { recipes, audit, write, now } = store()
      write(() => {
        const person = personOf(caller)
        recipes.put(recipe, { kept: now().toISOString(), person })
        audit.write(say('audit.recipe-kept', { title: recipe.title }), person)
      })
      return {}
    },
    dropRecipe({ headings, source }, { caller }) {
      const { recipes, audit, write } = store()
      write(() => {
        recipes.drop(headings, source)
        audit.write(say('audit.recipe-dropped'), personOf(caller))
      })
      return {}
    },
  }
}
