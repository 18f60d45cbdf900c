import { IconNotebook } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { LogbookView } from './LogbookView.tsx'

/** `log`: the form for an operation is open at once. */
const parameters = z.strictObject({ log: z.literal(true).optional() })

declare module '../../client/router.ts' {
  interface Places {
    logbook: z.infer<typeof parameters>
  }
}

export const logbook: View<'logbook'> = {
  id: 'logbook',
  title: 'view.logbook',
  icon: IconNotebook,
  within: 'outcomes',
  parameters,
  Page: LogbookView,
}
