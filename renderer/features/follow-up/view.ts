import { IconUserSearch } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { FollowUpView } from './FollowUpView.tsx'

/** Of which measure; of those who were planned to come back where none is named. */
const parameters = z.strictObject({ measure: z.string().optional() })

declare module '../../client/router.ts' {
  interface Places {
    'follow-up': z.infer<typeof parameters>
  }
}

export const followUp: View<'follow-up'> = {
  id: 'follow-up',
  title: 'view.follow-up',
  icon: IconUserSearch,
  within: 'outcomes',
  parameters,
  Page: FollowUpView,
}
