import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { intakeDesk, type IntakeDesk } from '../../fixtures/records-desk.ts'
import { ownFhir } from '../../fixtures/shared.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

/** What can be made again, as rows in an order of their own. */
const made = [
  'SELECT * FROM coded ORDER BY code, kind, person, clock, fact, part',
  'SELECT * FROM code_unit ORDER BY code, unit',
  'SELECT * FROM code_tally ORDER BY kind, code',
  'SELECT * FROM kind_tally WHERE facts > 0 ORDER BY kind',
  'SELECT * FROM critical ORDER BY fact',
  'SELECT id, facts, first_used, last_used FROM person ORDER BY id',
  'SELECT * FROM observed ORDER BY person, scope',
]

describe('what can be made again from the facts', () => {
  let folder = ''
  let desk: IntakeDesk
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = intakeDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase, demonstration: false })
    const { job } = await desk.intake.start({ requestId: 'situations', paths: [ownFhir('situations')] })
    await desk.intake.watch({ job })
    await bringIn(
      desk,
      [somebody('ann', { name: 'Ann Adler' })],
      [
        inventedFact('condition', {
          identity: 'c1',
          patient: 'Patient/ann',
          concept: { codes: [{ system: 'http://snomed.info/sct', code: '90560007', display: 'Gout' }] },
          start: day('2024-02-03'),
        }),
      ],
    )
    const [ann] = (await desk.patients.list({ query: 'adler', offset: 0, limit: 1 })).rows
    await desk.patients.signNote({
      requestId: 'note-of-ann',
      patient: ann!.patient,
      title: 'Call',
      text: 'a swollen toe',
    })
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const rows = () => made.map(sql => desk.store().db.prepare(sql).all())
  const found = async () =>
    Promise.all(
      ['adler', 'gout', 'swollen', 'a', 'blood'].map(async query => {
        const { total, rows: people } = await desk.patients.list({ query, offset: 0, limit: 50 })
        return [total, people.map(each => each.patient)]
      }),
    )
  const unsound = async () =>
    (await desk.vault.verify({})).checks.filter(({ ok }) => !ok).map(({ finding }) => finding.key)

  it('is the same again, and is found the same', async () => {
    const before = { rows: rows(), found: await found() }
    expect(before.rows.slice(0, 4).every(each => each.length > 0)).toBe(true)
    expect(before.found.map(([total]) => total)).toEqual(expect.arrayContaining([1]))
    await desk.vault.rebuild({})
    expect(rows()).toEqual(before.rows)
    expect(await found()).toEqual(before.found)
    expect(await unsound()).toEqual([])
  })
  it('mends what verify tells of', async () => {
    const before = rows()
    desk
      .store()
      .db.exec('UPDATE code_tally SET people = 7; DELETE FROM critical; UPDATE person SET facts = 1')
    expect(await unsound()).toContain('verify.counts')
    await desk.vault.rebuild({})
    expect(rows()).toEqual(before)
    expect(await unsound()).toEqual([])
    const [done, begun] = await desk.audit.page({ offset: 0, limit: 2 })
    expect([begun, done].map(each => each!.what.key)).toEqual(['audit.rebuild-begun', 'audit.rebuilt'])
  })
  it('helps with what is made from the facts, and verify tells that from what only a backup mends', async () => {
    const db = () => desk.store().db
    const wrong = async () => (await desk.vault.verify({})).checks.filter(({ ok }) => !ok)
    db().exec("UPDATE code_tally SET people = 7; UPDATE audit SET person = 'nobody' WHERE id = 1")
    const before = await wrong()
    expect(before.map(({ name, isMadeAnew }) => [name.values, isMadeAnew])).toEqual([
      [{ check: 'audit' }, false],
      [{ check: 'counts' }, true],
    ])
    await desk.vault.rebuild({})
    expect(await wrong()).toEqual(before.filter(({ isMadeAnew }) => !isMadeAnew))
  })
  it('is made one time after the other where it is asked for twice', async () => {
    const before = rows()
    await Promise.all([desk.vault.rebuild({}), desk.vault.rebuild({})])
    expect(rows()).toEqual(before)
    expect(await unsound()).toEqual([])
  })
  it('is whole where something is written, brought and undone while it is made', async () => {
    const more = (n: number) =>
      bringIn(
        desk,
        [somebody(`bo${n}`, { name: `Bo${n} Berg` })],
        [
          inventedFact('condition', {
            identity: `b${n}`,
            patient: `Patient/bo${n}`,
            concept: { codes: [{ system: 'http://snomed.info/sct', code: '90560007', display: 'Gout' }] },
            start: day('2024-02-03'),
          }),
        ],
      )
    const { importId } = await more(1)
    const [bo] = (await desk.patients.list({ query: 'berg', offset: 0, limit: 1 })).rows
    const note = { patient: bo!.patient, title: 'Call', text: 'another toe' } as const
    let meanwhile: Promise<PromiseSettledResult<unknown>[]> | undefined
    await desk.vault.rebuild(
      {},
      {
        onProgress: () => {
          meanwhile ??= Promise.allSettled([
            desk.patients.signNote({ requestId: 'note-of-bo', ...note }),
            more(2),
            desk.intake.undo({ importId }),
          ])
        },
      },
    )
    // A note is written; what would be counted twice is refused, says why, and comes later.
    const wait = { code: 'conflict', said: { key: 'store.being-rebuilt' } }
    expect(await meanwhile).toMatchObject([{ status: 'fulfilled' }, { reason: wait }, { reason: wait }])
    expect(await unsound()).toEqual([])
    await desk.intake.undo({ importId })
    await more(3)
    expect(await unsound()).toEqual([])
    const [after, counts] = [rows(), await found()]
    await desk.vault.rebuild({})
    expect(rows()).toEqual(after)
    expect(await found()).toEqual(counts)
  })
  it('is made at the next unlock where it was stopped, or where another version made it', async () => {
    const before = { rows: rows(), found: await found() }
    const stop = new AbortController()
    const stopped = desk.vault.rebuild({}, { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    expect(rows()).not.toEqual(before.rows)
    await desk.vault.lock({})
    await desk.vault.unlock({ passphrase })
    expect({ rows: rows(), found: await found() }).toEqual(before)
    desk.store().meta.set('projections', 'another')
    desk.store().db.exec('DELETE FROM coded')
    await desk.vault.lock({})
    await desk.vault.unlock({ passphrase })
    expect({ rows: rows(), found: await found() }).toEqual(before)
    expect(await unsound()).toEqual([])
  })
})
