import { IconCalendarStats } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { month } from '../../../shared/domain/measures/month.ts'
import { MonthCountView } from './MonthCountView.tsx'

/** Which month; the last whole one of the data where nothing is said. */
const parameters = z.strictObject({ month: month.optional() })

declare module '../../client/router.ts' {
  interface Places {
    'month-count': z.infer<typeof parameters>
  }
}

export const monthCount: View<'month-count'> = {
  id: 'month-count',
  title: 'view.month-count',
  icon: IconCalendarStats,
  within: 'outcomes',
  parameters,
  Page: MonthCountView,
}
