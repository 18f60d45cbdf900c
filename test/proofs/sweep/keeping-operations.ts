import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { readBackup } from '../../../electron/records/home/backup-file.ts'
import { AppError } from '../../../shared/errors.ts'
import { exportColumns } from '../../../shared/domain/export-columns.ts'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import { lived, oneOf, people, unlocked, type Stage } from './acts.ts'
import type { Operation } from './operations.ts'

const inFolder = ({ folder }: Pick<Stage, 'folder'>, name: string) => path.join(folder, name)
const STICK = 'stick'
const OUT = 'out'
const SHEET = 'sheet.txt'
const DRAFT = { name: 'proof.draft', about: 'during' }
/** Backups of earlier days: more of one week than are kept. */
const EARLIER = [
  '2026-03-02',
  '2026-03-03',
  '2026-03-04',
  '2026-05-05',
  '2026-05-06',
  '2026-06-28',
  '2026-06-29',
]

/** Those of them that are kept whatever comes: the newest, of their week, of their month. */
const KEPT = ['2026-03-04', '2026-05-06', '2026-06-28', '2026-06-29']

/** A backup in the folder, under the names of earlier days as well. */
async function stickFilled(stage: Stage): Promise<void> {
  const stick = inFolder(stage, STICK)
  mkdirSync(stick)
  const { file } = await stage.desk.safekeeping.backUp({ folder: stick })
  for (const day of EARLIER) copyFileSync(file, file.replace(/\d{4}-\d\d-\d\d(?=T\d{6}Z\.backup$)/, day))
  rmSync(file)
}

/** What is wrong with the backups of a folder: each is whole, and the newest can be put in place. */
async function wrongOnStick(stage: Stage, done: boolean): Promise<string[]> {
  const stick = inFolder(stage, STICK)
  const names = readdirSync(stick)
    .filter(each => each.endsWith('.backup'))
    .toSorted()
  const isNew = !EARLIER.some(day => names.at(-1)!.includes(day))
  const wrong = done && !isNew ? ['the new backup is not there'] : []
  for (const day of KEPT)
    if (!names.some(each => each.includes(day))) wrong.push(`a backup that has to be kept is gone: ${day}`)
  const apart = inFolder(stage, 'apart')
  for (const name of names)
    await readBackup(path.join(stick, name), apart).catch(() => wrong.push(`torn backup: ${name}`))
  rmSync(apart, { force: true })
  const other = recordsDesk(inFolder(stage, 'other'), { alone: true })
  try {
    const { patients } = await other.vault.restore({ path: path.join(stick, names.at(-1)!), passphrase })
    return [...wrong, ...oneOf('people in the backup', patients, [2], true)]
  } finally {
    other.close()
    rmSync(other.home, { recursive: true })
  }
}

/** What is wrong with an export: with its manifest it is whole, and without one it is none. */
function wrongInExport(folder: string, done: boolean): string[] {
  const at = path.join(folder, 'manifest.json')
  if (!existsSync(at)) return done ? ['no manifest'] : []
  let files: ReadonlyArray<{ readonly path: string; readonly sha256: string }>
  try {
    files = (JSON.parse(readFileSync(at, 'utf8')) as { files: typeof files }).files
  } catch {
    return ['a manifest that is half written']
  }
  return files
    .filter(each => {
      const file = path.join(folder, each.path)
      return (
        !existsSync(file) || createHash('sha256').update(readFileSync(file)).digest('hex') !== each.sha256
      )
    })
    .map(each => `not as the manifest says: ${each.path}`)
}

const meanings = Object.fromEntries(exportColumns.map(name => [name, name])) as Record<
  (typeof exportColumns)[number],
  string
>

/** What a person does to keep things safe beside the store: half typed, on paper, on a stick, taken along. */
export const keepingOperations: readonly Operation[] = [
  {
    name: 'draft',
    prepare: lived,
    begin: unlocked,
    act: ({ desk }) => desk.drafts.keep({ ...DRAFT, body: 'typed', version: 0, writer: 'window-of-proof' }),
    async left({ desk }, done) {
      const { drafts } = await desk.drafts.list({})
      const found = drafts.filter(({ about }) => about === DRAFT.about).map(({ body }) => body)
      return oneOf('draft', found.join(), ['', 'typed'], done)
    },
  },
  {
    name: 'recovery sheet',
    prepare: lived,
    begin: unlocked,
    async act(stage) {
      const { code } = await stage.desk.vault.makeRecoverySheet({ passphrase })
      writeFileSync(inFolder(stage, SHEET), code)
    },
    async left(stage, done) {
      const { desk } = stage
      if (!done) return oneOf('people', await people(stage), [2], true)
      await desk.vault.lock({})
      const code = readFileSync(inFolder(stage, SHEET), 'utf8')
      return desk.vault.unlock({ passphrase: code }).then(
        () => [],
        (error: unknown) => [`the sheet: ${error instanceof AppError ? error.code : 'unknown'}`],
      )
    },
  },
  {
    name: 'rotation',
    async prepare(stage) {
      await lived(stage)
      await unlocked(stage)
      await stickFilled(stage)
      await stage.desk.vault.lock({})
    },
    begin: unlocked,
    act: stage => stage.desk.safekeeping.backUp({ folder: inFolder(stage, STICK) }),
    left: wrongOnStick,
  },
  {
    name: 'export',
    prepare: lived,
    begin: unlocked,
    act: stage =>
      stage.desk.safekeeping.exportEverything({
        folder: inFolder(stage, OUT),
        texts: { readme: 'All of it.', meanings },
      }),
    async left(stage, done) {
      return [
        ...oneOf('people', await people(stage), [2], done),
        ...wrongInExport(inFolder(stage, OUT), done),
      ]
    },
  },
]
