import { IconNotes } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { TakenOutView } from './TakenOutView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    'taken-out': z.infer<typeof parameters>
  }
}

export const takenOut: View<'taken-out'> = {
  id: 'taken-out',
  title: 'view.taken-out',
  icon: IconNotes,
  within: 'patients',
  parameters,
  Page: TakenOutView,
}
