import { IconClipboardText } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { VisitPage } from './VisitView.tsx'

const parameters = z.strictObject({ patient: z.int() })

declare module '../../client/router.ts' {
  interface Places {
    visit: z.infer<typeof parameters>
  }
}

export const visit: View<'visit'> = {
  id: 'visit',
  title: 'view.visit',
  icon: IconClipboardText,
  within: 'patients',
  parameters,
  Page: VisitPage,
}
