import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom } from '../../../shared/domain/random.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import type { Clinic } from './corpus.ts'
import { cutFile, shuffled } from './cut-file.ts'

/** As many of what was set aside are tried again at once: each is a write of its own. */
const TRIED = 30

/** Files that come together. */
interface Delivery {
  readonly from: string
  readonly paths: readonly string[]
}
/** What is left in the end: of meaning and order alone, never of which file said it. */
export interface Left {
  readonly content: string
  readonly patients: number
  readonly facts: Readonly<Record<string, number>>
  /** Why entries were set aside. */
  readonly aside: readonly string[]
  readonly unsound: readonly string[]
}

async function leftIn(room: IntakeRoom): Promise<Left> {
  const { contentHash: content, patients, facts } = await room.library.counts({})
  const aside = (await room.library.quarantine({})).map(({ reason }) => reason.key).toSorted()
  return { content, patients, facts, aside, unsound: await room.unsound() }
}

/** Everything brought plainly: each clinic at once, files in the order of their names. */
export async function livedPlainly(clinics: readonly Clinic[]): Promise<Left> {
  const room = intakeRoom()
  for (const { name, files } of clinics)
    await room.import(
      files.map(each => each.path),
      { source: name },
    )
  const left = await leftIn(room)
  room.end()
  return left
}

/** A clinic's files cut and written anew, in several deliveries. */
function deliveriesOf({ name, files }: Clinic, seed: number, folder: string): Delivery[] {
  const random = createRandom(seed)
  const paths = files.flatMap((file, at) => {
    const parts = cutFile(file, random)
    if (parts === undefined) return [file.path]
    return parts.map((text, part) => {
      const written = path.join(folder, `${seed}-${at}-${part}${file.ending}`)
      // Files of the same bytes are one file, of one clinic: blank lines tell apart what cutting has made alike.
      writeFileSync(written, text + '\n'.repeat(seed % 1_000))
      return written
    })
  })
  const left = shuffled(paths, random)
  const deliveries: Delivery[] = []
  while (left.length > 0)
    deliveries.push({ from: name, paths: left.splice(0, 1 + Math.floor(random.uniform() * left.length)) })
  return deliveries
}

/**
 * Everything brought as one seed has it: entries spread over other files in another order, files over several
 * deliveries, clinics in between each other; deliveries cancelled at a random moment and brought again later, the
 * process ended, what was set aside tried again, and files brought twice.
 */
export async function livedThrough(
  clinics: readonly Clinic[],
  seed: number,
): Promise<{ left: Left; deliveries: number }> {
  const random = createRandom(seed)
  const folder = temporaryFolder()
  const deliveries = shuffled(
    clinics.flatMap((clinic, at) => deliveriesOf(clinic, seed * 1_000 + at, folder)),
    random,
  )
  let room = intakeRoom()
  let brought = 0
  while (deliveries.length > 0) {
    const delivery = deliveries.shift()!
    brought++
    const { job } = await room.intake.start({
      requestId: randomUUID(),
      paths: [...delivery.paths],
      answers: { source: delivery.from },
    })
    if (random.uniform() < 0.25) {
      await wait(random.uniform() * 4 * delivery.paths.length)
      await room.intake.cancel({ job })
    }
    const { state } = await room.intake.watch({ job })
    const again = () => deliveries.splice(Math.floor(random.uniform() * (deliveries.length + 1)), 0, delivery)
    if (state !== 'done' || random.uniform() < 0.1) again()
    if (random.uniform() < 0.05) room = room.reopen()
    const aside = random.uniform() < 0.1 ? await room.library.quarantine({}) : []
    const ids = shuffled(aside, random)
      .slice(0, TRIED)
      .map(({ id }) => id)
    if (ids.length > 0) await room.intake.retry({ ids })
  }
  const left = await leftIn(room)
  room.end()
  rmSync(folder, { recursive: true, force: true })
  return { left, deliveries: brought }
}
