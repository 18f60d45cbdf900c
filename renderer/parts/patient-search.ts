import { z } from 'zod'
import type { Draft } from '../client/drafts.ts'

/** What was searched for and which line was chosen: coming back from a chart finds the list as it was left. */
export const patientSearch: Draft<{ readonly query: string; readonly line: number }> = {
  name: 'patients.search',
  initial: { query: '', line: 0 },
  keep: z.strictObject({ query: z.string(), line: z.number() }),
}
