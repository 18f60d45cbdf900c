import { useState } from 'react'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import { shut } from '../../../shared/domain/doors.ts'
import type { Message } from '../../../shared/words/message.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { keepAllNow } from '../../client/draft-keeping.ts'
import { dropDraft, nameInStore } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { noteDraft, type NoteDraft } from '../../parts/note-draft.ts'
import { useAction } from '../../ui/use-call.ts'
import type { AboutNote } from './note-draft.ts'
import { lineOfPlace, readNoteDraft, textToSign } from './note-facts.ts'

/** What came of signing a note: its number, how many facts were stored with it, and what of them could not be. */
export interface SignedNote {
  readonly note: number
  readonly facts: number
  readonly setAside: readonly Message[]
}
interface Given {
  readonly patient: number
  readonly about: AboutNote
  readonly draft: NoteDraft
  onSigned(signed: SignedNote): void
  onFailed(): void
  /** This line of the text cannot be stored; the first such, or undefined for the day. */
  onFault(line: number | undefined): void
}

/** Signs a note, with what its lines state; both are signed or neither is. */
export function useNoteSigning({ patient, about, draft, onSigned, onFailed, onFault }: Given) {
  const action = useAction()
  const isShut = shut('entry', useCasebookKind())
  const [isAsked, setAsked] = useState(false)
  const [refused, setRefused] = useState<ReadonlyMap<number, Fault>>(new Map())
  const read = readNoteDraft(draft)
  const { lines, happened } = read
  const facts = isShut ? [] : read.facts
  const { title, why, base, request } = draft
  const note = {
    ...base,
    title,
    text: textToSign(draft.text, read),
    ...(why !== '' && { why }),
    draft: nameInStore(noteDraft, about),
  }

  async function signNow(): Promise<SignedNote | undefined> {
    if (facts.length === 0) {
      const signed = await services.patients.signNote({ requestId: request, patient, ...note })
      return { note: signed.note, facts: 0, setAside: [] }
    }
    // The entry is called as its request: what is signed is one, and what is typed on is another.
    const entry = { entry: request, version: 1, person: { patient }, happened, facts: [...facts] }
    const answer = await services.intake.enter({ requestId: request, draft: entry, note })
    if (answer.kind === 'entered')
      return { note: answer.note!.note, facts: answer.facts.length, setAside: answer.setAside }
    const wrong = answer.faults.map(each => [lineOfPlace(each.place, read), each] as const)
    setRefused(new Map(wrong.flatMap(([line, fault]) => (line === undefined ? [] : [[line, fault]]))))
    onFault(wrong[0]?.[0])
    return undefined
  }

  return {
    read,
    facts,
    isShut,
    isAsked,
    refused,
    action,
    /** What was typed is another text: nothing is known of it yet. */
    onTyped: () => {
      if (refused.size > 0) setRefused(new Map())
    },
    sign() {
      setAsked(true)
      const wrong = isShut ? undefined : lines.find(({ fault }) => fault)
      if (wrong) return onFault(wrong.line)
      if (facts.length > 0 && happened === '') return onFault(undefined)
      action.run(async () => {
        // What is under way to the store of drafts must not come after the note and bring the draft back.
        await keepAllNow()
        try {
          const signed = await signNow()
          if (!signed) return
          dropDraft(noteDraft, about)
          onSigned(signed)
        } catch (error) {
          onFailed()
          throw error
        }
      })
    },
  }
}
