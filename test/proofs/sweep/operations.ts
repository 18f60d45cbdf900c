import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import {
  backup,
  BACKUP,
  earlierStore,
  lived,
  NEXT,
  none,
  note,
  notes,
  oneOf,
  people,
  restore,
  two,
  unlocked,
  type Stage,
} from './acts.ts'

/** Something a person does, and what must be true however it was cut short. */
export interface Operation {
  readonly name: string
  /** Makes the start, once for all trials; the desk is closed after. */
  readonly prepare: (stage: Stage) => Promise<void>
  /** Goes as far as nothing fails yet. */
  readonly begin: (stage: Stage) => Promise<unknown>
  readonly act: (stage: Stage) => Promise<unknown>
  /** Which passphrases may open it after: all that a person could have been told. */
  readonly opensWith?: (done: boolean) => readonly string[]
  /** Whether there may be no casebook at all after. */
  readonly mayBeAbsent?: (done: boolean) => boolean
  /** What is wrong with the open casebook after; nothing where all is as it must be. */
  readonly left: (stage: Stage, done: boolean) => Promise<readonly string[]>
}

export const operations: readonly Operation[] = [
  {
    name: 'create',
    prepare: none,
    begin: none,
    act: ({ desk }) => desk.vault.create({ passphrase }),
    mayBeAbsent: done => !done,
    async left(stage, done) {
      const isAbsent = (await stage.desk.vault.status({})).state === 'absent'
      return isAbsent ? [] : oneOf('people', await people(stage), [0], done)
    },
  },
  {
    name: 'unlock',
    prepare: lived,
    begin: none,
    act: unlocked,
    left: async (stage, done) => oneOf('people', await people(stage), [2], done),
  },
  {
    name: 'lock',
    prepare: lived,
    begin: unlocked,
    act: ({ desk }) => desk.vault.lock({}),
    left: async (stage, done) => oneOf('people', await people(stage), [2], done),
  },
  {
    name: 'note',
    prepare: lived,
    begin: unlocked,
    act: stage => note(stage, 'during'),
    left: async (stage, done) =>
      oneOf('notes', (await notes(stage)).join(), ['before', 'before,during'], done),
  },
  {
    name: 'import',
    prepare: lived,
    begin: unlocked,
    act: stage => two(stage, ['Cleo', 'Dora']),
    left: async (stage, done) => oneOf('people', await people(stage), [2, 4], done),
  },
  {
    name: 'undo',
    async prepare(stage) {
      await lived(stage)
      await unlocked(stage)
      await two(stage, ['Cleo', 'Dora'])
      await stage.desk.vault.lock({})
    },
    begin: unlocked,
    act: ({ desk }) => desk.ingest.undo({ importId: 2 }),
    async left(stage, done) {
      const before = oneOf('people', await people(stage), [4, 3, 2], done)
      // What was stopped is gone on with when it is asked for again.
      if (!done)
        await stage.desk.ingest.undo({ importId: 2 }).catch((error: unknown) => {
          if (!(error instanceof AppError) || error.code !== 'conflict') throw error
        })
      return [...before, ...oneOf('people in the end', await people(stage), [2], true)]
    },
  },
  {
    name: 'rebuild',
    prepare: lived,
    begin: unlocked,
    act: ({ desk }) => desk.vault.rebuild({}),
    left: async (stage, done) => oneOf('people', await people(stage), [2], done),
  },
  {
    name: 'backup',
    prepare: lived,
    begin: unlocked,
    act: backup,
    async left(stage, done) {
      const file = path.join(stage.folder, BACKUP)
      if (!existsSync(file)) return done ? ['no backup'] : []
      const other = recordsDesk(path.join(stage.folder, 'other'), { alone: true })
      try {
        const { patients } = await other.vault.restore({ path: file, passphrase })
        return oneOf('people in the backup', patients, [2], done)
      } finally {
        other.close()
        rmSync(other.home, { recursive: true })
      }
    },
  },
  {
    name: 'restore',
    async prepare(stage) {
      await lived(stage)
      await unlocked(stage)
      await backup(stage)
      await two(stage, ['Cleo', 'Dora'])
      await stage.desk.vault.lock({})
    },
    begin: none,
    act: restore,
    left: async (stage, done) => oneOf('people', await people(stage), [4, 2], done),
  },
  {
    name: 'take back',
    async prepare(stage) {
      await lived(stage)
      await unlocked(stage)
      await backup(stage)
      await two(stage, ['Cleo', 'Dora'])
      await stage.desk.vault.lock({})
      await restore(stage)
      await stage.desk.vault.lock({})
    },
    begin: none,
    async act({ desk }) {
      const [kept] = await desk.vault.previous({})
      await desk.vault.takeBack({ name: kept!.name, passphrase })
    },
    left: async (stage, done) => oneOf('people', await people(stage), [2, 4], done),
  },
  {
    name: 'passphrase',
    prepare: lived,
    begin: unlocked,
    act: ({ desk }) => desk.vault.changePassphrase({ current: passphrase, next: NEXT }),
    opensWith: done => (done ? [NEXT] : [passphrase, NEXT]),
    left: async (stage, done) => oneOf('people', await people(stage), [2], done),
  },
  {
    name: 'put aside',
    prepare: lived,
    begin: none,
    act: ({ desk }) => desk.vault.putAside({}),
    mayBeAbsent: () => true,
    async left(stage, done) {
      const { state } = await stage.desk.vault.status({})
      if (state === 'absent') {
        const [kept] = await stage.desk.vault.previous({})
        await stage.desk.vault.takeBack({ name: kept!.name, passphrase })
      } else if (done) return ['still here']
      return oneOf('people', await people(stage), [2], true)
    },
  },
  {
    name: 'end the demonstration',
    async prepare({ desk }) {
      await desk.vault.create({ passphrase, demonstration: true })
      await desk.vault.lock({})
    },
    begin: unlocked,
    act: ({ desk }) => desk.vault.endDemonstration({}),
    mayBeAbsent: () => true,
    left: async ({ desk }, done) =>
      oneOf('state', (await desk.vault.status({})).state, ['open', 'absent'], done),
  },
  {
    name: 'upgrade',
    prepare: ({ desk }) => earlierStore(desk.home),
    begin: none,
    act: unlocked,
    left: async (stage, done) => oneOf('people', await people(stage), [0], done),
  },
]
