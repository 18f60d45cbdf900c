import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundle, hba1c, patient, to, written } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * Nothing that is one person's stands on another one's chart, whatever the order of files
 * (docs/decisions/2026-11-29-sources-and-names.md). What is nobody's is told.
 */
const clinic = { source: 'Hill clinic' }
let room: IntakeRoom
let folder: string
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => room.end())

/** The results on each chart, and what is set aside. */
async function found(at = room) {
  const charts: Record<string, number[]> = {}
  for (const { name, patient: she } of (await at.patients.list({ query: '', offset: 0, limit: 50 })).rows) {
    const { rows } = await at.patients.facts({ patient: she, kind: 'observation', offset: 0, limit: 50 })
    charts[name] = rows.flatMap(each => each.number ?? []).toSorted()
  }
  const aside = await at.library.quarantine({})
  return { charts, aside: aside.map(({ reason }) => reason.key.replace('quarantine.', '')).toSorted() }
}
const come = (...files: string[]) =>
  files.reduce((all, file) => all.then(() => bring(file)), Promise.resolve())
const bring = async (file: string) => {
  await room.import([file], clinic)
}
const undo = (importId: number) => room.intake.undo({ importId })

/** All orders of a list. */
const orders = <T>(list: readonly T[]): T[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((each, at) => orders(list.toSpliced(at, 1)).map(rest => [each, ...rest]))

const insured = { identifier: [{ system: 'urn:insurer', value: '123' }] }
const byNumber = { type: 'Patient', identifier: { system: 'urn:insurer', value: '123' } }

describe('a number that a family shares', () => {
  it('is nobody’s, in any order of files', async () => {
    const files = [
      bundle(folder, patient('a', 'Ann Reed', insured), hba1c('own', to('Patient/a'), 4)),
      bundle(folder, patient('b', 'Bea Reed', { ...insured, birthDate: '2010-01-01' })),
      bundle(folder, hba1c('o', byNumber, 9)),
    ]
    for (const order of orders(files)) {
      const fresh = intakeRoom()
      for (const file of order) await fresh.import([file], clinic)
      expect(await found(fresh)).toEqual({
        charts: { 'Ann Reed': [4], 'Bea Reed': [] },
        aside: ['no-such-patient'],
      })
      expect(await fresh.unsound()).toEqual([])
      fresh.end()
    }
  })

  it('is hers who is left once the other description is undone', async () => {
    await come(
      bundle(folder, patient('a', 'Ann Reed', insured)),
      bundle(folder, hba1c('o', byNumber, 9)),
      bundle(folder, patient('b', 'Bea Reed', { ...insured, birthDate: '2010-01-01' })),
    )
    await undo(3)
    expect(await found()).toEqual({ charts: { 'Ann Reed': [9] }, aside: [] })
  })
})

it('a number that one woman has under two ids is hers, in any order; one that twins share is nobody’s', async () => {
  const chartsOf = async (second: string) => {
    const files = [
      bundle(folder, patient('a', 'Ann Reed', insured)),
      bundle(folder, patient('b', second, insured)),
      bundle(folder, hba1c('o', byNumber, 9)),
    ]
    const results = new Set<string>()
    for (const order of orders(files)) {
      const fresh = intakeRoom()
      for (const file of order) await fresh.import([file], clinic)
      const { rows } = await fresh.patients.list({ query: '', offset: 0, limit: 5 })
      results.add(
        rows
          .map(each => each.facts)
          .toSorted()
          .join(' '),
      )
      fresh.end()
    }
    return [...results]
  }
  expect(await chartsOf('Ann Reed')).toEqual(['0 1'])
  expect(await chartsOf('Bea Reed')).toEqual(['0 0'])
})

it('a number means who has a record, not a patient contained in one of her results', async () => {
  const contained = {
    contained: [patient('p', 'Ann Reed', { ...insured, birthDate: undefined })],
  }
  await come(
    bundle(
      folder,
      patient('1', 'Ann M. Reed', insured),
      hba1c('c', to('#p'), 4, contained),
      hba1c('o', byNumber, 9),
    ),
  )
  expect(await found()).toEqual({ charts: { 'Ann M. Reed': [9], 'Ann Reed': [4] }, aside: [] })
})

it('an address that is another one’s identity stays with the identity, in any order', async () => {
  // A sender's full URL is one UUID, the id of its resource another.
  const mislabelled = { fullUrl: 'urn:uuid:00000000-0000-4000-8000-00000000000a' }
  const files = [
    bundle(folder, {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ ...mislabelled, resource: patient('1', 'Ann Reed') }],
    }),
    bundle(folder, patient('00000000-0000-4000-8000-00000000000a', 'Bea Hill', { birthDate: '1950-01-01' })),
    bundle(folder, hba1c('o', to('Patient/00000000-0000-4000-8000-00000000000a'), 9)),
  ]
  for (const order of orders(files)) {
    const fresh = intakeRoom()
    for (const file of order) await fresh.import([file], clinic)
    expect((await found(fresh)).charts).toEqual({ 'Ann Reed': [], 'Bea Hill': [9] })
    fresh.end()
  }
})

