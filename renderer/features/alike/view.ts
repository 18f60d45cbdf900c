import { IconUsers } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { AlikePage } from './AlikeView.tsx'

const parameters = z.strictObject({ patient: z.int() })

declare module '../../client/router.ts' {
  interface Places {
    alike: z.infer<typeof parameters>
  }
}

export const alike: View<'alike'> = {
  id: 'alike',
  title: 'view.alike',
  icon: IconUsers,
  within: 'patients',
  parameters,
  Page: AlikePage,
}
