import { IconChartDots3 } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { OutcomesView } from './OutcomesView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    outcomes: z.infer<typeof parameters>
  }
}

export const outcomes: View<'outcomes'> = {
  id: 'outcomes',
  title: 'view.outcomes',
  icon: IconChartDots3,
  parameters,
  Page: OutcomesView,
}
