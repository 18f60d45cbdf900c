import { IconScale } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { CompareView } from './CompareView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    compare: z.infer<typeof parameters>
  }
}

export const compare: View<'compare'> = {
  id: 'compare',
  title: 'view.compare',
  icon: IconScale,
  parameters,
  Page: CompareView,
}
