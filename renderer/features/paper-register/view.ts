import { IconTable } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { PaperRegisterView } from './PaperRegisterView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    'paper-register': z.infer<typeof parameters>
  }
}

export const paperRegister: View<'paper-register'> = {
  id: 'paper-register',
  title: 'view.paper-register',
  icon: IconTable,
  within: 'patients',
  parameters,
  Page: PaperRegisterView,
}
