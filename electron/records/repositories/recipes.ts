import { recipe, type Recipe } from '../../../shared/domain/recipe.ts'
import { headingsKey, headingsOf } from '../../../shared/domain/recipe-headings.ts'
import type { WritableDb } from '../db.ts'

interface Which {
  readonly headings: string
  readonly source: string
}
interface RecipeColumns extends Which {
  readonly title: string
  readonly body: string
  readonly kept: string
  readonly person: string
}

/** What was said once of tables. */
export function recipeRepository(db: WritableDb) {
  const all = db.prepare<[], Pick<RecipeColumns, 'body' | 'kept'>>(
    'SELECT body, kept FROM recipe ORDER BY headings, source',
  )
  const put = db.prepare<[RecipeColumns]>(`
    INSERT INTO recipe (headings, source, title, body, kept, person)
    VALUES (@headings, @source, @title, @body, @kept, @person)
    ON CONFLICT DO UPDATE SET title = excluded.title, body = excluded.body, kept = excluded.kept,
      person = excluded.person`)
  const drop = db.prepare<[Which]>('DELETE FROM recipe WHERE headings = @headings AND source = @source')

  return {
    /** All, in the order of their headings. */
    all: () => all.all().map(({ body, kept }) => ({ recipe: recipe.parse(JSON.parse(body)), kept })),
    /** Keeps one; it takes the place of what was said of the same headings and source. */
    put(said: Recipe, { kept, person }: Pick<RecipeColumns, 'kept' | 'person'>): void {
      const { source = '', title } = said
      put.run({ headings: headingsOf(said), source, title, body: JSON.stringify(said), kept, person })
    },
    drop: (headers: readonly string[], source = ''): void => {
      drop.run({ headings: headingsKey(headers), source })
    },
  }
}
