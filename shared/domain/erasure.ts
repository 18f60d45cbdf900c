import { z } from 'zod'
import { most } from './most.ts'

/** Somebody of whom nothing is stored any more, by what is still known of her. */
export const gone = z.strictObject({ name: z.string().min(1).max(most.lineCharacters), birth: z.iso.date() })
export type Gone = z.infer<typeof gone>

/** What goes with somebody who is erased, in numbers. */
export const erasedCounts = z.strictObject({
  /** Every version of every fact. */
  facts: z.int(),
  /** Sources that described her: one human may stand in several. */
  people: z.int(),
  notes: z.int(),
  drafts: z.int(),
  /** Forms that were entered by hand. */
  entries: z.int(),
  acknowledgements: z.int(),
  /** What was said of her and somebody else: one, or not one. */
  answers: z.int(),
  /** Kept files in which her bytes are overwritten. */
  filesBlanked: z.int(),
  /** Kept files that go whole, because they hold her alone or cannot be overwritten. */
  filesGone: z.int(),
  /** Facts of others that lead back to no bytes any more, because hers could not be told from theirs. */
  othersWithoutBytes: z.int(),
})
export type ErasedCounts = z.infer<typeof erasedCounts>

/** What stays, in numbers. */
export const keptBesides = z.strictObject({
  /** Cards keep the numbers that they told; who was counted stands in none. */
  cards: z.int(),
  /** Summaries that peers were told. */
  summaries: z.int(),
  /** Entries of others that name her: they are those others' own. */
  mentions: z.int(),
  /** People of whom it is asked whether they are she: nobody has said so. */
  alike: z.int(),
  /** Files that nobody can look into yet, and that may hold her. */
  unseenFiles: z.int(),
  /** Sources that are called after her; receipts of before did not count them. */
  sourcesCalled: z.int().default(0),
})
export type KeptBesides = z.infer<typeof keptBesides>

/** A backup that still holds somebody who is erased. */
export const backupWithHer = z.strictObject({
  file: z.string(),
  /** When it was made, an ISO instant. */
  at: z.string(),
  /** The day on which rotation drops it, if a backup is made each day until then; null where it is never dropped. */
  until: z.string().nullable(),
})
export type BackupWithHer = z.infer<typeof backupWithHer>

/** Copies of this casebook outside its store. */
export const otherCopies = z.strictObject({
  backups: z.array(backupWithHer),
  /** The folder of backups cannot be reached now, so that what lies in it is not known. */
  isFolderAway: z.boolean(),
  /** Earlier states of this casebook in its own folder, which are removed with her. */
  previous: z.int(),
})
export type OtherCopies = z.infer<typeof otherCopies>

export const erasureState = z.enum(['looked', 'begun', 'done'])
export type ErasureState = z.infer<typeof erasureState>

/** What an erasure took out and left: it names nobody. */
export const erasureRecord = z.strictObject({
  number: z.int(),
  state: erasureState,
  /** When it was looked, or done: an ISO instant. */
  at: z.string(),
  /** Who did it: her key slot. */
  person: z.string(),
  goes: erasedCounts,
  stays: keptBesides,
})
export type ErasureRecord = z.infer<typeof erasureRecord>

/** What is read before somebody is erased. */
export const erasureReceipt = erasureRecord.extend({
  /** The name that is typed to confirm. */
  name: z.string(),
  copies: otherCopies,
})
export type ErasureReceipt = z.infer<typeof erasureReceipt>

/** Whether what was typed confirms the name: blanks and capitals do not matter. */
export const confirmsName = (typed: string, name: string): boolean => plain(typed) === plain(name)
const plain = (text: string) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en')
