import { IconUsersGroup } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { SameView } from './SameView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    same: z.infer<typeof parameters>
  }
}

export const same: View<'same'> = {
  id: 'same',
  title: 'view.same',
  icon: IconUsersGroup,
  within: 'patients',
  parameters,
  Page: SameView,
}
