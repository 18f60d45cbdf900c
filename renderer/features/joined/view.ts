import { IconUsersGroup } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { JoinedPage } from './JoinedView.tsx'

const parameters = z.strictObject({ patient: z.int() })

declare module '../../client/router.ts' {
  interface Places {
    joined: z.infer<typeof parameters>
  }
}

export const joined: View<'joined'> = {
  id: 'joined',
  title: 'view.joined',
  icon: IconUsersGroup,
  within: 'patients',
  parameters,
  Page: JoinedPage,
}
