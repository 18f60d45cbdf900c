import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { House } from '../../../electron/headless/house.ts'
import type { ServiceName } from '../../../electron/host/protocol.ts'
import { libraryQuestion } from '../../fixtures/planted-question.ts'
import { writePractice } from '../../fixtures/practice-file.ts'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import { demonstrationStation } from '../../fixtures/workstation.ts'
import { lived, oneOf, people, type Stage } from '../sweep/acts.ts'
import type { Operation } from '../sweep/operations.ts'
import { deedNamed } from './deeds.ts'

/** Something done with the four services; what is left is looked at with records alone. */
export interface HouseDeed extends Pick<Operation, 'name' | 'prepare' | 'opensWith' | 'left'> {
  readonly begin: (house: House, stage: Stage) => Promise<unknown>
  readonly act: (house: House, stage: Stage) => Promise<unknown>
  /** Without them it goes on. */
  readonly needs: readonly ServiceName[]
}

const PRACTICE = 'practice.ndjson'
const BROUGHT = 30
const open = (house: House) => house.vault.unlock({ passphrase })

/** What records alone does is asked of it in the same words: its deeds ask the window's contracts only. */
function asked(name: string): HouseDeed {
  const deed = deedNamed(name)
  // Of a desk these deeds ask what a house has too.
  const over = (house: House, { folder, desk }: Stage): Stage => ({
    folder,
    desk: { ...desk, ...house } as never,
  })
  return {
    ...deed,
    needs: ['records'],
    begin: (house, stage) => deed.begin(over(house, stage)),
    act: (house, stage) => deed.act(over(house, stage)),
  }
}

async function bring({ intake }: House, { folder }: Stage): Promise<void> {
  const { job } = await intake.start({ requestId: randomUUID(), paths: [path.join(folder, PRACTICE)] })
  const { state, fault } = await intake.watch({ job })
  if (state !== 'done') throw new Error(fault?.code ?? state)
}

/** A demonstration with one card that may be published. */
async function withACard({ desk, folder }: Stage): Promise<void> {
  await desk.vault.create({ passphrase, demonstration: true })
  await desk.vault.lock({})
  const station = await demonstrationStation(path.join(folder, 'home'))
  try {
    await station.demonstration(1, 600)
    await station.learning.ask({ question: libraryQuestion })
  } finally {
    await station.stop()
  }
}
async function publish({ learning }: House): Promise<void> {
  const [card] = await learning.cards({})
  const verdict = await learning.previewRelease({ id: card!.id })
  if (verdict.kind === 'refused') throw new Error('The gate refused.')
  const receiptSha256 = verdict.receipt.sha256
  await learning.publish({ requestId: 'request-of-proof', id: card!.id, receiptSha256 })
}
/** How many letters the ledger holds. */
export const released = (desk: ReturnType<typeof recordsDesk>): number =>
  Number(desk.store().db.prepare('SELECT count(*) FROM outbox').pluck().get())

export const PUBLISH = 'publish'

export const houseDeeds: readonly HouseDeed[] = [
  ...[
    'create',
    'unlock',
    'lock',
    'note',
    'draft',
    'backup',
    'restore',
    'passphrase',
    'recovery sheet',
    'rotation',
    'export',
    'upgrade',
  ].map(asked),
  {
    name: 'import',
    async prepare(stage) {
      await lived(stage)
      writePractice(path.join(stage.folder, PRACTICE), { seed: 3, patients: BROUGHT })
    },
    begin: open,
    act: bring,
    needs: ['records', 'intake'],
    async left(stage, done) {
      const found = await people(stage)
      const isBetween = found >= 2 && found <= 2 + BROUGHT
      return done ? oneOf('people', found, [2 + BROUGHT], true) : oneOf('people', isBetween, [true], true)
    },
  },
  {
    ...deedNamed('undo'),
    begin: open,
    act: ({ intake }) => intake.undo({ importId: 2 }),
    needs: ['records', 'intake'],
  },
  {
    name: PUBLISH,
    prepare: withACard,
    begin: open,
    act: publish,
    needs: ['records', 'learning'],
    left: ({ desk }, done) => Promise.resolve(oneOf('letters', released(desk), [0, 1], done)),
  },
]
