import { IconAffiliate } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { PeersView } from './PeersView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    peers: z.infer<typeof parameters>
  }
}

export const peers: View<'peers'> = {
  id: 'peers',
  title: 'view.peers',
  icon: IconAffiliate,
  parameters,
  Page: PeersView,
}
