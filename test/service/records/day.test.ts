import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NOTE_DRAFT } from '../../../shared/contract/drafts.ts'
import type { Fact } from '../../../shared/domain/fact.ts'
import { AppError } from '../../../shared/errors.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

/** The desk's clock stands at 30 June 2026. */
const TODAY = '2026-06-30'
let folder = ''
let desk: RecordsDesk
let charts = new Map<string, number>()
let requests = 0

beforeEach(async () => {
  folder = temporaryFolder()
  desk = recordsDesk(path.join(folder, 'home'), { pauseMilliseconds: 20 })
  await desk.vault.create({ passphrase })
})
afterEach(async () => {
  expect(await unsound()).toEqual([])
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})

async function unsound() {
  const { checks } = await desk.vault.verify({})
  return checks.filter(({ ok }) => !ok)
}
async function bring(names: readonly string[], facts: Fact[] = []): Promise<void> {
  const people = names.map(name => somebody(name, { birth: day('1950-02-03') }))
  await bringIn(desk, people, facts)
  const { rows } = await desk.patients.list({ query: '', offset: 0, limit: 50 })
  charts = new Map(rows.map(({ name, patient }) => [name, patient]))
}
const add = (name: string, more: { time?: string; why?: string; day?: string; requestId?: string } = {}) =>
  desk.day.add({ requestId: `request-${++requests}`, day: TODAY, patient: charts.get(name)!, ...more })
const list = (of = TODAY) => desk.day.list({ day: of })
const names = async (of = TODAY) => (await list(of)).map(({ name }) => name)
const lines = async (beginning: string) =>
  (await desk.audit.page({ offset: 0, limit: 100 }))
    .map(({ what }) => what)
    .filter(({ key }) => key.startsWith(beginning))
    .toReversed()
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const visit = (name: string, start: string, more: object = {}) =>
  inventedFact('encounter', {
    identity: `Encounter/${name}/${start}`,
    patient: `Patient/${name}`,
    concept: { codes: [], text: 'Follow-up' },
    standing: { is: 'planned' },
    start:
      start.length === 10
        ? day(start)
        : { clock: Date.parse(`${start}Z`), precision: 'minute', offsetMinutes: null },
    ...more,
  })

