import { z } from 'zod'
import { NOTE_DRAFT } from '../../../shared/contract/drafts.ts'
import type { Store } from '../open-store.ts'

/** Of a draft of a note, what tells whether anything was written. */
const begun = z.object({ title: z.string(), text: z.string() })

interface UnsignedNote {
  /** The chart on which she stands today. */
  readonly patient: number
  readonly title: string
  readonly kept: string
}

/** Notes that `person` has begun and not signed, the last kept first; of each chart the one that was kept last. */
export function unsignedNotes({ drafts, joins }: Pick<Store, 'drafts' | 'joins'>, person: string) {
  const found = new Map<number, UnsignedNote>()
  for (const { name, patient, body, kept } of drafts.of(person)) {
    if (name !== NOTE_DRAFT || patient === null) continue
    const note = begun.safeParse(JSON.parse(body))
    if (!note.success || (note.data.title + note.data.text).trim() === '') continue
    const chart = joins.chartOf(patient)
    const before = found.get(chart)
    if (!before || before.kept < kept)
      found.set(chart, { patient: chart, title: note.data.title.trim(), kept })
  }
  return [...found.values()].toSorted((one, other) => other.kept.localeCompare(one.kept))
}
