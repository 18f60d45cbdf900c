import { expect, it } from 'vitest'
import { createRandom } from '../../../shared/domain/random.ts'
import { hba1c, patient, to, written } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { leftIn } from '../../fixtures/left-in.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { runs } from '../../unit/runs.ts'

/*
 * Ann has a chart; her source gives her id, her number and her address to Bea and Dee as well, and her number to Cee,
 * who has an id of her own. Whatever comes together, again, is undone (stopped in the middle or not), tried again or
 * read again, in a store that is closed and opened: what is left is what a new store has that was given only what is
 * left.
 */
const clinic = { source: 'Hill clinic' }
const folder = temporaryFolder()
const urn = 'urn:uuid:30000000-0000-4000-8000-000000000000'
const numbers = (...values: string[]) => ({
  identifier: values.map(value => ({ system: 'urn:insurer', value })),
})
const byNumber = (value: string, system = 'urn:insurer') => ({
  type: 'Patient',
  identifier: { system, value },
})
const byId = to('Patient/1')
const file = (...resources: Array<Readonly<Record<string, unknown>>>) =>
  written(
    folder,
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: resources.map(resource => ({
        ...(resource['resourceType'] === 'Patient' && resource['id'] === '1' && { fullUrl: urn }),
        resource,
      })),
    }),
  )
const bea = patient('1', 'Bea Hill', { ...numbers('123', '9'), birthDate: '1950-01-01' })
const ann = file(patient('1', 'Ann Reed', numbers('123', '7')), hba1c('a', byId, 4), hba1c('au', to(urn), 5))
const others = [
  file(hba1c('a2', byId, 6), hba1c('u2', to(urn), 7), patient('1', 'Ann Reed-Lake', numbers('123'))),
  file(bea, hba1c('b', byId, 8), hba1c('bn', byNumber('123'), 9), hba1c('bu', to(urn), 10)),
  file(hba1c('bi', byId, 11), bea),
  file(patient('1', 'Dee Poole', { ...numbers('7'), birthDate: '1970-01-01' }), hba1c('d', byId, 12)),
  file(
    patient('2', 'Cee Lake', { ...numbers('123'), birthDate: '1990-01-01' }),
    hba1c('c', to('Patient/2'), 13),
  ),
  // A correction of what stands on Ann's chart; by id, address, and each number; by one of another insurer.
  file(hba1c('a', byId, 14, { status: 'corrected', meta: { versionId: '2' } })),
  file(hba1c('i', byId, 15), hba1c('u', to(urn), 16)),
  file(hba1c('n', byNumber('123'), 17)),
  file(hba1c('m', byNumber('7'), 18), hba1c('k', byNumber('9'), 19)),
  file(hba1c('o', byNumber('123', 'urn:other'), 20), hba1c('z', byNumber(' 0123'), 21)),
]

interface Import {
  readonly importId: number
  readonly paths: readonly string[]
}

async function lived(seed: number) {
  const random = createRandom(seed)
  const upTo = (most: number) => 1 + Math.floor(random.uniform() * most)
  let room = intakeRoom()
  const left: Import[] = []
  const bring = async (paths: readonly string[]) => {
    left.push({ importId: (await room.import(paths, clinic)).importId, paths })
  }
  const some = (most: number) => Array.from({ length: upTo(most) }, () => others[upTo(others.length) - 1]!)
  await bring([ann, ...some(2)])
  for (let step = 0; step < 9; step++) {
    const what = random.uniform()
    if (what < 0.55) await bring(random.uniform() < 0.2 ? [ann, ...some(2)] : some(3))
    else if (what < 0.8 && left.length > 1) {
      const [gone] = left.splice(upTo(left.length - 1), 1)
      const { importId } = gone!
      if (random.uniform() < 0.4) {
        room.store.write(() => room.store.undoing.begin(importId))
        for (let n = upTo(6); n > 0; n--) room.store.write(() => room.store.undoing.step(importId, 1))
        if (random.uniform() < 0.5) room = room.reopen()
      }
      await room.intake.undo({ importId })
    } else if (what < 0.9) {
      const ids = (await room.library.quarantine({})).map(({ id }) => id)
      if (ids.length > 0) await room.intake.retry({ ids })
    } else {
      const sources = left.flatMap(({ importId }) => room.store.sources.ofImport(importId))
      await room.intake.readAgain({ sources: [...new Set(sources)] })
    }
  }
  const found = await leftIn(room)
  room.end()
  return { found, left }
}

async function anew(imports: readonly Import[]) {
  const room: IntakeRoom = intakeRoom()
  for (const { paths } of imports) await room.import(paths, clinic)
  const found = await leftIn(room)
  room.end()
  return found
}

it.each(Array.from({ length: runs(3, 40) }, (_, n) => n + 1))(
  'leaves what is left of it, and nothing on a chart that may be somebody else’s (%d)',
  async seed => {
    const { found, left } = await lived(seed)
    const [first, ...rest] = left
    expect(found).toEqual(await anew(left))
    expect(found).toEqual(await anew([first!, ...rest.toReversed()]))
    expect(found.unsound).toEqual([])
  },
)
