import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import { backup, lived, none, note, restore, two, unlocked, type Stage } from '../sweep/acts.ts'
import type { Operation } from '../sweep/operations.ts'

/** In the folder beside the home: the files of an earlier day. */
export const OLDER = 'older'

/** A casebook with a past: a backup, a previous store, and beside it what its files were on an earlier day. */
async function withAPast(stage: Stage): Promise<void> {
  await lived(stage)
  const older = path.join(stage.folder, OLDER)
  mkdirSync(older)
  for (const name of ['casebook.db', 'key.json'])
    copyFileSync(path.join(stage.folder, 'home', name), path.join(older, name))
  await unlocked(stage)
  await backup(stage)
  await stage.desk.vault.lock({})
  await restore(stage)
  await two(stage, ['Cleo', 'Dora'])
  await note(stage, 'later')
  await stage.desk.vault.lock({})
}

/** States in which a home is damaged: each is the deed that was under way, or had ended. */
export const damageDeeds: readonly Operation[] = [
  {
    name: 'a casebook that is locked',
    prepare: withAPast,
    begin: none,
    act: none,
    left: () => Promise.resolve([]),
  },
  {
    name: 'a casebook whose program was killed',
    prepare: withAPast,
    begin: unlocked,
    act: stage => note(stage, 'during'),
    left: () => Promise.resolve([]),
  },
  {
    name: 'a restore that was cut short',
    prepare: withAPast,
    begin: none,
    act: ({ desk, folder }) => desk.vault.restore({ path: path.join(folder, 'copy.backup'), passphrase }),
    left: () => Promise.resolve([]),
  },
]
