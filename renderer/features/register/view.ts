import { IconUserPlus } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { RegisterView } from './RegisterView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    register: z.infer<typeof parameters>
  }
}

export const register: View<'register'> = {
  id: 'register',
  title: 'view.register',
  icon: IconUserPlus,
  within: 'patients',
  parameters,
  Page: RegisterView,
}
