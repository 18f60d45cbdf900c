import type { Statement } from '../../../shared/domain/entry.ts'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import { toldAs } from '../../../shared/domain/by-hand/told-as.ts'
import { readWrittenDate } from '../../../shared/domain/by-hand/written-date.ts'
import { signedText, snippetLines, type SnippetLine } from '../../../shared/domain/notes/snippets.ts'
import type { NoteDraft } from '../../parts/note-draft.ts'
import { isoPartText, isoToday } from '../../ui/dates.ts'
import { speak, spoken } from '../../ui/words.ts'

/** What a draft states beside its text: the same reading is shown, told in the signed text, and sent. */
export interface NoteRead {
  readonly lines: readonly SnippetLine[]
  readonly facts: readonly Statement[]
  /** ISO; '' where it is no date, and then `happenedFault` says why. */
  readonly happened: string
  readonly happenedFault?: Fault
}

/** The day of what is stated, as it stands in its field. */
export const happenedText = ({ happened }: Pick<NoteDraft, 'happened'>): string =>
  happened ?? isoPartText(isoToday())

export function readNoteDraft(draft: Pick<NoteDraft, 'text' | 'happened'>): NoteRead {
  const today = isoToday()
  const lines = snippetLines(draft.text, { today, name: spoken })
  const date = readWrittenDate(happenedText(draft), { today })
  return {
    lines,
    facts: lines.flatMap(({ statement }) => statement ?? []),
    ...('value' in date ? { happened: date.value } : { happened: '', happenedFault: date.fault }),
  }
}

/** What stands in the signed text in place of a snippet, and is shown before. */
export const toldText = (statement: Statement): string => speak(toldAs(statement)).trim()
export const textToSign = (text: string, { lines }: Pick<NoteRead, 'lines'>): string =>
  signedText(text, lines, toldText)

/** Of which line of the note intake says that it cannot be. `place`: as intake names it, `facts.2.unit`. */
export function lineOfPlace(place: string, { lines }: Pick<NoteRead, 'lines'>): number | undefined {
  const [, at] = /^facts\.(\d+)/u.exec(place) ?? []
  return at === undefined ? undefined : lines.filter(({ statement }) => statement)[Number(at)]?.line
}
