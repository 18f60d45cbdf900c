import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError, toFault } from '../../../shared/errors.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { backup, BACKUP, NEXT, note, two, type Stage } from '../sweep/acts.ts'

/** One of several programs at one home: a process that does what it is asked to (`contenders.ts`). */
const acts = {
  'create': ({ desk }) => desk.vault.create({ passphrase: `of process ${process.pid} alone` }),
  'unlock': ({ desk }) => desk.vault.unlock({ passphrase }),
  'lock': ({ desk }) => desk.vault.lock({}),
  'restore': ({ desk, folder }) => desk.vault.restore({ path: path.join(folder, BACKUP), passphrase }),
  'rekey': ({ desk }) => desk.vault.changePassphrase({ current: passphrase, next: NEXT }),
  'backup': ({ desk, folder }) => desk.vault.backup({ path: path.join(folder, 'raced.backup') }),
  'first backup': backup,
  'import': stage => two(stage, ['Eve', 'Fay']),
  'undo': ({ desk }) => desk.ingest.undo({ importId: 2 }),
  'put aside': ({ desk }) => desk.vault.putAside({}),
  'note': stage => note(stage, `of ${process.pid}`),
} satisfies Readonly<Record<string, (stage: Stage) => Promise<unknown>>>
export type Act = keyof typeof acts

export interface Order {
  readonly id: number
  readonly folder: string
  /** One after the other; the first that fails ends it. */
  readonly acts: readonly Act[]
  /** It is waited so long before. */
  readonly after: number
}
/** What came of it; times are of the clock that all processes share. */
export interface Reply {
  readonly id: number
  /** `done`, or a code and what is said. */
  readonly outcome: string
  /** Of whom it says that she has it. */
  readonly owner?: string | undefined
  /** Whether it has the home open now. */
  readonly isOpen: boolean
  readonly began: bigint
  readonly ended: bigint
}

let stage: Stage | undefined
function stageIn(folder: string): { folder: string; desk: RecordsDesk } {
  if (stage?.folder !== folder) {
    stage?.desk.close()
    stage = { folder, desk: recordsDesk(path.join(folder, 'home'), { alone: true, now: () => new Date() }) }
  }
  return stage
}

async function carryOut({ id, folder, acts: wanted, after }: Order): Promise<Reply> {
  const here = stageIn(folder)
  await wait(after)
  const began = process.hrtime.bigint()
  let outcome = 'done'
  let owner: string | undefined
  try {
    for (const each of wanted) await acts[each](here)
  } catch (error) {
    const { said, code } = toFault(error)
    outcome = `${code} ${said.key}`
    if (error instanceof AppError && error.said.key === 'store.in-use-since')
      owner = String((error.said.values as { process: string }).process) // the message's own values
  }
  return {
    id,
    outcome,
    owner,
    isOpen: here.desk.state().is === 'open',
    began,
    ended: process.hrtime.bigint(),
  }
}

if (process.argv[1] === import.meta.filename) {
  process.on('message', (order: Order) => void carryOut(order).then(reply => process.send!(reply)))
  process.on('disconnect', () => process.exit(0))
  process.send!('ready')
}
