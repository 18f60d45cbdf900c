import { IconSettings } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { SettingsView } from './SettingsView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    settings: z.infer<typeof parameters>
  }
}

export const settings: View<'settings'> = {
  id: 'settings',
  title: 'view.settings',
  icon: IconSettings,
  parameters,
  Page: SettingsView,
}
