import { useState } from 'react'
import { draftOf, setDraft, useKeptDraft } from '../../client/drafts.ts'
import { noteDraft } from '../../parts/note-draft.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { aboutNote, openNote } from './note-draft.ts'
import type { SignedNote } from './use-note-signing.ts'

/** A note is its text: a title is for whoever wants one. */
const textField = () => document.querySelector<HTMLElement>('.note-editor textarea')

/** A note that one writes beside the chart: whether it is open, and how it is opened, signed and put away. */
export interface Writing {
  readonly isBeside: boolean
  /** Grows whenever a note was signed, and whenever one beside the page stored facts that the page does not show. */
  readonly signed: number
  readonly stored: number
  onSigned(signed: SignedNote): void
  onMoved(): void
  onWrite(): void
  /** The note beside gives way to one that is read in the list. */
  onRead(): void
  onClose(): void
}

interface Given {
  readonly patient: number
  behind(): HTMLElement | undefined
  /** Facts were stored with a note. */
  onStored(): void
}

/** `behind`: what has the focus once the note is put away. A note that was open when one left is open again. */
export function useWriting({ patient, behind, onStored }: Given): Writing {
  const { isThere } = useKeptDraft(noteDraft, aboutNote(patient, 'new'))
  const [isBeside, setBeside] = useState(() => isThere && draftOf(openNote, { patient }).note === 'new')
  const [signed, setSigned] = useState(0)
  const [stored, setStored] = useState(0)
  const focus = useFocusWhenDrawn(isBeside)
  return {
    isBeside,
    signed,
    stored,
    onSigned: ({ facts }) => {
      setSigned(signed + 1)
      if (facts === 0) return
      if (isBeside) setStored(stored + 1)
      onStored()
    },
    // What it stated went with it: the picture is another.
    onMoved: () => {
      setSigned(signed + 1)
      onStored()
      if (isBeside) setStored(stored + 1)
    },
    onWrite: () => {
      setDraft(openNote, { patient }, { note: 'new' })
      if (isBeside) requestAnimationFrame(() => textField()?.focus())
      else focus(textField)
      setBeside(true)
    },
    onRead: () => setBeside(false),
    onClose: () => {
      setDraft(openNote, { patient }, { note: undefined })
      focus(behind)
      setBeside(false)
    },
  }
}
