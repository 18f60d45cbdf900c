import { IconFileImport } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { IntakeView } from './IntakeView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    intake: z.infer<typeof parameters>
  }
}

export const intake: View<'intake'> = {
  id: 'intake',
  title: 'view.intake',
  icon: IconFileImport,
  parameters,
  Page: IntakeView,
}
