import { IconChartDots3 } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { OwnMeasureView } from './OwnMeasureView.tsx'

/** Which measure is changed; a new one where none is named. */
const parameters = z.strictObject({ measure: z.string().optional() })

declare module '../../client/router.ts' {
  interface Places {
    'own-measure': z.infer<typeof parameters>
  }
}

export const ownMeasure: View<'own-measure'> = {
  id: 'own-measure',
  title: 'view.own-measure',
  icon: IconChartDots3,
  within: 'outcomes',
  parameters,
  Page: OwnMeasureView,
}
