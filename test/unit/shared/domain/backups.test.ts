import { describe, expect, it } from 'vitest'
import { backupConcern, isBackupDue, type BackupState } from '../../../../shared/domain/backups.ts'

const now = new Date(2026, 10, 29, 18, 0)
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()
const state = (more: Partial<BackupState> = {}): BackupState => ({
  folder: '/stick',
  isFolderThere: true,
  last: { at: ago(20), file: '/stick/a.backup', kept: 3 },
  trouble: null,
  began: ago(24 * 400),
  drill: null,
  ...more,
})

describe('what is worth an amber word', () => {
  const last = (hours: number) => ({ at: ago(hours), file: '/stick/a.backup' })
  const table: ReadonlyArray<readonly [what: string, state: BackupState, concern: string]> = [
    ['a backup of yesterday', state(), 'none'],
    ['one of seven days ago to the hour', state({ last: last(168) }), 'none'],
    ['one of an hour before that', state({ last: last(169) }), 'old'],
    ['one by hand, where no folder was chosen', state({ folder: null, isFolderThere: false }), 'none'],
    ['a folder that is away', state({ isFolderThere: false }), 'folder'],
    ['the same, and none for long', state({ isFolderThere: false, last: last(500) }), 'folder'],
    ['none at all in a casebook of this week', state({ folder: null, last: null, began: ago(100) }), 'none'],
    ['none at all in an older one', state({ folder: null, last: null, began: ago(200) }), 'old'],
  ]
  it.each(table)('%s', (_what, given, concern) => expect(backupConcern(given, now)).toBe(concern))
})

describe('a backup is due', () => {
  const at = (hours: number) => ({ at: ago(hours), mark: 'as it was' })
  it.each([
    ['where there is none', undefined, 'as it was', true],
    ['where something changed since one of yesterday', at(20), 'another', true],
    ['not where nothing did', at(500), 'as it was', false],
    ['not where this day has one', at(10), 'another', false],
    ['where the clock was wrong, and the last one is of a day to come', at(-72), 'another', true],
  ] as const)('%s', (_what, last, mark, isDue) => expect(isBackupDue(last, { mark, now })).toBe(isDue))
})
