import type { GoodBackup } from '../../shared/domain/backups.ts'
import { whenText } from '../ui/dates.ts'
import { words } from '../ui/words.ts'

/** `Last good backup: yesterday 18:40, 3 kept`. */
export const lastBackupText = ({ at, kept }: GoodBackup): string =>
  kept === undefined
    ? words('backup.last', { when: whenText(at) })
    : words('backup.last-of', { when: whenText(at), kept })
