import { z } from 'zod'
import { message } from '../words/message.ts'

/** A backup that was written and read back. */
export const goodBackup = z.strictObject({
  /** An ISO instant. */
  at: z.string(),
  file: z.string(),
  /** How many of this casebook lay in its folder then; absent where it was written to a place of its own. */
  kept: z.int().optional(),
})
export type GoodBackup = z.infer<typeof goodBackup>

/** What was tried and did not come about, and when. */
export const backupTrouble = z.strictObject({ at: z.string(), said: message })

/** A backup that was opened beside the casebook, to see whether it would be of any use. */
export const drillResult = z.strictObject({
  at: z.string(),
  file: z.string(),
  isSound: z.boolean(),
  said: message,
})
export type DrillResult = z.infer<typeof drillResult>

/** How a casebook is kept safe. */
export const backupState = z.strictObject({
  /** Where backups go by themselves; null where nobody has chosen. */
  folder: z.string().nullable(),
  /** False where the folder is not there now: a stick that is not in, a network that is away. */
  isFolderThere: z.boolean(),
  last: goodBackup.nullable(),
  trouble: backupTrouble.nullable(),
  /** When this casebook began, an ISO instant. */
  began: z.string(),
  drill: drillResult.nullable(),
})
export type BackupState = z.infer<typeof backupState>

const DAY = 86_400_000
/** After so many days without a backup whoever works here is to look. */
const OLD_DAYS = 7

/** What is worth an amber word: nothing, that there is none for long, or that the folder is away. */
export function backupConcern(
  { folder, isFolderThere, last, began }: BackupState,
  now: Date,
): 'none' | 'old' | 'folder' {
  if (folder !== null && !isFolderThere) return 'folder'
  const since = Date.parse(last?.at ?? began)
  return now.getTime() - since > OLD_DAYS * DAY ? 'old' : 'none'
}

/** Whether two instants are of one day on this machine's clock. */
const sameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString()

/** Whether something has changed that no backup holds, and today has had none yet. */
export const isBackupDue = (
  last: { readonly at: string; readonly mark: string } | undefined,
  { mark, now }: { readonly mark: string; readonly now: Date },
): boolean => last === undefined || (last.mark !== mark && !sameDay(new Date(last.at), now))
