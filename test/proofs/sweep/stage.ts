import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { setImmediate } from 'node:timers/promises'
import { createRandom, type Random } from '../../../shared/domain/random.ts'
import { toFault } from '../../../shared/errors.ts'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import { faults, faultyDisk, type Fault, type FaultyDisk } from './faulty-disk.ts'
import type { Stage } from './acts.ts'
import { operations, type Operation } from './operations.ts'
import { lookAt } from './look-at.ts'
import { afterACut, callsIn, writeOut } from './replay.ts'
import { REPLAY, type Trial } from './trial.ts'

/** The files that a power cut leaves: not the index of the log, which is memory, and no lock. */
function asAfterACut(from: string, to: string): void {
  if (existsSync(from))
    cpSync(from, to, { recursive: true, filter: each => !each.endsWith('-shm') && !each.endsWith('.lock') })
}

const codeOf = (error: unknown): string => toFault(error).code

interface Setting {
  readonly operation: Operation
  readonly disk: FaultyDisk
  /** Where it starts from, and the folder for what comes of it. */
  readonly start: string
  readonly root: string
  readonly random: Random
}

/** What is left in `folder`, opened and looked at. */
async function wrongIn(operation: Operation, folder: string, done: boolean): Promise<string[]> {
  const desk = recordsDesk(path.join(folder, 'home'), { alone: true })
  try {
    const { shut, unsound, left, litter } = await lookAt(operation, { folder, desk }, done)
    return [...shut, ...unsound, ...left, ...litter]
  } catch (error) {
    return [`afterwards ${codeOf(error)} ${desk.faults.join(' ')}`]
  } finally {
    desk.close()
  }
}

async function begun({ operation, start, root }: Setting): Promise<Stage> {
  const folder = path.join(root, 'trial')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  asAfterACut(start, folder)
  const stage = { folder, desk: recordsDesk(path.join(folder, 'home'), { alone: true }) }
  await operation.begin(stage)
  return stage
}

/** One trial: from the start to the fault at the `nth` call, and what is left of it. */
async function trial(setting: Setting, fault: Fault, nth: number): Promise<Trial> {
  const { operation, disk, root } = setting
  const stage = await begun(setting)
  const wrong: string[] = []
  disk.fail(fault, nth)
  const outcome = await operation.act(stage).then(() => 'done', codeOf)
  const seen = disk.seen()
  if (fault.lasts !== 'cut') {
    if (outcome !== 'done' && !fault.told.includes(outcome)) wrong.push(`told ${outcome}`)
    await stage.desk.vault.lock({})
    const { state } = await stage.desk.vault.status({}).catch(() => ({ state: 'untold' }))
    if (state === 'open') wrong.push('does not lock')
  }
  stage.desk.close()
  await setImmediate()
  const { ofSqlite } = disk.failed()
  disk.mend()
  const after = path.join(root, 'after')
  rmSync(after, { recursive: true, force: true })
  asAfterACut(stage.folder, after)
  wrong.push(...(await wrongIn(operation, after, outcome === 'done')))
  return { operation: operation.name, fault: fault.name, nth, outcome, seen, ofSqlite, wrong }
}

/** What was done to the disk in one go without any fault, replayed up to moments at random. */
async function replays(setting: Setting, recording: string, times: number): Promise<void> {
  const { operation, root, random } = setting
  const stage = await begun(setting)
  const base = path.join(root, '..', 'base')
  rmSync(base, { recursive: true, force: true })
  cpSync(stage.folder, base, { recursive: true })
  const from = statSync(recording).size
  await operation.act(stage)
  const calls = callsIn(readFileSync(recording), from)
  stage.desk.close()
  const after = path.join(root, 'after')
  for (let time = 0; time < times; time++) {
    // One in ten after its end, when it was said to be done: then all of it has to be there.
    const nth = random.uniform() < 0.1 ? calls.length : Math.floor(random.uniform() * calls.length)
    const done = nth === calls.length
    writeOut(afterACut({ base, as: stage.folder, calls: calls.slice(0, nth) }, random), stage.folder, after)
    tell({
      operation: operation.name,
      fault: REPLAY,
      nth,
      outcome: done ? 'done' : 'cut',
      seen: calls.length,
      ofSqlite: 0,
      wrong: await wrongIn(operation, after, done),
    })
  }
}

const tell = (made: Trial) => process.stdout.write(`${JSON.stringify(made)}\n`)

const { values } = parseArgs({
  options: {
    root: { type: 'string' },
    control: { type: 'string' },
    operation: { type: 'string' },
    /** Those whose every `step`th call shall fail, from the first or from one drawn by the seed. */
    fault: { type: 'string', multiple: true, default: [] },
    step: { type: 'string', default: '1' },
    /** Where everything done to the disk is recorded, and how often it shall be replayed. */
    recording: { type: 'string' },
    replays: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
})
const operation = operations.find(({ name }) => name === values.operation)!
const root = values.root!
const start = path.join(root, 'start')
rmSync(start, { recursive: true, force: true })
mkdirSync(path.join(start, 'home'), { recursive: true })
const prepared = { folder: start, desk: recordsDesk(path.join(start, 'home'), { alone: true }) }
await operation.prepare(prepared)
prepared.desk.close()

const disk = faultyDisk(values.control!)
const random = createRandom(Number(values.seed))
const setting = { operation, disk, start, root, random }
const step = Number(values.step)
for (const fault of faults.filter(({ name }) => values.fault.includes(name)))
  for (let nth = 1 + random.integer(step); ; nth += step) {
    const made = await trial(setting, fault, nth)
    tell(made)
    if (made.seen < nth) break // it ended before that call: there are no more
  }
if (values.recording !== undefined) await replays(setting, values.recording, Number(values.replays))
disk.close()
process.exit(0)
