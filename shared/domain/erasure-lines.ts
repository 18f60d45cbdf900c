import { say, type Message } from '../words/message.ts'
import type { ErasedCounts, KeptBesides, OtherCopies } from './erasure.ts'

const line = (n: number, message: Message): Message[] => (n > 0 ? [message] : [])

/** What goes, a line each. */
export const goingLines = (goes: ErasedCounts, copies?: OtherCopies): Message[] => [
  say('erasing.facts', { facts: goes.facts, people: goes.people }),
  ...line(goes.notes + goes.drafts, say('erasing.notes', { notes: goes.notes, drafts: goes.drafts })),
  ...line(goes.entries, say('erasing.entries', { entries: goes.entries })),
  ...line(
    goes.acknowledgements,
    say('erasing.acknowledgements', { acknowledgements: goes.acknowledgements }),
  ),
  ...line(goes.answers, say('erasing.answers', { answers: goes.answers })),
  ...line(goes.filesBlanked, say('erasing.files-blanked', { files: goes.filesBlanked })),
  ...line(goes.filesGone, say('erasing.files-gone', { files: goes.filesGone })),
  ...line(goes.othersWithoutBytes, say('erasing.others-without-bytes', { facts: goes.othersWithoutBytes })),
  ...line(copies?.previous ?? 0, say('erasing.previous', { previous: copies?.previous ?? 0 })),
]

const dayOf = (iso: string) => iso.slice(0, '2026-11-29'.length)

/** What stays, a line each. */
export const stayingLines = (stays: KeptBesides, copies?: OtherCopies): Message[] => [
  ...line(
    stays.cards + stays.summaries,
    say('erasing.cards', { cards: stays.cards, summaries: stays.summaries }),
  ),
  ...line(stays.mentions, say('erasing.mentions', { mentions: stays.mentions })),
  ...line(stays.alike, say('erasing.alike', { alike: stays.alike })),
  ...line(stays.unseenFiles, say('erasing.unseen', { files: stays.unseenFiles })),
  ...line(stays.sourcesCalled, say('erasing.sources-called', { sources: stays.sourcesCalled })),
  ...(copies?.backups ?? []).map(({ file, at, until }) =>
    until === null
      ? say('erasing.backup-stays', { file, made: dayOf(at) })
      : say('erasing.backup', { file, made: dayOf(at), until }),
  ),
  // The receipt that is kept lists no backups: which of them there are changes every day.
  ...line(Number(copies === undefined), say('erasing.backups-before')),
  ...line(Number(copies?.isFolderAway === true), say('erasing.folder-away')),
  say('erasing.elsewhere'),
]
