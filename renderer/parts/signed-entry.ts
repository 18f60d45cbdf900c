import type { EntryDraft } from '../../shared/domain/entry.ts'
import { services } from '../client/services.ts'

/** What was signed, and all that taking it back needs. */
export interface SignedEntry {
  readonly sent: EntryDraft
  readonly request: string
  readonly importId: number
  readonly patient: number | null
  readonly told: string
}

/**
 * Takes back what was signed: somebody who was registered with it goes as well; else it is a correction that states
 * nothing.
 */
export async function takeBackEntry({ sent, request, importId, patient }: SignedEntry): Promise<void> {
  if (!('patient' in sent.person) || patient === null) await services.intake.undo({ importId })
  else
    await services.intake.enter({
      requestId: `undo-${request}`,
      draft: { ...sent, version: sent.version + 1, person: { patient }, facts: [] },
    })
}
