import { Anchor } from '@mantine/core'
import { useEffect } from 'react'
import type { BackupState } from '../../shared/domain/backups.ts'
import { followBackups, useBackups } from '../client/backups.ts'
import { useRouter } from '../client/router.ts'
import { lastBackupText } from '../parts/last-backup-text.ts'
import { words } from '../ui/words.ts'

/** When this casebook was last backed up; the way to Settings where nobody has said where backups go. */
export function BackupLine() {
  useEffect(followBackups, [])
  const { state, concern } = useBackups()
  const go = useRouter(each => each.go)
  if (!state) return null
  return (
    <span className="backup-line">
      {concern !== 'none' && <strong className="amber-word">{words('backup.look', { concern })}</strong>}
      {shown(state)}
      {state.folder === null && (
        <Anchor component="button" type="button" fz="inherit" onClick={() => go('settings')}>
          {words('backup.choose-where')}
        </Anchor>
      )}
    </span>
  )
}

const shown = ({ last }: BackupState) => <span>{last ? lastBackupText(last) : words('backup.none-yet')}</span>
