import { IconPrinter } from '@tabler/icons-react'
import { z } from 'zod'
import { chartKinds } from '../../../shared/domain/measures/measure.ts'
import type { View } from '../../parts/view.ts'
import { MeasureSheetView } from './MeasureSheetView.tsx'

const parameters = z.strictObject({
  measure: z.string(),
  by: z.enum(['month', 'quarter', 'year']),
  /** Drawn as another kind than its own. */
  chart: z.enum(chartKinds).optional(),
})

declare module '../../client/router.ts' {
  interface Places {
    'measure-sheet': z.infer<typeof parameters>
  }
}

export const measureSheet: View<'measure-sheet'> = {
  id: 'measure-sheet',
  title: 'view.measure-sheet',
  icon: IconPrinter,
  within: 'outcomes',
  parameters,
  Page: MeasureSheetView,
}
