import { IconUsers } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { PatientsView } from './PatientsView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    patients: z.infer<typeof parameters>
  }
}

export const patients: View<'patients'> = {
  id: 'patients',
  title: 'view.patients',
  icon: IconUsers,
  parameters,
  Page: PatientsView,
}
