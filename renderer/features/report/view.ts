import { IconFileText } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { ReportView } from './ReportView.tsx'

/** The report that is looked at, by the number of its source. */
const parameters = z.strictObject({ source: z.int().positive() })

declare module '../../client/router.ts' {
  interface Places {
    report: z.infer<typeof parameters>
  }
}

export const report: View<'report'> = {
  id: 'report',
  title: 'view.report',
  icon: IconFileText,
  within: 'intake',
  parameters,
  Page: ReportView,
}
