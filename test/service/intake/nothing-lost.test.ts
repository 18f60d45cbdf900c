import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundle, hba1c, patient, to, written } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { runs } from '../../unit/runs.ts'

/*
 * Each entry ends exactly once, whatever else its file holds, and however imports are cut, undone and repeated
 * (docs/ARCHITECTURE.md, "The way of the data").
 */
const clinic = { source: 'Hill clinic' }
let room: IntakeRoom
let folder: string
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => room.end())

const observations = async () => (await room.library.counts({})).facts.observation
const aside = async () =>
  (await room.library.quarantine({})).map(
    ({ position, reason }) => `${position} ${reason.key.replace('quarantine.', '')}`,
  )

describe('an entry that nobody can read costs itself alone', () => {
  const ann = JSON.stringify(patient('1', 'Ann Reed'))
  const sound = (id: string) => JSON.stringify(hba1c(id, to('Patient/1'), 5))
  const withMore = (more: string) => sound('odd').replace('{', `{${more},`)
  const depth = 20_000
  it.each([
    ['nested deeper than any program can follow', `"extension":${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['a number beyond all numbers, in an extension', '"extension":[{"url":"urn:x","valueDecimal":1e999}]'],
    ['a number beyond all numbers, as a result', '"valueInteger":1e999'],
    ['a limit beyond all numbers', '"referenceRange":[{"low":{"value":1e999}}]'],
    ['half of a character', String.raw`"note":[{"text":"a\ud800b"}]`],
    ['a character that ends texts elsewhere', String.raw`"note":[{"text":"a\u0000b"}]`],
    ['a member that objects inherit', '"__proto__":{"status":"entered-in-error"}'],
  ])('%s', async (_, more) => {
    const entries = [ann, sound('before'), withMore(more), sound('after')].map(each => `{"resource":${each}}`)
    await room.import(
      [written(folder, `{"resourceType":"Bundle","type":"collection","entry":[${entries}]}`)],
      clinic,
    )
    expect((await observations()) + (await aside()).length).toBe(3)
    expect(await observations()).toBeGreaterThanOrEqual(2)
    expect(await room.unsound()).toEqual([])
  })

  it('two of one bundle on one line are told, each by its place', async () => {
    const entries = [patient('1', 'Ann Reed'), {}, hba1c('sound', to('Patient/1'), 5), {}].map(resource => ({
      resource,
    }))
    const line = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: entries })
    await room.import(
      [written(folder, `${line}\n${JSON.stringify(patient('2', 'Bo Lind'))}`, 'ndjson')],
      clinic,
    )
    expect(await observations()).toBe(1)
    expect(await aside()).toEqual(['line 1 entry 2 no-type', 'line 1 entry 4 no-type'])
  })

  it('a supply for longer than can be reckoned', async () => {
    const order = {
      resourceType: 'MedicationRequest',
      id: 'm',
      status: 'active',
      intent: 'order',
      subject: to('Patient/1'),
      medicationCodeableConcept: { text: 'metformin' },
      dispenseRequest: { expectedSupplyDuration: { value: 1e308, unit: 'wk' } },
    }
    await room.import([bundle(folder, patient('1', 'Ann Reed'), order)], clinic)
    expect((await room.library.counts({})).facts.medication).toBe(1)
  })
})

describe('what an undo took can come again', () => {
  it('also where the import was the second part of one that was cut and resumed', async () => {
    const many = Array.from({ length: 12_000 }, (_, n) => hba1c(`o${n}`, to('Patient/1'), n))
    const file = bundle(folder, patient('1', 'Ann Reed'), ...many)
    const { job } = await room.intake.start({ requestId: 'the first part', paths: [file], answers: clinic })
    const ended = await room.intake.watch(
      { job },
      {
        onProgress: ({ progress }) => {
          if (progress.phase.key === 'intake.reading-entry') void room.intake.cancel({ job })
        },
      },
    )
    expect(ended.state).toBe('cancelled')
    expect(await observations()).toBeLessThan(12_000)
    await room.import([file], clinic)
    const whole = await room.library.counts({})
    expect(whole.facts.observation).toBe(12_000)

    await room.intake.undo({ importId: 2 })
    expect(await observations()).toBeLessThan(12_000)
    await room.import([file], clinic)
    expect(await room.library.counts({})).toEqual(whole)
    expect(await room.unsound()).toEqual([])
  })

  it('and keeps the source it is of while another file still holds some of it', async () => {
    const [ann, first] = [patient('1', 'Ann Reed'), hba1c('o1', to('Patient/1'), 5)]
    const file = bundle(folder, ann, first)
    const { importId } = await room.import([file], clinic)
    await room.import([bundle(folder, ann, first, hba1c('o2', to('Patient/1'), 6))], clinic)
    await room.intake.undo({ importId })
    await room.import([file], { source: 'Lake clinic' })
    expect(await room.unsound()).toEqual([])
  })
})

/** All orders of a list. */
const orders = <T>(list: readonly T[]): T[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((each, at) => orders(list.toSpliced(at, 1)).map(rest => [each, ...rest]))

describe('versions of which not all can be compared', () => {
  // Two have instants, one has none: whichever hash is largest, no order of files may decide what is shown.
  it.each(Array.from({ length: runs(2, 8) }, (_, k) => k + 1))(
    'leave the same content in any order (%d)',
    async n => {
      const version = (value: number, updated?: string) =>
        hba1c('o', to('Patient/1'), value, updated === undefined ? {} : { meta: { lastUpdated: updated } })
      const files = [
        version(n, '2024-03-01T10:00:00Z'),
        version(n + 0.25, '2024-03-02T10:00:00Z'),
        version(n + 0.5),
      ].map(each => bundle(folder, patient('1', 'Ann Reed'), each))
      const hashes = new Set<string>()
      for (const order of orders(files)) {
        const fresh = intakeRoom()
        for (const file of order) await fresh.import([file], clinic)
        hashes.add((await fresh.library.counts({})).contentHash)
        fresh.end()
      }
      expect(hashes.size).toBe(1)
    },
  )
})

describe('a deletion whose target cannot be told', () => {
  it.each([
    ['by a search', { request: { method: 'DELETE', url: 'Observation?identifier=s|x' } }],
    [
      'by a urn',
      { fullUrl: `urn:uuid:${'1'.repeat(8)}-1111-4111-8111-111111111111`, request: { method: 'DELETE' } },
    ],
    ['of a patient', { request: { method: 'DELETE', url: 'Patient/1' } }],
  ])('is told: %s', async (_, entry) => {
    const entries = [
      { resource: patient('1', 'Ann Reed') },
      { resource: hba1c('o', to('Patient/1'), 5) },
      entry,
    ]
    await room.import(
      [written(folder, JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: entries }))],
      clinic,
    )
    expect(await aside()).toEqual(['entry 3 deletion'])
  })

  it('is none where its address begins with a slash', async () => {
    const entries = [
      { resource: patient('1', 'Ann Reed') },
      { resource: hba1c('o', to('Patient/1'), 5) },
      { request: { method: 'DELETE', url: '/Observation/o' } },
    ]
    await room.import(
      [written(folder, JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: entries }))],
      clinic,
    )
    const { rows } = await room.patients.facts({ patient: 1, kind: 'observation', offset: 0, limit: 5 })
    expect(rows.map(({ standing }) => standing.is)).toEqual(['retracted'])
  })
})
