import { IconPrinter } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { leaving } from './leaving.ts'
import { PrintPage } from './PrintPage.tsx'

const parameters = z.strictObject({ patient: z.int(), what: z.enum(leaving).optional() })

declare module '../../client/router.ts' {
  interface Places {
    print: z.infer<typeof parameters>
  }
}

export const print: View<'print'> = {
  id: 'print',
  title: 'view.print',
  icon: IconPrinter,
  within: 'patients',
  parameters,
  Page: PrintPage,
}
