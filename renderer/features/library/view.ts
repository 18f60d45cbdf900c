import { IconBook2 } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { LibraryView } from './LibraryView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    library: z.infer<typeof parameters>
  }
}

export const library: View<'library'> = {
  id: 'library',
  title: 'view.library',
  icon: IconBook2,
  within: 'evidence',
  parameters,
  Page: LibraryView,
}
