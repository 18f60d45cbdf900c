import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKeyFile, slotFor, unwrapKey, writeKeyFile } from '../../../electron/records/home/key-file.ts'
import { AppError } from '../../../shared/errors.ts'
import { bringIn, somebody } from '../../fixtures/bring-in.ts'
import { draftOf } from '../../fixtures/entries.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, TODAY, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { secretOf } from '../../../electron/records/home/secret.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const second = 'words of the second person'
const assistants = 'words of an assistant'
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : 'unknown'),
  )

describe('a casebook with a key slot for each of three people', () => {
  let folder = ''
  let station: RecordsDesk
  let patient = 0
  let notes = 0
  const reopen = async (words: string) => {
    await station.vault.lock({})
    return station.vault.unlock({ passphrase: words })
  }
  const write = (title: string) => {
    notes++
    return station.patients.signNote({
      requestId: `request-${notes}`,
      patient,
      title,
      text: 'invented',
    })
  }
  const newest = async () => (await station.audit.page({ offset: 0, limit: 1 }))[0]!

  beforeAll(async () => {
    folder = temporaryFolder()
    const home = path.join(folder, 'home')
    station = recordsDesk(home)
    await station.vault.create({ passphrase })
    await bringIn(station, [somebody('Ada')], [])
    patient = (await station.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient
    await station.vault.lock({})
    const at = path.join(home, 'key.json')
    const file = readKeyFile(at)
    const { key } = await unwrapKey(file, secretOf(passphrase))
    const colleague = { person: 'person-2', role: 'clinician', name: 'Second' } as const
    const assistant = { person: 'person-3', role: 'assistant', name: 'Third' } as const
    const cheap = 2 ** 10 // what a guess costs is not what is tested here
    writeKeyFile(at, {
      ...file,
      slots: [
        await slotFor(file.slots[0]!, secretOf(passphrase), key, cheap),
        await slotFor(colleague, secretOf(second), key, cheap),
        await slotFor(assistant, secretOf(assistants), key, cheap),
      ],
    })
  })
  afterAll(async () => {
    station.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('says whose slot a passphrase opened', async () => {
    expect(await station.vault.unlock({ passphrase })).toEqual({
      person: 'person-1',
      role: 'clinician',
      name: '',
    })
    expect(await reopen(second)).toEqual({ person: 'person-2', role: 'clinician', name: 'Second' })
    await station.vault.lock({})
    expect(await codeOf(station.vault.unlock({ passphrase: 'nobody has these words' }))).toBe(
      'wrong-passphrase',
    )
  })

  it('writes beside a note, an import and a line of the audit log who opened it', async () => {
    await station.vault.unlock({ passphrase })
    const { note } = await write('by the first')
    expect(await newest()).toMatchObject({ person: 'person-1', what: { key: 'audit.note-signed' } })
    await reopen(second)
    await station.patients.signNote({
      requestId: 'request-second',
      patient,
      note,
      version: 1,
      title: 'by the second',
      text: 'invented',
    })
    expect((await station.patients.noteVersions({ note })).map(each => [each.title, each.person])).toEqual([
      ['by the second', 'person-2'],
      ['by the first', 'person-1'],
    ])
    await bringIn(station, [somebody('Bo')], [])
    expect((await station.library.imports({})).map(each => each.person)).toEqual(['person-2', 'person-1'])
    await station.patients.open({ patient })
    expect(await newest()).toMatchObject({
      person: 'person-2',
      what: { key: 'audit.chart-opened', values: { chart: patient } },
    })
    expect((await station.vault.verify({})).ok).toBe(true)
  })

  it('signs an entry by hand, and a word about a critical result, with who opened it', async () => {
    const interpretations = [{ codes: [{ system: '', code: 'HH' }] }]
    const fact = inventedFact('observation', { identity: 'o', patient: 'Patient/Ada', interpretations })
    await bringIn(station, [somebody('Ada')], [fact])
    await reopen(second)
    const [critical] = (await station.patients.critical({ offset: 0, limit: 9 })).rows
    await station.patients.acknowledge({
      requestId: 'request-acknowledge',
      fact: critical!.line.fact,
      done: 'called her in',
    })
    expect(await newest()).toMatchObject({
      person: 'person-2',
      what: { key: 'audit.critical-acknowledged', values: { fact: critical!.line.fact.id } },
    })
    expect(await station.patients.acknowledgements(critical!.line.fact)).toEqual([
      { at: TODAY, person: 'person-2', done: 'called her in', isOfThis: true },
    ])
    const { importId } = await station.ingest.sign({
      requestId: 'request-sign',
      draft: draftOf({ person: { patient } }),
    })
    expect(await newest()).toMatchObject({
      person: 'person-2',
      what: { key: 'audit.entry-signed', values: { number: importId, version: 1 } },
    })
    const form = (await station.ingest.unstored({}))[0]!.form
    const { writer, written } = JSON.parse(form) as { writer: string; written: string }
    expect([writer, Date.parse(written)]).toEqual(['person-2', Date.parse(TODAY)])
  })

  it('lets an assistant read a chart, and refuses her what is a clinician’s', async () => {
    await reopen(assistants)
    expect((await station.patients.open({ patient })).patient).toBe(patient)
    expect(await codeOf(write('by an assistant'))).toBe('not-permitted')
    const requestId = 'request-assistant'
    expect(await codeOf(station.ingest.sign({ requestId, draft: draftOf() }))).toBe('not-permitted')
    const fact = { kind: 'observation', id: 1 } as const
    expect(await codeOf(station.patients.acknowledge({ requestId, fact, done: 'x' }))).toBe('not-permitted')
    expect((await station.patients.critical({ offset: 0, limit: 9 })).total).toBe(0)
    expect(await codeOf(station.audit.page({ offset: 0, limit: 1 }))).toBe('not-permitted')
    await reopen(passphrase)
    expect(await newest()).toMatchObject({ person: 'person-1', what: { key: 'audit.unlocked' } })
  })

  it('changes one person’s passphrase and leaves the others theirs', async () => {
    await reopen(second)
    expect(
      await codeOf(station.vault.changePassphrase({ current: passphrase, next: 'of the wrong one' })),
    ).toBe('wrong-passphrase')
    await station.vault.changePassphrase({ current: second, next: 'new words of the second' })
    expect((await reopen(passphrase)).person).toBe('person-1')
    expect((await reopen('new words of the second')).person).toBe('person-2')
    await station.vault.lock({})
    expect(await codeOf(station.vault.unlock({ passphrase: second }))).toBe('wrong-passphrase')
    await station.vault.unlock({ passphrase })
  })
})

describe('a key file of a trial before the first release', () => {
  it('is refused with what can be done, and nothing here is touched', async () => {
    const folder = temporaryFolder()
    const station = recordsDesk(path.join(folder, 'home'))
    try {
      await station.vault.create({ passphrase })
      await station.vault.lock({})
      const at = path.join(station.home, 'key.json')
      const { format: _, ...rest } = readKeyFile(at)
      const old = JSON.stringify({ ...rest, format: 'casebook-key/2' })
      writeFileSync(at, old)
      expect(await station.vault.status({})).toMatchObject({
        state: 'broken',
        said: { key: 'store.of-a-trial' },
      })
      expect(await codeOf(station.vault.unlock({ passphrase }))).toBe('store-damaged')
      expect(readFileSync(at, 'utf8')).toBe(old)
    } finally {
      station.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
