import path from 'node:path'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import { backup, BACKUP, lived, NEXT, none, oneOf, people, two, unlocked, type Stage } from '../sweep/acts.ts'
import type { Operation } from '../sweep/operations.ts'

/** Two people and a backup of them under yesterday's passphrase; then a new passphrase, and four people. */
async function renewed(stage: Stage): Promise<void> {
  await lived(stage)
  await unlocked(stage)
  await backup(stage)
  await stage.desk.vault.changePassphrase({ current: passphrase, next: NEXT })
  await two(stage, ['Cleo', 'Dora'])
  await stage.desk.vault.lock({})
}

/** What is wrong with the backup of yesterday in another place. */
async function wrongInBackup({ folder }: Stage): Promise<string[]> {
  const other = recordsDesk(path.join(folder, 'other'), { alone: true })
  try {
    const { patients } = await other.vault.restore({ path: path.join(folder, BACKUP), passphrase })
    const { ok } = await other.vault.verify({})
    return [...oneOf('people in the backup', patients, [2], true), ...(ok ? [] : ['the backup is unsound'])]
  } finally {
    other.close()
  }
}

/** Which people there are goes with which passphrase opened it. */
async function agreeing(stage: Stage, expected: readonly number[], done: boolean): Promise<string[]> {
  return [...oneOf('people', await people(stage), expected, done), ...(await wrongInBackup(stage))]
}

/** Restores of yesterday, when another passphrase was valid, and new passphrases. */
export const renewalDeeds: readonly Operation[] = [
  {
    name: 'restore of yesterday',
    prepare: renewed,
    begin: none,
    act: ({ desk, folder }) => desk.vault.restore({ path: path.join(folder, BACKUP), passphrase }),
    opensWith: done => (done ? [passphrase] : [NEXT, passphrase]),
    left: (stage, done) => agreeing(stage, [4, 2], done),
  },
  {
    name: 'passphrase once more',
    prepare: renewed,
    begin: ({ desk }) => desk.vault.unlock({ passphrase: NEXT }),
    act: ({ desk }) => desk.vault.changePassphrase({ current: NEXT, next: 'a third row of words' }),
    opensWith: done => (done ? ['a third row of words'] : [NEXT, 'a third row of words']),
    left: (stage, done) => agreeing(stage, [4], done),
  },
  {
    name: 'back to today',
    async prepare(stage) {
      await renewed(stage)
      await stage.desk.vault.restore({ path: path.join(stage.folder, BACKUP), passphrase })
      await stage.desk.vault.lock({})
    },
    begin: none,
    async act({ desk }) {
      const [kept] = await desk.vault.previous({})
      await desk.vault.takeBack({ name: kept!.name, passphrase: NEXT })
    },
    opensWith: done => (done ? [NEXT] : [passphrase, NEXT]),
    left: (stage, done) => agreeing(stage, [2, 4], done),
  },
]
