import { IconPrinter } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { FormSheetView } from './FormSheetView.tsx'

/** Which form; for somebody, or blank. */
const parameters = z.strictObject({ form: z.string(), patient: z.int().optional() })

declare module '../../client/router.ts' {
  interface Places {
    'form-sheet': z.infer<typeof parameters>
  }
}

export const formSheet: View<'form-sheet'> = {
  id: 'form-sheet',
  title: 'view.form-sheet',
  icon: IconPrinter,
  within: 'patients',
  parameters,
  Page: FormSheetView,
}