describe('the list of a day', () => {
  it('is put in order by time, and who has none comes last in the order she was added', async () => {
    await bring(['Ada', 'Bea', 'Cleo', 'Dora'])
    await add('Ada')
    await add('Bea', { time: '14:00' })
    await add('Cleo', { time: '09:30', why: '  chest pain ' })
    await add('Dora')
    expect(await names()).toEqual(['Cleo', 'Bea', 'Ada', 'Dora'])
    const [first] = await list()
    expect(first).toEqual({
      entry: expect.any(Number),
      patient: charts.get('Cleo'),
      name: 'Cleo',
      birth: day('1950-02-03'),
      deceased: false,
      time: '09:30',
      why: 'chest pain',
      critical: 0,
      unsigned: false,
    })
    expect(await names('2026-07-01')).toEqual([])
  })

  it('takes a call that is asked twice, because an answer was lost, once', async () => {
    await bring(['Ada'])
    const once = await add('Ada', { requestId: 'the-same-request' })
    expect(await add('Ada', { requestId: 'the-same-request' })).toEqual(once)
    expect(await names()).toEqual(['Ada'])
  })

  it('says who was seen, takes it back, and tells of both', async () => {
    await bring(['Ada'])
    const { entry } = await add('Ada')
    await desk.day.change({ entry, seen: true })
    expect((await list())[0]?.seen).toBe('2026-06-30T10:00:00.000Z')
    await desk.day.change({ entry, time: '08:00' })
    expect((await list())[0]).toMatchObject({ seen: '2026-06-30T10:00:00.000Z', time: '08:00' })
    await desk.day.change({ entry, seen: false })
    expect((await list())[0]).not.toHaveProperty('seen')
    const of = { chart: charts.get('Ada')!, day: TODAY }
    expect(await lines('audit.day-')).toEqual([
      { key: 'audit.day-added', values: of },
      { key: 'audit.day-seen', values: of },
      { key: 'audit.day-changed', values: of },
      { key: 'audit.day-unseen', values: of },
    ])
  })

  it('writes nothing where a change changes nothing', async () => {
    await bring(['Ada'])
    const { entry } = await add('Ada', { time: '08:00' })
    await desk.day.change({ entry, time: '08:00', seen: false })
    expect(await lines('audit.day-')).toHaveLength(1)
  })

  it('lets a line go, once and again', async () => {
    await bring(['Ada'])
    const { entry } = await add('Ada')
    await desk.day.remove({ entry })
    await desk.day.remove({ entry })
    expect(await names()).toEqual([])
    expect(await codeOf(desk.day.change({ entry, seen: true }))).toBe('not-found')
    expect(await lines('audit.day-removed')).toHaveLength(1)
  })

  it('refuses what is no time, no day and nobody', async () => {
    await bring(['Ada'])
    expect(await codeOf(add('Ada', { time: '25:00' }))).toBe('bad-request')
    expect(await codeOf(add('Ada', { day: '2026-02-30' }))).toBe('bad-request')
    expect(await codeOf(desk.day.add({ requestId: 'somebody-else', day: TODAY, patient: 4711 }))).toBe(
      'not-found',
    )
  })

  it('is known to the audit log as what it showed', async () => {
    await bring(['Ada', 'Bea'])
    await add('Ada')
    await list()
    await vi.waitFor(async () =>
      expect(await lines('audit.people-shown')).toContainEqual({
        key: 'audit.people-shown',
        values: { list: 'day', people: 1, charts: String(charts.get('Ada')) },
      }),
    )
  })

  it('says whose note was begun and not signed, until it is', async () => {
    await bring(['Ada', 'Bea'])
    await add('Ada')
    const patient = charts.get('Ada')!
    const keep = (text: string, version: number) =>
      desk.drafts.keep({
        name: NOTE_DRAFT,
        about: `${patient}/new`,
        patient,
        body: JSON.stringify({ title: '', text, why: '', request: '' }),
        version,
        writer: 'window-one',
      })
    await keep('  ', 0)
    expect(await desk.day.unsigned({})).toEqual([])
    await keep('half a sentence', 1)
    expect(await desk.day.unsigned({})).toEqual([
      { patient, name: 'Ada', birth: day('1950-02-03'), title: '', kept: '2026-06-30T10:00:00.000Z' },
    ])
    expect((await list())[0]?.unsigned).toBe(true)
    await desk.drafts.drop({ name: NOTE_DRAFT, about: `${patient}/new`, aside: 0 })
    expect((await list())[0]?.unsigned).toBe(false)
  })

  it('keeps somebody by her name where her records are taken out, and knows her when they are back', async () => {
    const { importId } = await bringIn(desk, [somebody('Ada', { birth: day('1950-02-03') })], [])
    charts = new Map([
      ['Ada', (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient],
    ])
    await add('Ada', { why: 'blood pressure' })
    await desk.ingest.undo({ importId })
    expect(await list()).toEqual([
      expect.objectContaining({ name: 'Ada', birth: day('1950-02-03'), why: 'blood pressure' }),
    ])
    expect((await list())[0]).not.toHaveProperty('patient')
    await bring(['Ada'])
    expect((await list())[0]?.patient).toBe(charts.get('Ada'))
  })
})

describe('what files planned for a day', () => {
  it('is proposed with its time to the living, and stands there no more once she is on the list', async () => {
    await bring(
      ['Ada', 'Bea', 'Cleo'],
      [
        visit('Ada', `${TODAY}T10:30`),
        visit('Bea', TODAY),
        visit('Cleo', '2026-07-01'),
        visit('Cleo', TODAY, { standing: { is: 'not-done' }, identity: 'Encounter/cancelled' }),
        visit('Cleo', TODAY, {
          identity: 'Encounter/some-time-in-June',
          start: { clock: Date.parse(TODAY), precision: 'month', offsetMinutes: null },
        }),
      ],
    )
    await bringIn(desk, [somebody('Dead', { death: 'deceased' })], [visit('Dead', TODAY)])
    const proposals = () => desk.day.proposals({ day: TODAY })
    expect(await proposals()).toEqual([
      expect.objectContaining({ name: 'Bea', time: '', why: 'Follow-up', patient: charts.get('Bea') }),
      expect.objectContaining({ name: 'Ada', time: '10:30', patient: charts.get('Ada') }),
    ])
    await add('Ada', { time: '10:30' })
    expect((await proposals()).map(({ name }) => name)).toEqual(['Bea'])
  })
})

describe('who was planned to come back', () => {
  const due = async () =>
    (await desk.day.due({ today: TODAY, limit: 50 })).rows.map(({ name, is, days }) => [name, is, days])

  it('and did not is due after 14 days and lost after 90; the longest ago first', async () => {
    await bring(
      ['Ada', 'Bea', 'Cleo', 'Dora'],
      [
        visit('Ada', '2026-06-16'),
        visit('Bea', '2026-06-15'),
        visit('Cleo', '2026-03-31'),
        visit('Dora', '2020-03-31'),
      ],
    )
    expect(await due()).toEqual([
      ['Cleo', 'lost', 91],
      ['Bea', 'due', 15],
    ])
    expect((await desk.day.due({ today: TODAY, limit: 1 })).total).toBe(2)
  })

  it('and has died, was planned again, is on a list or was seen is waited for no more', async () => {
    const seen = (name: string, start: string) =>
      visit(name, start, { standing: { is: 'happened' }, identity: `Encounter/${name}/seen` })
    const all = ['Again', 'Early', 'Listed', 'Noted', 'Planned', 'Seen', 'Waiting']
    await bring(all, [
      ...all.map(name => visit(name, '2026-05-01')),
      seen('Seen', '2026-05-04'),
      seen('Early', '2026-04-30'),
      visit('Planned', '2026-08-01'),
      visit('Again', '2026-05-20'),
    ])
    await bringIn(desk, [somebody('Dead', { death: 'deceased' })], [visit('Dead', '2026-05-01')])
    await add('Listed', { day: '2026-07-02' })
    await desk.patients.signNote({
      requestId: 'a-call-by-phone',
      patient: charts.get('Noted')!,
      title: 'Call',
      text: 'is well',
    })
    expect(await due()).toEqual([
      ['Early', 'due', 60],
      ['Waiting', 'due', 60],
      ['Again', 'due', 41],
    ])
  })

  it('says on which day the data end: who was due later may have come', async () => {
    const upTo = async () => (await desk.day.due({ today: TODAY, limit: 50 })).upTo
    expect(await upTo()).toBeNull()
    // A practice's data up to 4 May: what is planned after it is no sign of anybody.
    await bring(
      ['Ada', 'Bea'],
      [
        visit('Ada', '2026-05-20'),
        visit('Bea', '2026-05-04', { standing: { is: 'happened' } }),
        visit('Bea', '2026-08-01'),
      ],
    )
    expect(await due()).toEqual([['Ada', 'due', 41]])
    expect(await upTo()).toBe('2026-05-04')
  })

  it('and was said to be seen on a list came', async () => {
    await bring(['Ada', 'Bea'], [visit('Ada', '2026-05-01'), visit('Bea', '2026-05-01')])
    const { entry } = await add('Ada', { day: '2026-05-02' })
    await add('Bea', { day: '2026-05-02' })
    await desk.day.change({ entry, seen: true })
    expect(await due()).toEqual([['Bea', 'due', 60]])
  })
})
