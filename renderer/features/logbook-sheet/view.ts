import { IconPrinter } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { LogbookSheetView } from './LogbookSheetView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    'logbook-sheet': z.infer<typeof parameters>
  }
}

export const logbookSheet: View<'logbook-sheet'> = {
  id: 'logbook-sheet',
  title: 'view.logbook-sheet',
  icon: IconPrinter,
  within: 'outcomes',
  parameters,
  Page: LogbookSheetView,
}