it('a urn that was copied from one file into another means whom each file describes under it', async () => {
  const urn = 'urn:uuid:922e38a9-c2dd-434e-8749-4689ec426d41'
  const file = (she: Record<string, unknown>, value: number) => {
    const entry = [{ fullUrl: urn, resource: she }, { resource: hba1c(`o${value}`, to(urn), value) }]
    return written(folder, JSON.stringify({ resourceType: 'Bundle', type: 'document', entry }))
  }
  await room.import([
    file(patient('a', 'Ann Reed'), 5),
    file(patient('b', 'Bea Hill', { birthDate: '1950-01-01' }), 9),
  ])
  expect(await found()).toEqual({ charts: { 'Ann Reed': [5], 'Bea Hill': [9] }, aside: [] })
})

describe('a file that comes later, from a source that nobody named', () => {
  const later = async (...resources: object[]) => {
    await room.import([bundle(folder, ...(resources as Array<Record<string, unknown>>))])
  }
  it('continues the source also where she stands after everything that is said of her', async () => {
    await later(patient('1', 'Ann Reed'), hba1c('o', to('Patient/1'), 5))
    const more = Array.from({ length: 60 }, (_, n) => hba1c(`m${n}`, to('Patient/1'), 6))
    await later(...more, patient('1', 'Ann Reed'))
    expect(
      (await room.patients.list({ query: '', offset: 0, limit: 5 })).rows.map(each => each.facts),
    ).toEqual([61])
  })

  it('is another source where only a number and a name are the same', async () => {
    const maria = patient('1', 'Maria Garcia', { birthDate: undefined })
    await later(maria, hba1c('o', to('Patient/1'), 5))
    await later({ ...maria, gender: 'male' }, hba1c('p', to('Patient/1'), 11))
    expect(
      (await room.patients.list({ query: '', offset: 0, limit: 5 })).rows.map(each => each.facts),
    ).toEqual([1, 1])
  })
})

describe('a description that was undone', () => {
  it('leaves no name of hers behind by which her results become somebody else’s', async () => {
    await come(
      bundle(folder, patient('1', 'Ann Reed', insured)),
      bundle(folder, hba1c('o', to('Patient/1'), 9)),
    )
    await undo(1)
    await bring(bundle(folder, patient('2', 'Bea Hill', { ...insured, birthDate: '1950-01-01' })))
    expect(await found()).toEqual({ charts: { 'Bea Hill': [] }, aside: ['no-such-patient'] })
  })

  it('leaves what stands on nobody’s chart told, and finds it again when she comes back', async () => {
    const ann = bundle(folder, patient('1', 'Ann Reed'))
    await come(bundle(folder, hba1c('o', to('Patient/1'), 9)), ann)
    expect(await found()).toEqual({ charts: { 'Ann Reed': [9] }, aside: [] })
    await undo(2)
    expect(await found()).toEqual({ charts: {}, aside: ['no-such-patient'] })
    await bring(ann)
    expect(await found()).toEqual({ charts: { 'Ann Reed': [9] }, aside: [] })
    expect(await room.unsound()).toEqual([])
  })
})

