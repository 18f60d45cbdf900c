import { IconUser } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { ChartPage } from './ChartView.tsx'

const parameters = z.strictObject({ patient: z.int(), tab: z.string().optional() })

declare module '../../client/router.ts' {
  interface Places {
    chart: z.infer<typeof parameters>
  }
}

export const chart: View<'chart'> = {
  id: 'chart',
  title: 'view.chart',
  icon: IconUser,
  within: 'patients',
  parameters,
  Page: ChartPage,
}
