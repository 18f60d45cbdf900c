import { IconChartDots3 } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { chartKinds } from '../../../shared/domain/measures/measure.ts'
import { measureParts } from '../../../shared/domain/measures/frame.ts'
import { mixRow } from '../../../shared/domain/measures/mix-frame.ts'
import { againsts } from './mix-spans.ts'
import { MeasureView } from './MeasureView.tsx'

const span = z.strictObject({ from: z.iso.date(), to: z.iso.date() })

/** Which measure; how its time is cut; the day on which the point that is looked at begins, and which part of it. */
const parameters = z.strictObject({
  measure: z.string(),
  by: z.enum(['month', 'quarter', 'year']).optional(),
  /** Drawn as another kind of chart than its own. */
  chart: z.enum(chartKinds).optional(),
  from: z.string().optional(),
  part: z.enum(measureParts).optional(),
  /** What the point is held against where what lies behind it is open; and the row whose people are looked at. */
  against: z.enum(againsts).optional(),
  /** Where these are days of one's own. */
  own: z.strictObject({ now: span, before: span }).optional(),
  row: mixRow.extend({ label: z.string(), from: z.string(), to: z.string() }).optional(),
  /** A change that is looked at again. */
  change: z.int().positive().optional(),
})

declare module '../../client/router.ts' {
  interface Places {
    measure: z.infer<typeof parameters>
  }
}

export const measure: View<'measure'> = {
  id: 'measure',
  title: 'view.measure',
  icon: IconChartDots3,
  within: 'outcomes',
  parameters,
  Page: MeasureView,
}
