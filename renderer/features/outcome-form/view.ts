import { IconListCheck } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { OutcomeFormPage } from './OutcomeFormView.tsx'

/** Whose, and which form; the first where none is named. */
const parameters = z.strictObject({ patient: z.int(), form: z.string().optional() })

declare module '../../client/router.ts' {
  interface Places {
    'outcome-form': z.infer<typeof parameters>
  }
}

export const outcomeForm: View<'outcome-form'> = {
  id: 'outcome-form',
  title: 'view.outcome-form',
  icon: IconListCheck,
  within: 'patients',
  parameters,
  Page: OutcomeFormPage,
}
