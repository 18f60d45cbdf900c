import { describe, expect, it } from 'vitest'
import { carryOutErasing, decideToErase } from '../../../electron/records/erasing/carry-out.ts'
import { rebuild } from '../../../electron/records/rebuild.ts'
import { draftOf, entered } from '../../fixtures/entries.ts'
import { bundle, hba1c, patient, to, written } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { runs } from '../../unit/runs.ts'

/*
 * One source calls two people the same and gives both one number: it was moved to another machine and counts from one
 * again, or somebody was registered over somebody else. Whoever came first has the chart, the other is set aside. What
 * is said under the number, or under the id in files that describe neither, may be either's: it stands on no chart,
 * whichever of all this came first, and in whatever imports.
 */
const clinic = { source: 'Hill clinic' }
const folder = temporaryFolder()
const numbers = (...values: string[]) => ({
  identifier: values.map(value => ({ system: 'urn:insurer', value })),
})
const byNumber = (value: string) => ({ type: 'Patient', identifier: { system: 'urn:insurer', value } })
const ann = patient('1', 'Ann Reed', numbers('123'))
const bea = patient('1', 'Bea Hill', { ...numbers('123'), birthDate: '1950-01-01' })

const orders = <T>(list: readonly T[]): T[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((each, at) => orders(list.toSpliced(at, 1)).map(rest => [each, ...rest]))

/** The results on each chart, how many entries are set aside, and what of the store is unsound. */
async function found(room: IntakeRoom) {
  const charts: Record<string, number[]> = {}
  for (const { name, patient: she } of (await room.patients.list({ query: '', offset: 0, limit: 50 })).rows) {
    const { rows } = await room.patients.facts({ patient: she, kind: 'observation', offset: 0, limit: 50 })
    charts[name] = rows.flatMap(each => each.number ?? []).toSorted()
  }
  const aside = (await room.library.quarantine({})).map(({ reason }) => reason.key.replace('quarantine.', ''))
  return { charts, aside: aside.toSorted(), unsound: await room.unsound() }
}

const files = {
  ann: bundle(folder, ann, hba1c('a', to('Patient/1'), 4)),
  bea: bundle(folder, bea, hba1c('b', to('Patient/1'), 5)),
  byId: bundle(folder, hba1c('i', to('Patient/1'), 6)),
  byNumber: bundle(folder, hba1c('n', byNumber('123'), 7)),
  again: bundle(folder, hba1c('m', byNumber('123'), 8)),
}
type Name = keyof typeof files
const all = orders(Object.keys(files) as Name[])
/** In the quick line some of them, spread over all. */
const some = all.filter((_order, at) => at % runs(11, 1) === 0)

describe('two people whom one source calls the same, and who share a number', () => {
  it('come in 120 orders', () => expect(all).toHaveLength(120))
  it.each(
    [1, 5].flatMap(together => (Object.keys(files) as Name[]).map(first => [together, first] as const)),
  )('leave one state in every order of five files, %d an import, first %s', async (together, first) => {
    for (const order of some.filter(([each]) => each === first)) {
      const room = intakeRoom()
      for (const left = [...order]; left.length > 0;)
        await room.import(
          left.splice(0, together).map(name => files[name]),
          clinic,
        )
      const hers = order.indexOf('ann') < order.indexOf('bea') ? { 'Ann Reed': [4] } : { 'Bea Hill': [5] }
      expect([order, await found(room)]).toEqual([
        order,
        {
          charts: hers,
          // By number on nobody's chart; the other one, what her file says, and what is said by the id alone.
          aside: ['no-such-patient', 'no-such-patient', 'two-people', 'two-people', 'two-people'],
          unsound: [],
        },
      ])
      room.end()
    }
  })
})

/** Files, an import a list, into a new casebook. */
async function given(...imports: string[][]) {
  const room = intakeRoom()
  for (const each of imports) await room.import(each, clinic)
  return room
}
const chartOf = async (room: IntakeRoom, name: string) =>
  (await room.patients.list({ query: name, offset: 0, limit: 5 })).rows[0]!.patient
const retry = async (room: IntakeRoom) => {
  const ids = (await room.library.quarantine({})).map(({ id }) => id)
  return room.intake.retry({ ids })
}
async function erase(room: IntakeRoom, name: string) {
  const { number } = await room.intake.lookForErasing({ patient: await chartOf(room, name) })
  decideToErase(room.store, { number, typed: name, person: 'person-1' })
  const quietly = { report: () => undefined, previous: () => 0, dropPrevious: () => 0 }
  await carryOutErasing(room.store, { ...quietly, without: work => Promise.resolve(work()) })
}
const nobodys = ['no-such-patient', 'two-people', 'two-people', 'two-people']

describe('what may be either of two people’s', () => {
  it('is hers again by itself once the other one’s import is undone', async () => {
    const room = await given([files.ann], [files.byId], [files.byNumber], [files.bea])
    expect(await found(room)).toEqual({ charts: { 'Ann Reed': [4] }, aside: nobodys, unsound: [] })
    await room.intake.undo({ importId: 4 })
    expect(await found(room)).toEqual({ charts: { 'Ann Reed': [4, 6, 7] }, aside: [], unsound: [] })
    room.end()
  })

  it('is the other one’s once hers is undone and the other one’s is tried again', async () => {
    const room = await given([files.ann], [files.byId], [files.byNumber], [files.bea])
    await room.intake.undo({ importId: 1 })
    expect((await found(room)).charts).toEqual({})
    await retry(room)
    expect(await found(room)).toEqual({ charts: { 'Bea Hill': [5, 6, 7] }, aside: [], unsound: [] })
    await room.import([files.ann], clinic)
    expect(await found(room)).toEqual({ charts: { 'Bea Hill': [5] }, aside: nobodys, unsound: [] })
    room.end()
  })

  it('is not hers where a result of the other one was tried again while she was gone', async () => {
    const room = await given([files.ann], [files.bea])
    await room.intake.undo({ importId: 1 })
    const [, hers] = await room.library.quarantine({})
    await room.intake.retry({ ids: [hers!.id] })
    await room.import([files.ann], clinic)
    expect(await found(room)).toEqual({
      charts: { 'Ann Reed': [4] },
      aside: ['two-people', 'two-people'],
      unsound: [],
    })
    room.end()
  })

  it('stays hers where it came with her, and not with the other one', async () => {
    const room = await given([files.ann, files.byId], [files.bea])
    const hers = { charts: { 'Ann Reed': [4, 6] }, aside: ['two-people', 'two-people'], unsound: [] }
    expect(await found(room)).toEqual(hers)
    await room.import([files.bea, files.byId], clinic)
    expect((await found(room)).charts).toEqual({ 'Ann Reed': [4] })
    await room.intake.undo({ importId: 3 })
    expect(await found(room)).toEqual(hers)
    room.end()
  })

  it('becomes hers when it comes again with her', async () => {
    for (const together of [
      [files.ann, files.byId],
      [files.byId, files.ann],
    ]) {
      const room = await given([files.ann], [files.bea], [files.byId])
      expect((await found(room)).charts).toEqual({ 'Ann Reed': [4] })
      await room.import(together, clinic)
      expect((await found(room)).charts).toEqual({ 'Ann Reed': [4, 6] })
      expect(await retry(room)).toMatchObject({ stored: 0 })
      room.end()
    }
  })

  it('stays on nobody’s chart however often it is tried, read or made again', async () => {
    const room = await given([files.ann], [files.bea], [files.byId, files.byNumber])
    const before = await found(room)
    expect(before).toEqual({ charts: { 'Ann Reed': [4] }, aside: nobodys, unsound: [] })
    await retry(room)
    await room.intake.readAgain({ sources: [1, 2, 3, 4] })
    await rebuild(room.store, new AbortController().signal, () => undefined)
    const again = room.reopen()
    expect(await found(again)).toEqual(before)
    again.end()
  })

  it('is told by the file where an address of the file’s own is two people’s', async () => {
    const fullUrl = 'urn:uuid:30000000-0000-4000-8000-000000000001'
    const bundled = (she: object, id: string, value: number) =>
      written(
        folder,
        JSON.stringify({
          resourceType: 'Bundle',
          type: 'collection',
          entry: [{ fullUrl, resource: she }, { resource: hba1c(id, to(fullUrl), value) }],
        }),
      )
    const room = await given(
      [bundled(ann, 'a', 4)],
      [bundled(bea, 'b', 5)],
      [bundle(folder, hba1c('u', to(fullUrl), 6))],
    )
    expect((await found(room)).charts).toEqual({ 'Ann Reed': [4] })
    room.end()
  })
})

it('what was entered by hand on her chart stays there, before and after', async () => {
  const room = await given([files.ann])
  const enter = async () => entered(room, draftOf({ person: { patient: await chartOf(room, 'Ann Reed') } }))
  await enter()
  await room.import([files.bea], clinic)
  await enter()
  expect((await found(room)).charts).toEqual({ 'Ann Reed': [4, 4.1, 4.1] })
  room.end()
})

describe('a number of three people, of whom one was set aside', () => {
  const cee = bundle(folder, patient('2', 'Cee Lake', { ...numbers('123'), birthDate: '1990-01-01' }))

  it('is nobody’s as long as two are left', async () => {
    const room = await given([files.ann], [files.byNumber], [cee], [files.bea])
    const charts = { 'Ann Reed': [4], 'Cee Lake': [] }
    expect((await found(room)).charts).toEqual(charts)
    await room.intake.undo({ importId: 3 })
    expect((await found(room)).charts).toEqual({ 'Ann Reed': [4] })
    await room.import([cee], clinic)
    await room.intake.undo({ importId: 1 })
    expect((await found(room)).charts).toEqual({ 'Cee Lake': [] })
    await room.intake.undo({ importId: 4 })
    expect((await found(room)).charts).toEqual({ 'Cee Lake': [7] })
    room.end()
  })

  it('is nobody’s after the one was erased under whose id she was set aside', async () => {
    const room = await given([files.ann], [cee], [files.bea])
    await erase(room, 'Ann Reed')
    await room.import([files.byNumber], clinic)
    expect((await found(room)).charts).toEqual({ 'Cee Lake': [] })
    room.end()
  })

  it('and her id, is nobody’s after the one was erased who was set aside, and her name is gone', async () => {
    const herself = bundle(folder, patient('5', 'Bea Hill', { birthDate: '1950-01-01' }))
    const room = await given([files.ann, herself], [files.bea])
    await erase(room, 'Bea Hill')
    await room.import([files.byNumber, files.byId], clinic)
    expect((await found(room)).charts).toEqual({ 'Ann Reed': [4] })
    expect(room.store.db.serialize().includes('Bea Hill')).toBe(false)
    room.end()
  })
})

it.each([
  ['of another insurer', { system: 'urn:other', value: '123' }, []],
  ['with a space', { system: 'urn:insurer', value: '12 3' }, []],
  ['with a zero before it', { system: 'urn:insurer', value: '0123' }, []],
  ['that is hers alone', { system: 'urn:insurer', value: '7' }, [9]],
  ['that is the other one’s alone', { system: 'urn:insurer', value: '8' }, []],
])('a number %s is whose it is as it is written', async (_what, identifier, more) => {
  const room = await given(
    [bundle(folder, patient('1', 'Ann Reed', numbers('123', '7')))],
    [bundle(folder, patient('1', 'Bea Hill', { ...numbers('123', '8'), birthDate: '1950-01-01' }))],
    [bundle(folder, hba1c('o', { type: 'Patient', identifier }, 9))],
  )
  expect((await found(room)).charts).toEqual({ 'Ann Reed': more })
  room.end()
})
