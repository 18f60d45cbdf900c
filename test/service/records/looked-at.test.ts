import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runsOf } from '../../../electron/records/looked-at.ts'
import { bringIn, somebody } from '../../fixtures/bring-in.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

describe('numbers of charts', () => {
  it.each([
    [[], ''],
    [[7], '7'],
    [[9, 3, 5, 4], '3-5, 9'],
    [[1, 2, 2, 10], '1-2, 10'],
  ])('%j are written short as %j', (numbers, text) => expect(runsOf(numbers)).toBe(text))
})

describe('whom a list has shown', () => {
  let folder = ''
  let desk: RecordsDesk
  let charts = new Map<string, number>()
  const list = (query: string, offset = 0, limit = 10) => desk.patients.list({ query, offset, limit })
  const looks = async () =>
    (await desk.audit.page({ offset: 0, limit: 100 }))
      .filter(({ what }) => what.key === 'audit.people-shown')
      .map(({ person, what }) => ({ person, ...what.values }))
      .toReversed()
  const chartsOf = (...names: string[]) => runsOf(names.map(name => charts.get(name)!))

  beforeAll(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'), { pauseMilliseconds: 40 })
    await desk.vault.create({ passphrase })
    await bringIn(desk, [somebody('Ada'), somebody('Berta'), somebody('Adele')], [])
    const { rows } = await list('')
    charts = new Map(rows.map(({ name, patient }) => [name.split(' ')[0]!, patient]))
    await vi.waitFor(async () => expect(await looks()).toHaveLength(1))
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is in the audit log with who looked, once it has stood for a while', async () =>
    expect(await looks()).toEqual([
      { person: 'person-1', list: 'patients', people: 3, charts: chartsOf('Ada', 'Berta', 'Adele') },
    ]))

  it('is written of a search once, when the letters have come to rest, and never the letters', async () => {
    for (const query of ['B', 'A', 'Ad', 'Ade']) await list(query)
    await vi.waitFor(async () => expect(await looks()).toHaveLength(2))
    expect((await looks()).at(-1)).toEqual({
      person: 'person-1',
      list: 'search',
      people: 1,
      charts: chartsOf('Adele'),
    })
    expect(JSON.stringify(await desk.audit.page({ offset: 0, limit: 100 }))).not.toContain('Ade')
  })

  it('counts the pages of one list together', async () => {
    await list('', 0, 2)
    await list('', 2, 2)
    await vi.waitFor(async () => expect(await looks()).toHaveLength(3))
    expect((await looks()).at(-1)).toMatchObject({ list: 'patients', people: 3 })
  })

  it('is not written where it showed nobody', async () => {
    await list('nobody is called that')
    await list('B')
    await vi.waitFor(async () => expect(await looks()).toHaveLength(4))
    expect((await looks()).at(-1)).toMatchObject({ list: 'search', charts: chartsOf('Berta') })
  })

  it('is written at the lock where the lock comes first', async () => {
    await list('Berta')
    await desk.vault.lock({})
    await desk.vault.unlock({ passphrase })
    const newest = await desk.audit.page({ offset: 0, limit: 3 })
    expect(newest.map(({ what }) => what.key)).toEqual([
      'audit.unlocked',
      'audit.locked',
      'audit.people-shown',
    ])
  })

  it('keeps with each note that was read who read it', async () => {
    const patient = charts.get('Ada')!
    const { note } = await desk.patients.signNote({
      requestId: 'request-1',
      patient,
      title: 'Call',
      text: 'Feels better.',
    })
    await desk.patients.readNote({ note })
    expect((await desk.audit.page({ offset: 0, limit: 1 }))[0]).toMatchObject({
      person: 'person-1',
      what: { key: 'audit.note-read', values: { note } },
    })
    expect((await desk.vault.verify({})).checks.filter(({ ok }) => !ok)).toEqual([])
  })

  it('does not take a note that was read for one that was saved and is gone', async () => {
    const { checks } = await desk.vault.verify({})
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
  })
})
