import { useDraftStore } from '../../client/draft-store.ts'
import { noteDraft } from '../../parts/note-draft.ts'

/** A text that is another as soon as the store has taken or lost a note that is half written. */
export const useKeptNotes = (): string =>
  useDraftStore(({ entries }) =>
    Object.values(entries)
      .filter(({ name }) => name === noteDraft.name)
      .map(({ about, kept, keptChanges }) => `${about} ${kept} ${keptChanges}`)
      .join('\n'),
  )
