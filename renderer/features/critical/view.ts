import { IconAlertTriangle } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { CriticalView } from './CriticalView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    critical: z.infer<typeof parameters>
  }
}

export const critical: View<'critical'> = {
  id: 'critical',
  title: 'view.critical',
  icon: IconAlertTriangle,
  within: 'patients',
  parameters,
  Page: CriticalView,
}
