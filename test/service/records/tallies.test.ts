import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, TODAY, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const weighed = (identity: string, on?: string, is: 'happened' | 'planned' = 'happened') =>
  inventedFact('observation', {
    identity,
    patient: 'Patient/ann',
    standing: { is },
    ...(on !== undefined && { start: day(on) }),
  })

describe('what is kept in step with the facts of each person', () => {
  let folder = ''
  let desk: RecordsDesk
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase, demonstration: false })
    await bringIn(
      desk,
      [somebody('ann'), somebody('bea')],
      [weighed('one', '2020-03-01'), weighed('undated')],
    )
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const ann = async () => {
    const { rows } = await desk.patients.list({ query: 'ann', offset: 0, limit: 1 })
    const { facts, lastActivity } = rows[0]!
    return { facts, upTo: lastActivity && new Date(lastActivity.clock).toISOString().slice(0, 10) }
  }
  const followed = () =>
    desk
      .store()
      .timelines.observed()
      .map(({ first, last }) => [first, last].map(clock => new Date(1000 * clock).toISOString().slice(0, 10)))
  const unsound = async () =>
    (await desk.vault.verify({})).checks.filter(({ ok }) => !ok).map(({ finding }) => finding.key)

  it('is how many are shown, and when the last was', async () => {
    expect(await ann()).toEqual({ facts: 2, upTo: '2020-03-01' })
    const { importId } = await bringIn(
      desk,
      [],
      [weighed('two', '2024-05-06'), weighed('three', '2019-01-01')],
    )
    expect(await ann()).toEqual({ facts: 4, upTo: '2024-05-06' })
    expect((await desk.library.counts({})).facts.observation).toBe(4)
    await desk.ingest.undo({ importId })
    expect(await ann()).toEqual({ facts: 2, upTo: '2020-03-01' })
    expect((await desk.library.counts({})).facts.observation).toBe(2)
    expect(await unsound()).toEqual([])
  })

  it('is from when to when something happened to her, by now', async () => {
    expect(TODAY < '2099').toBe(true)
    await bringIn(
      desk,
      [],
      [
        weighed('two', '2023-04-05'),
        weighed('visit', '2025-01-01', 'planned'),
        weighed('wrong', '2099-01-01'),
      ],
    )
    expect(await ann()).toEqual({ facts: 5, upTo: '2023-04-05' })
    // Of Bea nothing is known, so nobody has followed her.
    expect(followed()).toEqual([['2020-03-01', '2023-04-05']])
  })

  it('is looked at when the casebook is checked', async () => {
    desk.store().db.exec('UPDATE person SET facts = facts + 1 WHERE facts > 0')
    expect(await unsound()).toEqual(['verify.counts'])
    desk.store().db.exec('UPDATE person SET facts = facts - 1 WHERE facts > 0')
    desk.store().db.exec('UPDATE kind_tally SET facts = 0')
    expect(await unsound()).toEqual(['verify.counts'])
  })

  it('is, of codes, how many people have each, whatever comes and goes', async () => {
    const gout = { codes: [{ system: 'http://snomed.info/sct', code: '90560007', display: 'Gout' }] }
    const has = (identity: string, patient: string) =>
      inventedFact('condition', { identity, patient, concept: gout })
    const ranked = async () =>
      (await desk.library.codes({ kind: 'condition', query: '', limit: 5 })).map(
        ({ code, people, facts }) => [code.display, people, facts],
      )
    expect(await ranked()).toEqual([])
    await bringIn(desk, [], [has('g1', 'Patient/ann'), has('g2', 'Patient/ann')])
    expect(await ranked()).toEqual([['Gout', 1, 2]])
    const { importId } = await bringIn(desk, [], [has('g3', 'Patient/ann'), has('g4', 'Patient/bea')])
    expect(await ranked()).toEqual([['Gout', 2, 4]])
    expect((await desk.library.codes({ kind: 'condition', query: 'gou', limit: 5 }))[0]?.people).toBe(2)
    await desk.ingest.undo({ importId })
    expect(await ranked()).toEqual([['Gout', 1, 2]])
    expect(await unsound()).toEqual([])
    desk.store().db.exec('UPDATE code_tally SET people = people + 1')
    expect(await unsound()).toEqual(['verify.counts'])
  })
})
