import { IconChecklist } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { DecisionsView } from './DecisionsView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    decisions: z.infer<typeof parameters>
  }
}

export const decisions: View<'decisions'> = {
  id: 'decisions',
  title: 'view.decisions',
  icon: IconChecklist,
  within: 'evidence',
  parameters,
  Page: DecisionsView,
}