describe('a second person under one number of one source', () => {
  const kofi = () => bundle(folder, patient('1', 'Kofi Adjei'), hba1c('k', to('Patient/1'), 5))
  const marta = patient('1', 'Marta Ruiz', { birthDate: '1950-01-01' })
  const hers = hba1c('m', to('Patient/1'), 11)
  const filler = Array.from({ length: 600 }, (_, n) => ({
    resourceType: 'Basic',
    id: `x${n}`,
    code: { text: 'x' },
  }))
  const his = { 'Kofi Adjei': [5] }
  const two = { charts: his, aside: ['two-people', 'two-people'] }

  it('is set aside with what is said of her, and trying that again changes nothing', async () => {
    await come(kofi(), bundle(folder, marta, hers))
    expect(await found()).toEqual(two)
    for (const { id } of await room.library.quarantine({}))
      expect(await room.intake.retry({ ids: [id] })).toEqual({ stored: 0, stillQuarantined: 1, newer: 0 })
    expect(await found()).toEqual(two)
  })

  it('also where hundreds of entries lie between', async () => {
    await come(kofi(), bundle(folder, marta, ...filler, hers))
    expect(await found()).toEqual(two)
  })

  it('also where what is said of her comes hundreds of entries before her', async () => {
    await come(kofi(), bundle(folder, hers, ...filler, marta))
    expect(await found()).toEqual(two)
    expect(await room.unsound()).toEqual([])
  })

  it.each(['her results after her', 'her results before her'])(
    'also in files beside hers: %s',
    async order => {
      const files = [bundle(folder, marta), bundle(folder, hers)]
      await bring(kofi())
      await room.import(order.endsWith('after her') ? files : files.toReversed(), clinic)
      expect(await found()).toEqual(two)
    },
  )

  it('also when her file is read again', async () => {
    await come(kofi(), bundle(folder, hers, ...filler, marta))
    await room.intake.readAgain({ sources: [1, 2] })
    expect(await found()).toEqual(two)
    await undo(2)
    expect(await found()).toEqual({ charts: his, aside: [] })
    expect(await room.unsound()).toEqual([])
  })

  it('has a chart once the first one’s import is undone and hers is tried again', async () => {
    await come(kofi(), bundle(folder, marta, hers))
    await undo(1)
    const ids = (await room.library.quarantine({})).map(({ id }) => id)
    expect(await room.intake.retry({ ids })).toEqual({ stored: 2, stillQuarantined: 0, newer: 0 })
    expect(await found()).toEqual({ charts: { 'Marta Ruiz': [11] }, aside: [] })
  })
})

it('one number for results of two people loses neither, and says that nothing decides between them', async () => {
  const files = [
    bundle(folder, patient('1', 'Ann Reed'), hba1c('o', to('Patient/1'), 5)),
    bundle(folder, patient('2', 'Bea Hill', { birthDate: '1950-01-01' }), hba1c('o', to('Patient/2'), 9)),
  ]
  for (const order of orders(files)) {
    const fresh = intakeRoom()
    for (const file of order) await fresh.import([file], clinic)
    expect((await found(fresh)).charts).toEqual({ 'Ann Reed': [5], 'Bea Hill': [9] })
    const { rows } = await fresh.patients.facts({ patient: 1, kind: 'observation', offset: 0, limit: 5 })
    expect(rows.map(({ undecided }) => undecided)).toEqual([true])
    await fresh.intake.undo({ importId: 2 })
    expect(Object.values((await found(fresh)).charts)).toHaveLength(1)
    expect(await fresh.unsound()).toEqual([])
    fresh.end()
  }
})
