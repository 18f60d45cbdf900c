import { IconBooks } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../../parts/view.ts'
import { EvidenceView } from './EvidenceView.tsx'

const parameters = z.strictObject({})

declare module '../../client/router.ts' {
  interface Places {
    evidence: z.infer<typeof parameters>
  }
}

export const evidence: View<'evidence'> = {
  id: 'evidence',
  title: 'view.evidence',
  icon: IconBooks,
  parameters,
  Page: EvidenceView,
}
