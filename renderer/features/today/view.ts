import { IconCalendarEvent } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { TodayView } from './TodayView.tsx'

/** `day`: an ISO day; without one, today. */
const parameters = z.strictObject({ day: z.string().optional() })

declare module '../../client/router.ts' {
  interface Places {
    today: z.infer<typeof parameters>
  }
}

export const today: View<'today'> = {
  id: 'today',
  title: 'view.today',
  icon: IconCalendarEvent,
  parameters,
  Page: TodayView,
}
