import { IconFileSearch } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { FindingsView } from './FindingsView.tsx'

/** `document`: the one whose findings are asked about; absent for the list of those in which something waits. */
const parameters = z.strictObject({ document: z.int().positive().optional() })

declare module '../../client/router.ts' {
  interface Places {
    findings: z.infer<typeof parameters>
  }
}

export const findings: View<'findings'> = {
  id: 'findings',
  title: 'view.findings',
  icon: IconFileSearch,
  within: 'intake',
  parameters,
  Page: FindingsView,
}
