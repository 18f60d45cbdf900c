import { IconTable } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { RecipesView } from './RecipesView.tsx'
import { TablesView } from './TablesView.tsx'

/** The waiting file whose tables are set up, by the number of its source. */
const parameters = z.strictObject({ waiting: z.int().positive() })

/** What was said of tables so far. */
const nothing = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    tables: z.infer<typeof parameters>
    recipes: z.infer<typeof nothing>
  }
}

export const tables: View<'tables'> = {
  id: 'tables',
  title: 'view.tables',
  icon: IconTable,
  within: 'intake',
  parameters,
  Page: TablesView,
}

export const recipes: View<'recipes'> = {
  id: 'recipes',
  title: 'view.recipes',
  icon: IconTable,
  within: 'intake',
  parameters: nothing,
  Page: RecipesView,
}
