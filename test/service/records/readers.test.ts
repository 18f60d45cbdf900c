import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppError } from '../../../shared/errors.ts'
import { openReadingDb } from '../../../electron/records/db.ts'
import { readStore } from '../../../electron/records/readers/read-store.ts'
import { snapshots } from '../../../electron/records/readers/snapshots.ts'
import { bringIn, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { plantedQuestion } from '../../fixtures/planted-question.ts'

const someone = (name: string) => ({ query: name, offset: 0, limit: 5 })

describe('a casebook that is read by threads beside the one that writes', () => {
  let folder = ''
  let desk: RecordsDesk
  let aside: ReturnType<RecordsDesk['aside']>
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'))
    aside = desk.aside()
    await desk.vault.create({ passphrase, demonstration: false })
    await bringIn(desk, [somebody('ann'), somebody('bea')], [])
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('shows at once what was written', async () => {
    expect((await aside.patients.list(someone('cleo'))).total).toBe(0)
    await bringIn(desk, [somebody('cleo')], [])
    expect((await aside.patients.list(someone('cleo'))).total).toBe(1)
    expect((await aside.library.counts({})).contentHash).toBe(desk.store().contentHash())
  })
  it('answers from one state, while somebody writes', async () => {
    const { file, key } = desk.reading()
    const db = openReadingDb(file, key)
    const store = readStore(db, () => new Date())
    const found = await snapshots(db)(new AbortController().signal, async () => {
      const before = store.charts.count()
      await bringIn(desk, [somebody('cleo')], [])
      return [before, store.charts.count()]
    })
    expect(found).toEqual([2, 2])
    expect(store.charts.count()).toBe(3)
    db.close()
  })
  it('cannot be written by them', () => {
    const { file, key } = desk.reading()
    const db = openReadingDb(file, key)
    expect(() => readStore(db, () => new Date()).meta.set('name', 'another')).toThrow(/readonly/)
    db.close()
  })
  it('does not let a list wait for what takes long', async () => {
    await bringIn(
      desk,
      [],
      Array.from({ length: 3_000 }, (_, n) =>
        inventedFact('observation', { identity: `o${n}`, patient: 'Patient/ann' }),
      ),
    )
    await aside.patients.list(someone('ann'))
    const order: string[] = []
    let list: Promise<unknown> | undefined
    await desk.vault.verify(
      {},
      { onProgress: () => (list ??= aside.patients.list(someone('bea')).then(() => order.push('list'))) },
    )
    order.push('verify')
    await list
    expect(order).toEqual(['list', 'verify'])
  })
  it('does not read for somebody who has typed on', async () => {
    const first = new AbortController()
    const behind = aside.frames.frame({ question: plantedQuestion }, { signal: first.signal })
    first.abort()
    await expect(behind).rejects.toMatchObject({ code: 'cancelled' })
    expect((await aside.patients.list(someone('ann'))).total).toBe(1)
  })
  it('is read no more once it is locked, and again once it is open', async () => {
    await aside.patients.list(someone('ann'))
    // Each goes through a channel of its own: which of the two comes first is chance, what it may hear is not.
    const [, meanwhile] = await Promise.allSettled([desk.vault.lock({}), aside.patients.list(someone('ann'))])
    expect(meanwhile.status === 'fulfilled' ? meanwhile.value.total : meanwhile.reason).toSatisfy(
      heard => heard === 1 || (heard as AppError).code === 'locked',
    )
    await expect(aside.patients.list(someone('ann'))).rejects.toMatchObject({ code: 'locked' })
    await desk.vault.unlock({ passphrase })
    expect((await aside.patients.list(someone('ann'))).total).toBe(1)
  })
  it('is read under its new key', async () => {
    await aside.patients.list(someone('ann'))
    const changing = desk.vault.changePassphrase({ current: passphrase, next: 'another passphrase' })
    const during = aside.patients.list(someone('bea'))
    await changing
    expect((await during).total).toBe(1)
    expect((await desk.vault.verify({})).ok).toBe(true)
  })
  it('is copied while the same thread checks it', async () => {
    await bringIn(
      desk,
      [],
      Array.from({ length: 3_000 }, (_, n) =>
        inventedFact('observation', { identity: `o${n}`, patient: 'Patient/ann' }),
      ),
    )
    let backup: Promise<unknown> | undefined
    const { ok } = await desk.vault.verify(
      {},
      { onProgress: () => (backup ??= desk.vault.backup({ path: path.join(folder, 'copy.backup') })) },
    )
    expect(ok).toBe(true)
    expect(await backup).toMatchObject({ bytes: expect.any(Number) })
  })
  it('is copied while it is read, and the copy has all of it', async () => {
    const copy = path.join(folder, 'copy.backup')
    await Promise.all([desk.vault.backup({ path: copy }), aside.patients.list(someone('ann'))])
    await desk.vault.lock({})
    expect(await desk.vault.restore({ path: copy, passphrase })).toMatchObject({ patients: 2 })
    expect((await aside.patients.list(someone('ann'))).total).toBe(1)
  })
})
