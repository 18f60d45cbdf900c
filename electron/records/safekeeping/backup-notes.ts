import { z } from 'zod'
import { backupTrouble, drillResult, goodBackup, type DrillResult } from '../../../shared/domain/backups.ts'
import type { Message } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'

const FOLDER = 'backup.folder'
const LAST = 'backup.last'
const TROUBLE = 'backup.trouble'
const DRILL = 'drill.last'

/** With what the casebook held then (`changeMark`). */
const noted = goodBackup.extend({ mark: z.string() })
export type NotedBackup = z.infer<typeof noted>

/** What a casebook knows of its own backups. Of values that another version wrote it knows nothing. */
export function backupNotes({ meta, now }: Pick<Store, 'meta' | 'now'>) {
  function read<T>(name: string, schema: z.ZodType<T>): T | undefined {
    const written = meta.get(name)
    return written ? schema.safeParse(JSON.parse(written)).data : undefined
  }
  return {
    folder: (): string | undefined => meta.get(FOLDER) || undefined,
    setFolder: (folder: string | undefined): void => meta.set(FOLDER, folder ?? ''),
    last: (): NotedBackup | undefined => read(LAST, noted),
    /** A backup was made: whatever stood in the way does so no longer. */
    setLast(made: NotedBackup): void {
      meta.set(LAST, JSON.stringify(made))
      meta.set(TROUBLE, '')
    },
    trouble: () => read(TROUBLE, backupTrouble),
    setTrouble: (said: Message): void => meta.set(TROUBLE, JSON.stringify({ at: now().toISOString(), said })),
    drill: (): DrillResult | undefined => read(DRILL, drillResult),
    setDrill: (result: DrillResult): void => meta.set(DRILL, JSON.stringify(result)),
  }
}
