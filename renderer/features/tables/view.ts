import { IconTable } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { TablesView } from './TablesView.tsx'

/** The waiting file whose tables are set up, by the number of its source. */
const parameters = z.strictObject({ waiting: z.int().positive() })

declare module '../../client/router.ts' {
  interface Places {
    tables: z.infer<typeof parameters>
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
