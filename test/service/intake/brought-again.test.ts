import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRandom } from '../../../shared/domain/random.ts'
import { hba1c, patient, to, written } from '../../fixtures/fhir-parts.ts'
import { hardEntries } from '../../fixtures/hard-entries.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { leftIn } from '../../fixtures/left-in.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { runs } from '../../unit/runs.ts'

/*
 * A file that several imports brought is each one's: it stays until the last of them is undone, whatever the order.
 */
const clinic = { source: 'Hill clinic' }
const EMPTY = '0'.repeat(64)
let room: IntakeRoom
let folder: string
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => room.end())

const file = (...resources: ReadonlyArray<Readonly<Record<string, unknown>>>) =>
  written(
    folder,
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: resources.map(resource => ({ resource })),
    }),
  )
const bring = async (...paths: string[]) => (await room.import(paths, clinic)).importId
const undo = (importId: number) => room.intake.undo({ importId })
const content = async () => (await room.library.counts({})).contentHash
/** What the list of imports says of one. */
const listed = async (importId: number) =>
  (await room.library.imports({})).find(each => each.importId === importId)

/** What a casebook says into which these files were brought, and nothing else ever. */
async function only(...paths: string[]) {
  const fresh = intakeRoom()
  if (paths.length > 0) await fresh.import(paths, clinic)
  const found = await leftIn(fresh)
  fresh.end()
  return found
}

const ann = patient('1', 'Ann Reed')
const results = (...values: number[]) => values.map(n => hba1c(`o${n}`, to('Patient/1'), n))

describe('a file that was brought twice', () => {
  it('is counted by both, and stays when the first is undone', async () => {
    const [x, y] = [file(ann, ...results(1, 2, 3)), file(ann, ...results(4, 5))]
    const a = await bring(x, y)
    const b = await bring(x)
    expect(await listed(a)).toMatchObject({ files: 2, facts: 5, patients: 1 })
    expect(await listed(b)).toMatchObject({ files: 1, facts: 3, patients: 1 })

    expect(await undo(a)).toEqual({ patients: 0, facts: 2 })
    expect(await leftIn(room)).toEqual(await only(x))
    expect(await listed(a)).toMatchObject({ state: 'undone', files: 0, facts: 0, patients: 0 })
    expect(await listed(b)).toMatchObject({ state: 'done', files: 1, facts: 3, patients: 1 })
    // It is still here as a whole: nothing of it needs to be read again.
    expect((await room.import([x], clinic)).files).toMatchObject([{ status: 'known' }])
  })

  it('goes with the last', async () => {
    const x = file(ann, ...results(1, 2, 3))
    const [a, b] = [await bring(x), await bring(x)]
    await undo(a)
    expect(await undo(b)).toEqual({ patients: 1, facts: 3 })
    expect(await content()).toBe(EMPTY)
    expect(await room.unsound()).toEqual([])
    expect((await room.import([x], clinic)).files).toMatchObject([{ status: 'done', stored: 4 }])
  })

  it('stays when the later one is undone', async () => {
    const x = file(ann, ...results(1, 2, 3))
    const [a, b] = [await bring(x), await bring(x)]
    expect(await undo(b)).toEqual({ patients: 0, facts: 0 })
    expect(await leftIn(room)).toEqual(await only(x))
    expect((await room.import([x], clinic)).files).toMatchObject([{ status: 'known' }])
    await undo(a)
    await undo(3)
    expect(await content()).toBe(EMPTY)
  })

  it('keeps what the other files of the first had said too', async () => {
    const [older, newer] = [file(ann, ...results(1, 2)), file(ann, ...results(1, 2, 3))]
    const a = await bring(older, newer)
    const b = await bring(newer)
    expect(await listed(b)).toMatchObject({ facts: 3 })
    await undo(a)
    expect(await leftIn(room)).toEqual(await only(newer))
    expect(await listed(b)).toMatchObject({ files: 1, facts: 3 })
    await undo(b)
    expect(await content()).toBe(EMPTY)
  })

  it('is counted once beside a file that says the same', async () => {
    const [older, newer] = [file(ann, ...results(1, 2)), file(ann, ...results(1, 2, 3))]
    const a = await bring(older)
    const b = await bring(older, newer)
    expect(await listed(b)).toMatchObject({ files: 2, facts: 3, patients: 1 })
    await undo(a)
    expect(await listed(b)).toMatchObject({ files: 2, facts: 3, patients: 1 })
    const c = await bring(newer)
    await undo(b)
    expect(await listed(c)).toMatchObject({ files: 1, facts: 3, patients: 1 })
    expect(await leftIn(room)).toEqual(await only(newer))
  })

  it('keeps a correction that came in between', async () => {
    const x = file(ann, hba1c('o1', to('Patient/1'), 5, { meta: { versionId: '1' } }))
    const corrected = file(ann, hba1c('o1', to('Patient/1'), 7, { meta: { versionId: '2' } }))
    const [a, z, b] = [await bring(x), await bring(corrected), await bring(x)]
    await undo(a)
    expect(await leftIn(room)).toEqual(await only(x, corrected))
    await undo(z)
    expect(await leftIn(room)).toEqual(await only(x))
    await undo(b)
    expect(await content()).toBe(EMPTY)
  })

  it('keeps what was set aside of it', async () => {
    const x = file(ann, { resourceType: 'Observation', id: 'nobody can read this' })
    const [a, b] = [await bring(x), await bring(x)]
    expect(await listed(b)).toMatchObject({ quarantined: 1 })
    await undo(a)
    expect(await leftIn(room)).toEqual(await only(x))
    expect(await listed(b)).toMatchObject({ quarantined: 1 })
  })
})

describe('a file that was begun by one import and gone on with by another', () => {
  const MANY = 6_000
  const numbersTo = (n: number) => Array.from({ length: n }, (_, at) => at)

  /** An import that is cut as soon as something of it is stored. */
  async function cut(path: string) {
    const { job } = await room.intake.start({ requestId: 'cut', paths: [path], answers: clinic })
    while (((await room.library.counts({})).facts.observation ?? 0) === 0) await wait(1)
    await room.intake.cancel({ job })
    expect(await room.intake.watch({ job })).toMatchObject({ state: 'cancelled' })
    return (await room.library.counts({})).facts.observation ?? 0
  }

  it('stays as a whole with the one that brought it as a whole', async () => {
    const x = file(ann, ...results(...numbersTo(MANY)))
    const part = await cut(x)
    expect(part).toBeLessThan(MANY)
    const b = await bring(x)
    expect(await listed(1)).toMatchObject({ state: 'interrupted', facts: part })
    expect(await listed(b)).toMatchObject({ state: 'done', facts: MANY })
    await undo(1)
    expect(await listed(b)).toMatchObject({ facts: MANY })
    expect(await leftIn(room)).toEqual(await only(x))
    expect((await room.import([x], clinic)).files).toMatchObject([{ status: 'known' }])
    await undo(b)
    await undo(3)
    expect(await content()).toBe(EMPTY)
  })

  it('is again as far as the first had come when the other is undone', async () => {
    const x = file(ann, ...results(...numbersTo(MANY)))
    const part = await cut(x)
    const before = await leftIn(room)
    const b = await bring(x)
    expect(await undo(b)).toEqual({ patients: 0, facts: MANY - part })
    expect(await leftIn(room)).toEqual(before)
    expect(await listed(1)).toMatchObject({ facts: part })
    await undo(1)
    expect(await content()).toBe(EMPTY)
    expect(await room.unsound()).toEqual([])
  })
})

describe('imports of the same files, undone in any order and stopped anywhere', () => {
  it.each(Array.from({ length: runs(6, 40) }, (_, n) => n + 1))(
    'leave what the others brought (%d)',
    async seed => {
      const random = createRandom(seed)
      const upTo = (most: number) => 1 + Math.floor(random.uniform() * most)
      const some = <T>(list: readonly T[], most: number) =>
        list
          .map(each => ({ each, at: random.uniform() }))
          .toSorted((one, other) => one.at - other.at)
          .slice(0, upTo(most))
          .map(({ each }) => each)
      // They say the same in part.
      const files = Array.from({ length: 5 }, () =>
        written(
          folder,
          JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: some(hardEntries, 9) }),
        ),
      )
      const imports = new Map<number, string[]>()
      for (let action = 0; action < 9; action++) {
        if (imports.size === 0 || random.uniform() < 0.6) {
          const paths = some(files, 3)
          imports.set(await bring(...paths), paths)
          continue
        }
        const [gone] = some([...imports.keys()], 1)
        if (random.uniform() < 0.5) {
          const { store } = room
          store.write(() => store.undoing.begin(gone!))
          for (let step = upTo(20); step > 0; step--) store.write(() => store.undoing.step(gone!, 1))
          if (random.uniform() < 0.5) room = room.reopen()
          if (random.uniform() < 0.5) {
            const paths = some(files, 2)
            imports.set(await bring(...paths), paths)
          }
        }
        await undo(gone!)
        imports.delete(gone!)
      }
      expect(await leftIn(room)).toEqual(await only(...new Set([...imports.values()].flat())))
      for (const importId of imports.keys()) await undo(importId)
      expect(await content()).toBe(EMPTY)
      expect(await room.unsound()).toEqual([])
    },
  )
})

describe('the same bytes from two clinics', () => {
  it('are a file of each, where the clinician says so, and of one that is known where nobody says', async () => {
    const same = file(patient('p1', 'Ada'), hba1c('o1', to('Patient/p1'), 7))
    await bring(same)
    const valley = { source: 'Valley clinic' }
    const again = await room.import([same], valley)
    expect(again.files.map(each => each.status)).toEqual(['done'])
    const both = await room.library.counts({})
    expect(both).toMatchObject({ sources: 2, patients: 2, facts: { observation: 2 } })
    for (const answers of [clinic, valley, {}]) {
      const report = await room.import([same], answers)
      expect(report.files.map(each => each.status)).toEqual(['known'])
    }
    expect(await room.library.counts({})).toEqual(both)
    expect(await room.unsound()).toEqual([])
  })
})
